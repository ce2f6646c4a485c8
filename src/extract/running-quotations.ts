import { letAnnounce } from './announced.ts';
import type { Quotation } from './quotations.ts';
import { SPEECH_VERBS } from './lexicon/cues.ts';
import type { Document, Token } from './sentences.ts';
import { tokensOf } from './sentences.ts';
import { indexAt, overlaps, startClaims, touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** Shorter stretches in quotation marks are terms, titles and scare quotes. */
const FEWEST_WORDS = 5;

/**
 * Adds the quotations that no cue was linked to. One that goes on behind its attribution belongs to the same statement:
 *
 *     “A,” she said. “B.”
 *                    ^^^^
 * and so does the next paragraph of one that was left unclosed. Any other that stands by itself is a statement of its own.
 */
export const addRunningQuotations = (document: Document, quotations: Quotation[], attributions: Attribution[]): Attribution[] => {
  const all = letAnnounce(document, quotations, attributions).map((attribution) => ({ ...attribution, contents: [...attribution.contents] }));
  const cued = all.filter(({ cue }) => cue !== null).sort((a, b) => contentEnd(a) - contentEnd(b));
  const { take, isTaken } = startClaims(document.text.length);
  all.flatMap(({ contents }) => contents).forEach(take);
  takeUp(document, quotations, cued).forEach(take);
  let next = 0;
  for (const quotation of quotations) {
    while (next < cued.length && contentEnd(cued[next] as Attribution) <= quotation.start) next++;
    if (isTaken(quotation)) continue;
    const signed = isLong(document, quotation) ? signature(document, quotation) : null;
    if (signed) all.push({ ...signed, contents: [quotation], certainty: null });
    if (signed || !isClause(document, quotation)) continue;
    const last = cued[next - 1];
    if (last && goesOn(document, quotations, { last, quotation })) last.contents.push(quotation);
    else if (isSentence(document, quotation)) all.push({ ...leadIn(document, last, quotation), contents: [quotation], certainty: null });
  }
  return all;
};

/**
 * A quotation left open at the end of a paragraph is of the attribution that the next paragraph gives it:
 *
 *     “We are ready.
 *     “We will talk,” she said.
 *
 * Gives those that were added.
 */
const takeUp = ({ paragraphs }: Document, quotations: Quotation[], attributions: Attribution[]): Quotation[] => {
  const owners = new Map(
    attributions.flatMap((attribution) =>
      attribution.contents.flatMap((content) => touching(quotations, content).map((quotation) => [quotation, attribution] as const)),
    ),
  );
  return quotations.toReversed().filter((quotation, i, reversed) => {
    const behind = reversed[i - 1];
    const owner = behind && owners.get(behind);
    if (!owner || quotation.closed || owners.has(quotation)) return false;
    const paragraph = indexAt(paragraphs, quotation.start);
    if (paragraphs[paragraph + 1]?.start !== behind.start) return false;
    owner.contents.unshift(quotation);
    owners.set(quotation, owner);
    return true;
  });
};

const contentEnd = ({ contents }: Attribution): number => contents.at(-1)?.end ?? 0;

/**
 * The words that announce a quotation in a paragraph of its own; without them it goes on with the source of the one before.
 *
 *     Novak continued:
 *     ^^^^^ source
 *           ^^^^^^^^^ cue
 */
const leadIn = (document: Document, last: Attribution | undefined, { start }: Quotation): Pick<Attribution, 'cue' | 'source'> => {
  const tokens = sentenceBefore(document, start);
  const cue = tokens.findLast(({ lemma }) => SPEECH_VERBS.has(lemma)) ?? (tokens.length < 6 ? tokens.at(-1) : undefined);
  const subject = cue && subjectBefore(tokens, cue);
  if (tokens.at(-1)?.text === ':' && cue && subject) return { cue: { start: cue.start, end: cue.end }, source: subject };
  const isNear = last !== undefined && indexAt(document.paragraphs, start) - indexAt(document.paragraphs, last.contents[0]?.start ?? 0) <= 1;
  return { cue: null, source: isNear ? last.source : null };
};

/**
 * The name behind a dash:
 *
 *     “A thing of beauty.” ― Ada Byrd, poet
 *                          ^ cue
 *                            ^^^^^^^^ source
 */
const signature = ({ text, paragraphs }: Document, { start, end }: Quotation): Pick<Attribution, 'cue' | 'source'> | null => {
  const paragraph = paragraphs[indexAt(paragraphs, start)];
  if (!paragraph || !/^\n?$/.test(text.slice(Math.max(paragraph.start, start - 1), start))) return null;
  const [, space, dash, gap, name] = SIGNATURE.exec(text.slice(end, paragraph.end)) ?? [];
  if (space === undefined || dash === undefined || gap === undefined || name === undefined) return null;
  const cue = end + space.length;
  const source = cue + dash.length + gap.length;
  return { cue: { start: cue, end: cue + dash.length }, source: { start: source, end: source + name.length } };
};

/** A dash, and a name of at most six words up to a comma or the end of the line. */
const SIGNATURE = /^(\s*)(―|—|–|--?)(\s*)(\p{Lu}[^\s,;:()]*(?: (?:\p{Lu}|de|van|von|bin|of)[^\s,;:()]*){0,5}) *(?:[,;(\n]|$)/u;

const sentenceBefore = (document: Document, start: number): Token[] => {
  const sentence = document.sentences[indexAt(document.sentences, start) - 1];
  return sentence ? tokensOf(document, sentence) : [];
};

/** The name or pronoun before a verb. */
const subjectBefore = (tokens: Token[], verb: Token): Span | null => {
  const before = tokens.filter(({ end }) => end <= verb.start);
  const last = before.findLastIndex(({ pos }) => pos === 'PROPN' || pos === 'PRON');
  if (last < 0) return null;
  let first = last;
  while (first > 0 && before[first]?.pos === 'PROPN' && before[first - 1]?.pos === 'PROPN') first--;
  return { start: (before[first] as Token).start, end: (before[last] as Token).end };
};

const isLong = (document: Document, quotation: Quotation): boolean => wordsIn(document, quotation).length >= FEWEST_WORDS;

const isClause = (document: Document, quotation: Quotation): boolean =>
  isLong(document, quotation) && wordsIn(document, quotation).some(({ pos }) => pos === 'VERB' || pos === 'AUX');

const wordsIn = ({ tokens }: Document, quotation: Quotation): Token[] => touching(tokens, quotation).filter(({ pos }) => pos !== 'PUNCT');

/** Does a quotation go on from the attribution before it, in its paragraph, or in the last one when that was left open? */
const goesOn = ({ text, paragraphs }: Document, quotations: Quotation[], { last, quotation }: { last: Attribution; quotation: Quotation }): boolean => {
  const previous = quotations[indexAt(quotations, quotation.start) - 1];
  const paragraph = indexAt(paragraphs, quotation.start);
  const isLeftOpen = previous?.closed === false && last.contents.some((content) => overlaps(content, previous));
  if (isLeftOpen && paragraph - indexAt(paragraphs, previous.start) === 1) return true;
  const isHere = indexAt(paragraphs, last.contents[0]?.start ?? 0) === paragraph && last.contents.some((content) => touching(quotations, content).length > 0);
  return isHere && /^[\s,.;:—–-]*$/.test(text.slice(lastEnd(last), quotation.start));
};

/** Where an attribution with all its parts ends. */
const lastEnd = ({ cue, source, contents }: Attribution): number => Math.max(cue?.end ?? 0, source?.end ?? 0, contents.at(-1)?.end ?? 0);

/** It stands by itself: all of a paragraph, or a whole sentence where one can begin. */
const isSentence = ({ text, paragraphs }: Document, { start, end }: Quotation): boolean => {
  const paragraph = paragraphs[indexAt(paragraphs, start)];
  if (!paragraph) return false;
  if (start === paragraph.start && text.slice(end, paragraph.end).trim().length < 2) return true;
  return (
    /^(.*[.?!:”"]\s+)?$/s.test(text.slice(Math.max(paragraph.start, start - 3), start)) &&
    /^["“]\p{Lu}/u.test(text.slice(start, start + 3)) &&
    /[.?!…]["”]$/.test(text.slice(end - 2, end))
  );
};
