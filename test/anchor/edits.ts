import type { Location } from '../../src/anchor/locate.ts';
import { locate } from '../../src/anchor/locate.ts';
import { alignWords } from '../../src/anchor/alignment.ts';
import { wordsOf } from '../../src/anchor/words.ts';
import type { Random, Report } from './news.ts';
import { anyWord, filler, randomOf, utterance, writeReport } from './news.ts';

type Span = { start: number; end: number };
/** A newer version of a report’s text, and what now stands where a statement stood. */
type Edit = (random: Random, report: Report, statement: Span) => { page: string; now: string };

const replace = ({ text }: Report, { start, end }: Span, now: string) => ({ page: text.slice(0, start) + now + text.slice(end), now });
const isTelling = (word: string): boolean => /^\p{L}{5,}$/u.test(word) && !/^(other|which|their|would|could|after|before|while|until)$/.test(word);
const changeWords = (random: Random, words: string, share: (telling: number) => number): string => {
  const parts = words.split(' ');
  const telling = parts.flatMap((word, n) => (isTelling(word) ? [n] : []));
  for (let left = share(telling.length); left > 0 && telling.length > 0; left--) {
    const [n] = telling.splice(random.upTo(telling.length), 1);
    let other = anyWord(random);
    while (other === parts[n!]) other = anyWord(random);
    parts[n!] = other;
  }
  return parts.join(' ');
};

/** Sentences that look like the one they replace, and say something else. */
const LOOK_ALIKES: ((random: Random, words: string) => string)[] = [
  (random, words) => changeWords(random, words, (telling) => Math.max(2, Math.ceil(telling / 3))),
  (_, words) => words.replace(/ (will|has|must|is|cannot) /, (verb) => (verb === ' cannot ' ? ' can ' : `${verb}not `)),
  (random, words) => `${words.split(' ').slice(0, 3).join(' ')} ${utterance(random).split(' ').slice(3).join(' ')}`,
  (random, words) => (/\d/.test(words) ? words.replace(/\d+/, (number) => String(Number(number) + 1)) : words.replace(/ (?=\S+$)/, ` ${2 + random.upTo(8)} `)),
  (random) => utterance(random),
];

const EDITS: Record<string, Edit> = {
  'text inserted before': (random, { text }, { start, end }) => {
    const sentences = Array.from({ length: 1 + random.upTo(5) }, () => filler(random)).join(' ');
    return { page: `${sentences} ${text}`, now: text.slice(start, end) };
  },
  'one word changed inside': (random, report, span) =>
    replace(
      report,
      span,
      changeWords(random, report.text.slice(span.start, span.end), () => 1),
    ),
  'sentence deleted': ({ upTo }, { text }, { start, end }) => {
    const from = Math.max(text.lastIndexOf('. ', start) + 2, text.lastIndexOf('\n\n', start) + 2, 0);
    const to = text.indexOf('.', end) + 1;
    return { page: text.slice(0, from) + (upTo(2) === 0 ? 'The session was closed to the press. ' : '') + text.slice(to).trimStart(), now: '' };
  },
  'replaced by a look-alike': (random, report, span) => {
    const words = report.text.slice(span.start, span.end);
    let other = words;
    while (other.includes(words)) other = random.pick(LOOK_ALIKES)(random, words);
    return replace(report, span, other);
  },
};

/** What was made of an edit: the words before, what stands there now, and what was found. */
export type Outcome = Location & { words: string; now: string; found: string };

/** So many edits of each kind, each of a report of its own, half of them with something written before, too; other ones for another seed. */
const tryEdits = (kind: string, count: number, seed: number): Outcome[] =>
  Array.from({ length: count }, (_, n) => {
    const random = randomOf(seed + n * 7919 + kind.length);
    const report = writeReport(random, 3 + random.upTo(6));
    const statement = random.pick(report.statements);
    const { page, now } = EDITS[kind]!(random, report, statement);
    const shifted = random.upTo(2) === 0 ? `${filler(random)} ${page}` : page;
    const location = locate(report.text, [statement], shifted);
    const found = location.segments.map(({ start, end }) => shifted.slice(start, end)).join(' ');
    return { ...location, words: report.text.slice(statement.start, statement.end), now, found };
  });

/** How many have come out so. */
export const countOf = (outcomes: Outcome[], status: Location['status']): number => outcomes.filter((outcome) => outcome.status === status).length;
/** How much of the words is the same, from 0 to 1. */
export const likeness = ({ words, now }: Outcome): number => alignWords(wordsOf(words), wordsOf(now)).similarity;

/** Every kind of edit, so many of each. */
export const tryAllEdits = (count: number, seed = 0): Record<string, Outcome[]> =>
  Object.fromEntries(Object.keys(EDITS).map((kind) => [kind, tryEdits(kind, count, seed)]));
