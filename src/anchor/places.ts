import type { Span } from '../extract/types.ts';
import type { Alignment } from './alignment.ts';
import { alignWords } from './alignment.ts';
import type { Word } from './words.ts';
import { isTelling, weightOf, wordsOf } from './words.ts';

/** Of more places than these only the first are looked at. */
const MOST_EXACT = 200;
const MOST_SEEDS = 12;
const MOST_HITS = 500;
const MOST_WINDOWS = 8;
const LONGEST_WORD = 40;
/** Longer words are looked for as they stand, and not reworded. */
const LONGEST_REWORDED = 5_000;

/** Where in a page words may stand: as they are or, where they are not, reworded. */
export const placesNear = (words: string, page: string, within: Span = { start: 0, end: page.length }): Span[] => {
  const exact = exactPlaces(words, page, within);
  return exact.length > 0 || words.length > LONGEST_REWORDED ? exact : rewordedPlaces(words, page, within);
};

/** Where words stand in a page as they are. */
export const exactPlaces = (words: string, page: string, { start, end }: Span = { start: 0, end: page.length }): Span[] => {
  const places: Span[] = [];
  for (let at = page.indexOf(words, start); at >= 0 && at + words.length <= end && places.length < MOST_EXACT; at = page.indexOf(words, at + 1))
    places.push({ start: at, end: at + words.length });
  return places;
};

const rewordedPlaces = (text: string, page: string, within: Span): Span[] => {
  const words = wordsOf(text);
  return windowsOf(text, page, { ...within, words }).flatMap((window) => bestRun(page, words, wordsOf(page, window)));
};

/** Stretches of the page where many of the words stand at about their distance from each other. */
const windowsOf = (text: string, page: string, { words, start, end }: Span & { words: Word[] }): Span[] => {
  const step = Math.max(80, Math.floor(text.length / 2));
  const votes = new Map<number, number>();
  for (const word of seedsOf(words)) {
    for (const at of hitsOf(text.slice(word.start, word.end), page, { start, end })) {
      const bucket = Math.round((at - word.start) / step);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
    }
  }
  const fullest = [...votes].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_WINDOWS);
  return joinSpans(fullest.map(([bucket]) => ({ start: (bucket - 1) * step, end: (bucket + 2) * step + text.length }))).map((window) =>
    wholeWords(page, { start: Math.max(start, window.start), end: Math.min(end, window.end) }),
  );
};

/** Spans that touch become one, so that none ends where the words go on. */
const joinSpans = (spans: Span[]): Span[] => {
  const joined: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
};

/** Cut at spaces, where there are any near. */
const wholeWords = (page: string, { start, end }: Span): Span => {
  const [before, after] = [page.slice(Math.max(0, start - LONGEST_WORD), start).search(/\S+$/), page.slice(end, end + LONGEST_WORD).search(/\s/)];
  return { start: before < 0 ? start : Math.max(0, start - LONGEST_WORD) + before, end: after < 0 ? end : end + after };
};

/** The longest of the telling words, each once. */
const seedsOf = (words: Word[]): Word[] =>
  [...new Map(words.map((word) => [word.key, word])).values()]
    .toSorted((a, b) => Number(isTelling(b.key)) - Number(isTelling(a.key)) || b.key.length - a.key.length)
    .slice(0, MOST_SEEDS);

const hitsOf = (word: string, page: string, { start, end }: Span): number[] => {
  const hits: number[] = [];
  for (let at = page.indexOf(word, start); at >= 0 && at < end && hits.length < MOST_HITS; at = page.indexOf(word, at + 1)) hits.push(at);
  return hits;
};

/** The run of a window’s words that is most like the words, with as many more as are changed at either end. */
const bestRun = (page: string, words: Word[], window: Word[]): Span[] => {
  const start = bestStart(words, window);
  const more = 2 + Math.floor(words.length / 4);
  const run = window.slice(Math.max(0, start - more), start + words.length + more);
  const pairs = densePairs(alignWords(words, run).pairs, run);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return [];
  const from = widen(page, run, { at: first[1], by: -first[0] });
  const to = widen(page, run, { at: last[1], by: words.length - 1 - last[0] });
  return from && to ? [{ start: from.start, end: to.end }] : [];
};

/** Words in common count for a run, what is between them against it: the stretch of the pairs that speaks most for it. */
const densePairs = (pairs: Alignment['pairs'], run: Word[]): Alignment['pairs'] => {
  let [best, from, sum, to] = [0, 0, 0, -1];
  let start = 0;
  pairs.forEach(([, at], n) => {
    const gap = n === 0 ? 0 : at - (pairs[n - 1]?.[1] ?? 0) - 1;
    if (sum - gap / 2 <= 0) [sum, start] = [0, n];
    else sum -= gap / 2;
    sum += weightOf(run[at]?.key ?? '');
    if (sum > best) [best, from, to] = [sum, start, n];
  });
  return pairs.slice(from, to + 1);
};

/** So many words further, but not into another sentence, or over a quotation mark. */
const widen = (page: string, run: Word[], { at, by }: { at: number; by: number }): Word | undefined => {
  const step = Math.sign(by);
  for (let left = by; left !== 0; left -= step, at += step) {
    const [here, next] = [run[at], run[at + step]];
    if (!here || !next || /[.!?"“”«»\n]/.test(page.slice(Math.min(here.end, next.end), Math.max(here.start, next.start)))) break;
  }
  return run[at];
};

/** Where of all runs of so many words the one begins that has most in common with the words, in whatever order. */
const bestStart = (words: Word[], window: Word[]): number => {
  const wanted = new Map<string, number>();
  for (const { key } of words) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  let [best, bestCommon, common] = [0, -1, 0];
  const count = ({ key }: Word, change: 1 | -1): void => {
    const left = wanted.get(key);
    if (left === undefined) return;
    wanted.set(key, left - change);
    if (change === 1 ? left > 0 : left >= 0) common += change * weightOf(key);
  };
  window.forEach((word, n) => {
    count(word, 1);
    const gone = window[n - words.length];
    if (gone) count(gone, -1);
    if (common > bestCommon) [best, bestCommon] = [Math.max(0, n - words.length + 1), common];
  });
  return best;
};
