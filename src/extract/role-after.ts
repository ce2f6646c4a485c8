import { ROLES } from './lexicon/roles.ts';
import type { Name } from './names.ts';
import type { Document, Token } from './sentences.ts';
import type { Span } from './types.ts';

/** An apposition is at most this long, in tokens. */
const LONGEST = 30;
const STOPS = new Set(['who', 'which', 'said', 'says', 'told', 'added', 'speaking', 'and', '(', ';', '—', '–', '”', '"', '“']);

/**
 * The role that stands behind a name:
 *
 *     Jan Novak, a senior fellow at the Institute of Peace, said
 *                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
export const readRoleAfter = ({ tokens, sentences }: Document, name: Name): Span | null => {
  const last = sentences[name.sentence]?.lastToken ?? 0;
  if (tokens[name.lastToken + 1]?.text !== ',') return null;
  let from = name.lastToken + 2;
  if (/^\d{1,3}$/.test(tokens[from]?.text ?? '') && tokens[from + 1]?.text === ',') from += 2;
  if (/^(a|an|the|its|their)$/i.test(tokens[from]?.text ?? '')) from++;
  let to = from;
  let hasRole = false;
  while (to <= last && to - from < LONGEST && !isEnd(tokens[to] as Token, hasRole)) {
    hasRole ||= ROLES.has((tokens[to] as Token).text.toLowerCase());
    to++;
  }
  return hasRole && to > from ? { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end } : null;
};

const isEnd = ({ text, pos }: Token, hasRole: boolean): boolean =>
  /^[,.:;?!]$/.test(text) || (STOPS.has(text.toLowerCase()) && !(text === 'and' && !hasRole)) || ((pos === 'VERB' || pos === 'AUX') && !text.endsWith('ing'));
