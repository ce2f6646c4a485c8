import { readFileSync } from 'node:fs';
import type { AttributedReport } from '../src/extract/discourse.ts';
import { excerptsOf } from '../src/extract/code-points.ts';
import { fold } from '../src/extract/fold.ts';

type Pair = [start: number, end: number];
/** An annotated article: who said what, by the words of the text. Offsets are code points. */
export type Annotated = { id: string; text: string; published: string; attributions: { source: Pair[]; cue: Pair[]; content: Pair[] }[] };
export type GoldSpeaker = { id: string; name: string; kind: string; names: string[] };
/** Who stands behind an article's attributions; `n` counts them. */
export type Resolved = {
  id: string;
  speakers: GoldSpeaker[];
  attributions: { n: number; speakers: string[]; unsure?: boolean; unsure_of?: string[] }[];
};

/** The objects of a file of JSON lines. */
export const readLines = <Line>(path: string): Line[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);

/** One article in ten is not trained on: `is_held_out` in data.py. */
export const isHeldOut = (index: number): boolean => index % 10 === 9;

/** For each report, whether its words and speakers are right; null where the annotation does not say. As in *who said what*: words that overlap by half, one to one. */
export const judge = (article: Annotated, resolved: Resolved, reports: AttributedReport[]): (boolean | null)[] => {
  const excerptOf = excerptsOf(article.text);
  const said = reports.map(({ segments }) =>
    wordsIn(
      article.text,
      segments.map(excerptOf).map(({ start, end }): Pair => [start, end]),
    ),
  );
  const gold = article.attributions.map(({ content }) => wordsIn(article.text, content));
  const partner = matchPairs(said, gold);
  const people = new Map(resolved.speakers.map((speaker) => [speaker.id, speaker]));
  const rows = new Map(resolved.attributions.map((row) => [row.n, row]));
  return reports.map(({ speakers }, i) => {
    const row = rows.get(partner.get(i) ?? -1);
    if (!row) return partner.has(i) ? null : false;
    if (row.unsure && (row.unsure_of?.includes('speakers') ?? true)) return null;
    const wanted = row.speakers.flatMap((id) => people.get(id) ?? []);
    return speakers.length === wanted.length && wanted.every((one) => speakers.some(({ name }) => isNameOf(name, one)));
  });
};

const places = new Map<string, Pair[]>();
/** The words of a text, as code points. */
const wordPlaces = (text: string): Pair[] => {
  const known = places.get(text);
  if (known) return known;
  const excerptOf = excerptsOf(text);
  const found = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }): Pair => {
    const { start, end } = excerptOf({ start: index, end: index + word.length });
    return [start, end];
  });
  places.set(text, found);
  return found;
};

const wordsIn = (text: string, spans: Pair[]): Set<number> =>
  new Set(wordPlaces(text).flatMap(([start, end], i) => (spans.some(([from, to]) => start < to && end > from) ? [i] : [])));

const matchPairs = (said: Set<number>[], gold: Set<number>[]): Map<number, number> => {
  const overlaps = said
    .flatMap((a, i) =>
      gold.map((b, j) => {
        const both = [...a].filter((word) => b.has(word)).length;
        return { i, j, overlap: both && both / (a.size + b.size - both) };
      }),
    )
    .filter(({ overlap }) => overlap >= 0.5)
    .sort((a, b) => b.overlap - a.overlap);
  const partner = new Map<number, number>();
  for (const { i, j } of overlaps) if (!partner.has(i) && ![...partner.values()].includes(j)) partner.set(i, j);
  return partner;
};

/** A person is right by first and last name, where the text has both; another by any of its names. */
export const isNameOf = (name: string, gold: GoldSpeaker): boolean => {
  const plain = (words: string): string => fold(words).replace(/^(the|mr|mrs|ms|dr|sen|rep|gov|president) /, '');
  const [words, full] = [plain(name).split(' '), plain(gold.name).split(' ')];
  if (words.join(' ') === full.join(' ')) return true;
  if (gold.kind !== 'person' || full.length < 2) return gold.names.some((other) => plain(other) === words.join(' '));
  return words.length > 1 && words.at(-1) === full.at(-1) && (words[0] === full[0] || gold.names.some((other) => plain(other) === words.join(' ')));
};
