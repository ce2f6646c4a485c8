import { ROLE_MODIFIERS } from './lexicon/roles.ts';
import type { Name } from './names.ts';
import type { Document, Token } from './sentences.ts';
import { touching } from './spans.ts';
import type { Span } from './types.ts';
import { isOffice, isRoleWord, lexiconKey } from './word-classes.ts';

/** An apposition is at most this long, in tokens. */
const LONGEST = 30;
const STOPS = new Set([
  'who',
  'which',
  'said',
  'says',
  'told',
  'added',
  'speaking',
  'whose',
  'whom',
  'that',
  'where',
  'when',
  '(',
  ';',
  '—',
  '–',
  '”',
  '"',
  '“',
]);

/**
 * The role that stands behind a name:
 *
 *     Jan Novak, a senior fellow at the Institute of Peace, said
 *                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
export const readRoleAfter = ({ tokens, sentences }: Document, name: Name, titles: Span[]): Span | null => {
  const last = sentences[name.sentence]?.lastToken ?? 0;
  if (tokens[name.lastToken + 1]?.text !== ',') return null;
  let from = name.lastToken + 2;
  if (/^\d{1,3}$/.test(tokens[from]?.text ?? '') && tokens[from + 1]?.text === ',') from += 2;
  if (/^(a|an|the|its|their)$/i.test(tokens[from]?.text ?? '')) from++;
  let to = from;
  let hasRole = false;
  while (to <= last && to - from < LONGEST && !isEnd(tokens, to, hasRole)) {
    hasRole ||= isOffice(lexiconKey(tokens[to] as Token));
    to++;
  }
  const role = hasRole && to > from ? { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end } : null;
  // *Jan Novak, Minister Ada Byrd and …*: that is hers.
  return role && touching(titles, role).some(({ start }) => start === role.start) ? null : role;
};

const isEnd = (tokens: Token[], at: number, hasRole: boolean): boolean => {
  const { text, pos } = tokens[at] as Token;
  // *Founder and CEO*, *chairman and chief executive*.
  if (text === 'and' && hasRole) return !isAnotherOffice(tokens, at + 1);
  return /^[,.:;?!]$/.test(text) || STOPS.has(text.toLowerCase()) || ((pos === 'VERB' || pos === 'AUX') && !text.endsWith('ing'));
};

/** Not *and veteran lobbyist Ada Byrd*. */
const isAnotherOffice = (tokens: Token[], at: number): boolean => {
  const office = ROLE_MODIFIERS.has(lexiconKey(tokens[at] ?? { text: '' })) && isRoleWord(tokens[at + 1]) ? at + 1 : at;
  return isRoleWord(tokens[office]) && !/^(NOUN|PROPN|ADJ)$/.test(tokens[office + 1]?.pos ?? '');
};

/** A role before a name is at most this long, in tokens. */
const LONGEST_BEFORE = 10;

/**
 * The role that stands before a name between commas:
 *
 *     The bank's director, Jan Novak, said
 *         ^^^^^^^^^^^^^^^
 */
export const readRoleBefore = ({ tokens }: Document, { title, firstToken, lastToken }: Name): Span | null => {
  if (title || tokens[firstToken - 1]?.text !== ',' || tokens[lastToken + 1]?.text !== ',') return null;
  const last = tokens[firstToken - 2];
  let from = firstToken - 1;
  while (from > firstToken - LONGEST_BEFORE && /^(NOUN|PROPN|ADJ|ADP|PART)$/.test(tokens[from - 1]?.pos ?? '')) from--;
  const first = tokens[from];
  if (!first || first.sentence !== last?.sentence || !(isDeterminer(tokens[from - 1]) || isPossessed(tokens.slice(from, firstToken - 1)))) return null;
  const preposition = tokens.slice(from, firstToken - 1).findIndex(({ pos }) => pos === 'ADP');
  const head = tokens[preposition < 0 ? firstToken - 2 : from + preposition - 1];
  return head && isOffice(lexiconKey(head)) ? { start: first.start, end: last.end } : null;
};

const isDeterminer = (token: Token | undefined): boolean => /^(the|an?|his|her|its|their)$/i.test(token?.text ?? '');

/** *Reed's lawyer* */
const isPossessed = ([first, ...others]: Token[]): boolean => first?.pos === 'PROPN' && others.some(({ text }) => /^[’']s?$/.test(text));
