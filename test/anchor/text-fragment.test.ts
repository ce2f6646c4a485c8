import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkToText, plainFragment, textFragments } from '../../src/anchor/text-fragment.ts';

/** The directives for words of a text; `nth` counts the places where they stand from 0. */
const fragmentOf = (text: string, ...parts: [words: string, nth?: number][]): string =>
  textFragments(text)(
    parts.map(([words, nth = 0]) => {
      let start = text.indexOf(words);
      for (let n = 0; n < nth; n++) start = text.indexOf(words, start + 1);
      return { start, end: start + words.length };
    }),
  );

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(sign);
const isBound = (text: string, at: number): boolean => !(isWordSign(text[at - 1]) && isWordSign(text[at]));

type Query = { words: string; from: number; startBound: boolean; endBound: boolean };

/** “Find a string in range” of the specification: word-bounded where that is asked for, never across blocks. */
const find = (page: string, { words, from, startBound, endBound }: Query): number => {
  for (let at = page.indexOf(words, from); at >= 0; at = page.indexOf(words, at + 1))
    if ((!startBound || isBound(page, at)) && (!endBound || isBound(page, at + words.length))) return at;
  return -1;
};

const skipSpace = (page: string, at: number): number => at + (/^\s*/.exec(page.slice(at))?.[0].length ?? 0);

/** “Find a range from a text directive” of the specification, written after it: where a browser would go. */
const follow = (text: string, directive: string): string | undefined => {
  const page = text.replace(/[^\S\n]+/g, ' ').toLowerCase();
  const parts = directive
    .replace(/^text=/, '')
    .split(',')
    .map((part) => ({ isPrefix: part.endsWith('-'), isSuffix: part.startsWith('-'), words: decodeURIComponent(part.replace(/^-|-$/g, '')).toLowerCase() }));
  const prefix = parts.find(({ isPrefix }) => isPrefix)?.words;
  const suffix = parts.find(({ isSuffix }) => isSuffix)?.words;
  const [start, end] = parts.filter(({ isPrefix, isSuffix }) => !isPrefix && !isSuffix).map(({ words }) => words);
  for (let from = 0; from <= page.length; from++) {
    let at: number;
    if (prefix === undefined) at = find(page, { words: start!, from, startBound: true, endBound: end !== undefined || suffix === undefined });
    else {
      const before = find(page, { words: prefix, from, startBound: true, endBound: false });
      if (before < 0) return undefined;
      from = before;
      const next = skipSpace(page, before + prefix.length);
      at = page.startsWith(start!, next) ? next : -1;
      if (at < 0) continue;
    }
    if (at < 0) return undefined;
    if (prefix === undefined) from = at;
    let until = at + start!.length;
    if (end !== undefined) {
      const last = find(page, { words: end, from: until, startBound: true, endBound: suffix === undefined });
      if (last < 0) return undefined;
      until = last + end.length;
    }
    if (suffix !== undefined && !page.startsWith(suffix, skipSpace(page, until))) continue;
    return text.replace(/[^\S\n]+/g, ' ').slice(at, until);
  }
  return undefined;
};

describe('a text fragment', () => {
  it('is the words, encoded as the specification asks', () => {
    expect(fragmentOf('He said: “We agree, A-B & C”.', ['We agree, A-B & C'])).toBe('text=We%20agree%2C%20A%2DB%20%26%20C');
    expect(fragmentOf('Он сказал: «Да»', ['Да'])).toBe('text=%D0%94%D0%B0');
  });

  it('has what stands before and after where the words stand twice', () => {
    const text = 'Mary Lee said: “we agree”. Tom Reed said that “we agree” too.';
    expect(fragmentOf(text, ['we agree'])).toBe(`text=${encodeURIComponent('said: “')}-,we%20agree,-${encodeURIComponent('”. Tom')}`);
    expect(fragmentOf(text, ['we agree', 1])).toBe(`text=${encodeURIComponent('that “')}-,we%20agree,-${encodeURIComponent('” too')}`);
  });

  it('takes case and accents as browsers do', () => {
    expect(fragmentOf('A RÉSUMÉ came. She sent a resume.', ['resume'])).toBe('text=a-,resume,-.');
  });

  it('has start and end for long words, and for those of several lines', () => {
    const long = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ');
    expect(fragmentOf(`He said: ${long}.`, [long])).toBe('text=word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59');
    expect(fragmentOf('He said: “It rained.\nIt snowed, too.”', ['It rained.\nIt snowed, too.'])).toBe('text=It%20rained.,It%20snowed%2C%20too.');
  });

  it('has a directive for each part of interrupted words', () => {
    expect(fragmentOf('“Yes,” he said, “and no.”', ['Yes'], ['and no'])).toBe('text=Yes&text=and%20no');
  });

  it('made of the words alone is the same where they stand once', () => {
    expect(plainFragment([{ text: 'Yes' }, { text: 'and no' }])).toBe('text=Yes&text=and%20no');
  });

  it('goes behind the fragment that an address has, and in the place of another', () => {
    expect(linkToText('https://a.example/x', 'text=Yes')).toBe('https://a.example/x#:~:text=Yes');
    expect(linkToText('https://a.example/x#top', 'text=Yes')).toBe('https://a.example/x#top:~:text=Yes');
    expect(linkToText('https://a.example/x#:~:text=No', 'text=Yes')).toBe('https://a.example/x#:~:text=Yes');
  });

  it('leads a browser to the very words, however often others like them stand around', () => {
    const word = fc.constantFrom('we', 'agree', 'talks', 'peace', 'now', 'Zoë', 'co-op', 'A,B', 'R&D', '100%', '#1');
    const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(' '));
    const sentence = fc.oneof(words(2), words(90));
    const gap = fc.constantFrom(' said: “', '” ', ' ');
    const text = fc.array(fc.tuple(sentence, gap), { minLength: 1, maxLength: 8 });
    let repeated = 0;
    fc.assert(
      fc.property(text, fc.nat(), (parts, pick) => {
        // Each stands between words of its own, so that something tells it from the others.
        const whole = parts.map(([words, between], n) => `before${n}${between}${words} after${n}.`).join(' ');
        const nth = pick % parts.length;
        const [words, between] = parts[nth]!;
        const start = whole.indexOf(`before${nth}${between}`) + `before${nth}${between}`.length;
        const fragment = textFragments(whole)([{ start, end: start + words.length }]);
        if (fragment.includes('-,') || fragment.includes(',-')) repeated++;
        expect(follow(whole, fragment)).toBe(words);
      }),
      { numRuns: 300 },
    );
    expect(repeated).toBeGreaterThan(30);
  });

  it('is found at once in a text of ten megabytes', () => {
    const filler = 'It rained in Oslo on that day and the next. '.repeat(115_000);
    const began = performance.now();
    expect(fragmentOf(`${filler}He said: “yes”. ${filler}`, ['yes'])).toBe('text=yes');
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
