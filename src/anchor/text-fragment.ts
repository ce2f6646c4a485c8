import type { Span } from '../extract/types.ts';

// URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[prefix-,]start[,end][,-suffix]`.

/** Longer words are given by their start and end. */
const LONGEST_EXACT = 300;
/** With so many words a start or an end begins; more are taken while they are not the first of their kind. */
const FEWEST_WORDS = 5;
const MOST_WORDS = 20;
/** So far around the words others like them are looked for, in UTF-16 units. */
const REACH = 200_000;
/** So much of a text is looked at for a few words. */
const NEAR = 1000;

/** The parts of one text directive. */
type Directive = { prefix?: string; start: string; end?: string; suffix?: string };
/** A text, and the same as browsers compare it; places in both are the same. */
type Page = { text: string; plain: string };

/** The directives for words that stand nowhere else, made of the words alone. */
export const plainFragment = (segments: { text: string }[]): string =>
  segments.map(({ text }) => write(isExact(text) ? { start: text } : { start: headOf(text, FEWEST_WORDS), end: tailOf(text, FEWEST_WORDS) })).join('&');

/** Gives for places of a text, spans in UTF-16 units, the directives that lead to them: where words stand twice, with those around them. */
export const textFragments = (text: string): ((segments: Span[]) => string) => {
  const page = { text, plain: toPlain(text) };
  return (segments) => segments.map((segment) => write(directiveAt(page, segment))).join('&');
};

/** The address that opens a page at the words. */
export const linkToText = (url: string, fragment: string): string => {
  const page = url.replace(/:~:.*$/s, '');
  return `${page}${page.includes('#') ? '' : '#'}:~:${fragment}`;
};

const write = ({ prefix, start, end, suffix }: Directive): string =>
  `text=${[prefix && `${encode(prefix)}-`, encode(start), end && encode(end), suffix && `-${encode(suffix)}`].filter((part) => part).join(',')}`;

/** White space as a page shows it. `-` is part of the syntax, like `,` and `&`, which are encoded anyway. */
const encode = (words: string): string => encodeURIComponent(words.toWellFormed().replace(/\s+/g, ' ').trim()).replaceAll('-', '%2D');

/** Without regard to case and accents, unit by unit. */
const toPlain = (text: string): string =>
  text
    .replace(/[\x80-\uffff]/g, (sign) => sign.normalize('NFKD').charAt(0))
    .toLowerCase()
    .replace(/[^\S ]/g, ' ');

/** A new line is a new block, and no exact words go across. */
const isExact = (words: string): boolean => words.length <= LONGEST_EXACT && !words.includes('\n');

const directiveAt = (page: Page, { start, end }: Span): Directive => {
  const words = page.text.slice(start, end);
  if (!isExact(words)) return rangeDirective(page, { start, end });
  if (!standsTwice(page, { start, end })) return { start: words };
  const [prefix, suffix] = contextOf(page, { start, end }, (count) => [tailBefore(page.text, start, count), headAfter(page.text, end, count)]);
  return { ...(prefix.trim() && { prefix }), start: words, ...(suffix.trim() && { suffix }) };
};

/** The start, with what is before it where it stands twice, and the first such end after it. */
const rangeDirective = (page: Page, { start, end }: Span): Directive => {
  const words = page.text.slice(start, end);
  const head = shortest(
    (count) => headOf(words, count),
    ({ length }) => !standsTwice(page, { start, end: start + length }),
  );
  const inner = { start, end: start + head.length };
  const tail = shortest(
    (count) => tailOf(words, count),
    ({ length }) => page.plain.indexOf(page.plain.slice(end - length, end), inner.end) === end - length,
  );
  if (!standsTwice(page, inner)) return { start: head, end: tail };
  const [prefix] = contextOf(page, inner, (count) => [tailBefore(page.text, start, count), '']);
  return { ...(prefix.trim() && { prefix }), start: head, end: tail };
};

const shortest = (take: (count: number) => string, isEnough: (words: string) => boolean): string => {
  let count = FEWEST_WORDS;
  while (count < MOST_WORDS && !isEnough(take(count))) count++;
  return take(count);
};

/** As few words around a place as make it the only one. */
const contextOf = (page: Page, { start, end }: Span, take: (count: number) => [prefix: string, suffix: string]): [prefix: string, suffix: string] => {
  for (let count = 1; ; count++) {
    const [prefix, suffix] = take(count);
    if (count === MOST_WORDS || !standsTwice(page, { start: start - prefix.length, end: end + suffix.length })) return [prefix, suffix];
  }
};

const standsTwice = ({ plain }: Page, { start, end }: Span): boolean => {
  const near = plain.slice(Math.max(0, start - REACH), end + REACH);
  const words = plain.slice(start, end);
  return near.indexOf(words) !== near.lastIndexOf(words);
};

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.\-][\p{L}\p{N}]+)*/gu;

/** The first words of a block. */
const headOf = (words: string, count: number): string => {
  const [block = ''] = words.split('\n');
  const last = [...block.matchAll(WORD)][count - 1];
  return last ? block.slice(0, last.index + last[0].length) : block.trimEnd();
};

/** The last words of a block. */
const tailOf = (words: string, count: number): string => {
  const block = words.split('\n').at(-1) ?? '';
  const first = [...block.matchAll(WORD)].at(-count);
  return first ? block.slice(first.index) : block.trimStart();
};

/** The last words before a place, of the block that it is in or else of the block before; with the space between. */
const tailBefore = (text: string, place: number, count: number): string => {
  const near = text.slice(Math.max(0, place - NEAR), place);
  const words = near.trimEnd();
  return tailOf(words, count) + near.slice(words.length);
};

const headAfter = (text: string, place: number, count: number): string => {
  const near = text.slice(place, place + NEAR);
  const words = near.trimStart();
  return near.slice(0, near.length - words.length) + headOf(words, count);
};
