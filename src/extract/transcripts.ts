import type { Quotation } from './quotations.ts';
import { startClaims } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** What one speaker says in a transcript until the next one does: the label before the colon or another cue, and a span a paragraph. */
export type Turn = { label: Span; cue?: Span; words: Span[] };

/** One to seven words, each with a capital, before a colon and words that are not quoted. */
const LABEL = /^(\p{Lu}[\p{L}\p{M}.’'-]*(?: (?:and|de|for|of|van|von|the|\p{Lu}[\p{L}\p{M}.’'-]*)){0,6})(?: ?\((?<aside>[^)\n]{1,40})\))?:\s+(?=[^\s“"‘'])/u;
const LONGEST_LABEL = 120;
const FEWEST_TURNS = 3;
const FEWEST_LABELS = 2;
/** More paragraphs without a label are no longer one turn. */
const LONGEST_TURN = 12;

type Line = Span & { name: string; label: Span; wordsAt: number };

/**
 * The turns of a transcript; none in any other text:
 *
 *     Q: Is it over?
 *     ABELSON: No. Rates are down.
 */
export const findTurns = (text: string, paragraphs: Span[]): Turn[] => {
  const lines = paragraphs.map(({ start, end }): Line => {
    const found = LABEL.exec(text.slice(start, Math.min(end, start + LONGEST_LABEL)));
    const [opening = '', name = ''] = found ?? [];
    return { start, end, name, label: labelIn(text, start, found), wordsAt: start + opening.length };
  });
  const labels = labelsOf(lines);
  const labelled = lines.flatMap(({ name }, i) => (labels.has(name) ? i : []));
  if (labels.size < FEWEST_LABELS || labelled.length < FEWEST_TURNS) return [];
  if (
    !areSentences(
      text,
      labelled.map((i) => lines[i] as Line),
    )
  )
    return [];
  return labelled.map((first, nth) => {
    const next = Math.min(labelled[nth + 1] ?? first + 1, first + LONGEST_TURN);
    const { label, wordsAt } = lines[first] as Line;
    return {
      label,
      words: lines.slice(first, next).map((line, i) => ({ start: i === 0 ? wordsAt : line.start, end: line.end })),
    };
  });
};

/** An office stands before who holds it: *The Minister for Rail (Tom Reed):* */
const labelIn = (text: string, start: number, found: RegExpExecArray | null): Span => {
  const [name = '', aside] = [found?.[1], found?.groups?.aside];
  const from = aside !== undefined && name.startsWith('The ') ? text.indexOf(aside, start + name.length) : start;
  return { start: from, end: from + (from > start ? (aside ?? '') : name).length };
};

/** Labels that come back; where at least half of the paragraphs have one, all of them, and beside labels that come back those in capitals. */
const labelsOf = (lines: Line[]): Set<string> => {
  const names = lines.flatMap(({ name }) => (name === '' ? [] : name));
  const isDense = names.length * 2 >= lines.length;
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const comesBack = (name: string): boolean => (counts.get(name) ?? 0) > 1;
  const someComeBack = names.some(comesBack);
  return new Set(names.filter((name) => isDense || comesBack(name) || (name === name.toUpperCase() && someComeBack)));
};

/** Do most labels stand before words that end as sentences do? *Clinton: 1,812.* does not. */
const areSentences = (text: string, lines: Line[]): boolean =>
  lines.filter(({ wordsAt, end }) => /\p{L}{2}/u.test(text.slice(wordsAt, end)) && /[.?!…]["”’')\]]*\s*$/.test(text.slice(Math.max(wordsAt, end - 8), end)))
    .length *
    2 >
  lines.length;

/** With the words of turns, which are quoted, though without marks. */
export const quoteTurns = (text: string, quotations: Quotation[], turns: Turn[]): Quotation[] => {
  if (turns.length === 0) return quotations;
  const isInTurn = claimsOf(text, turns);
  const spoken = turns.flatMap(({ words }) => words.map((span) => ({ ...span, marks: 0, closed: true })));
  return [...quotations.filter((quotation) => !isInTurn(quotation)), ...spoken].sort((a, b) => a.start - b.start);
};

/** Each turn is said by whom its label names; what is reported within it is theirs. */
export const letTurnsSpeak = (text: string, attributions: Attribution[], turns: Turn[]): Attribution[] => {
  if (turns.length === 0) return attributions;
  const isInTurn = claimsOf(text, turns);
  const others = attributions.filter(({ cue, contents }) => ![...(cue ? [cue] : []), ...contents].some(isInTurn));
  return [...others, ...turns.map(({ label, cue, words }) => ({ cue: cue ?? colonBehind(text, label), source: label, contents: words, certainty: null }))];
};

const colonBehind = (text: string, label: Span): Span => {
  const colon = text.indexOf(':', label.end);
  return { start: colon, end: colon + 1 };
};

const claimsOf = (text: string, turns: Turn[]): ((span: Span) => boolean) => {
  const { take, isTaken } = startClaims(text.length);
  turns.flatMap(({ label, words }) => [label, ...words]).forEach(take);
  return isTaken;
};
