/** Tags of spans: outside, begin, inside, end, single (BIOES), each but `O` with the kind of span behind it. */
export type TagSet = { tags: readonly string[]; mayFollow: readonly (readonly boolean[])[] };

const FORBIDDEN = -1e9;

const follows = (before: string, after: string): boolean =>
  /^[BI]/.test(before) ? after.slice(1) === before.slice(1) && /^[IE]/.test(after) : /^[OBS]/.test(after);

/** The tags of spans of the given kinds, and which may follow which. */
export const tagSetOf = (kinds: readonly string[]): TagSet => {
  const tags = ['O', ...kinds.flatMap((kind) => ['B', 'I', 'E', 'S'].map((tag) => tag + kind))];
  return { tags, mayFollow: tags.map((before) => tags.map((after) => follows(before, after))) };
};

/** The best allowed sequence of tags for `length` words; `score(word, tag)` is a log-probability. Linear in the words (Viterbi 1967). */
export const bestPath = (score: (word: number, tag: number) => number, length: number, { tags, mayFollow }: TagSet): number[] => {
  if (length === 0) return [];
  const back: number[][] = [];
  let best = tags.map((tag, k) => (/^[OBS]/.test(tag) ? score(0, k) : FORBIDDEN));
  for (let word = 1; word < length; word++) {
    const from = tags.map((_, after) => argmax(tags, (before) => (best[before] ?? 0) + (mayFollow[before]?.[after] ? 0 : FORBIDDEN)));
    best = from.map((before, after) => (best[before] ?? 0) + (mayFollow[before]?.[after] ? 0 : FORBIDDEN) + score(word, after));
    back.push(from);
  }
  const path = [argmax(tags, (k) => (best[k] ?? 0) + (/^[OES]/.test(tags[k] ?? '') ? 0 : FORBIDDEN))];
  for (const from of back.reverse()) path.push(from[path.at(-1) ?? 0] ?? 0);
  return path.reverse();
};

const argmax = (tags: readonly string[], value: (index: number) => number): number => {
  let arg = 0;
  for (let k = 1; k < tags.length; k++) if (value(k) > value(arg)) arg = k;
  return arg;
};

/** The spans of one kind in a path of tags, as first and last word. */
export const spansIn = (path: number[], { tags }: TagSet, kind: string): { first: number; last: number }[] => {
  const spans: { first: number; last: number }[] = [];
  let first = -1;
  path.forEach((k, word) => {
    const tag = tags[k] ?? 'O';
    if (tag === 'O' || tag.slice(1) !== kind) return;
    if (/^[BS]/.test(tag)) first = word;
    if (/^[ES]/.test(tag) && first >= 0) spans.push({ first, last: word });
  });
  return spans;
};
