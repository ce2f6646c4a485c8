import { SPEECH_VERBS } from './lexicon/cues.ts';
import type { Quotation } from './quotations.ts';
import type { Document, Sentence, Token } from './sentences.ts';
import { sentenceAt, tokensOf } from './sentences.ts';
import { indexAt, overlaps, startClaims } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** From the verb to the colon there are at most so many tokens: *said in a letter to the staff:* */
const REACH = 10;
/** What begins the phrase that names somebody. */
const NAMING = /^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/;

/**
 * Gives a quotation that begins a paragraph to whom the paragraph before it announces:
 *
 *     Commenting on the results, Ada Byrd, head of Norquest, said:
 *                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ source
 *     “We are delighted.”
 */
export const letAnnounce = (document: Document, quotations: Quotation[], attributions: Attribution[]): Attribution[] => {
  const { take, isTaken } = startClaims(document.text.length);
  attributions.flatMap(({ contents }) => contents).forEach(take);
  const announced = quotations.flatMap((quotation) => (isTaken(quotation) ? [] : (readAnnouncement(document, quotation) ?? [])));
  if (announced.length === 0) return attributions;
  const sentenceOf = ({ cue }: Attribution): Sentence | undefined => (cue ? sentenceAt(document, cue.start) : undefined);
  const bySentence = new Map(announced.map((attribution) => [sentenceOf(attribution), attribution]));
  // What the tagger made of an announcement is known better now, but for who speaks.
  const others = attributions.filter((attribution) => {
    const better = bySentence.get(sentenceOf(attribution));
    if (!better?.cue || !attribution.cue || !overlaps(better.cue, attribution.cue)) return true;
    better.source = attribution.source ?? better.source;
    return false;
  });
  return [...others, ...announced];
};

const readAnnouncement = (document: Document, quotation: Quotation): Attribution | null => {
  const { text, paragraphs } = document;
  const at = indexAt(paragraphs, quotation.start);
  const before = paragraphs[at - 1];
  if (!before || paragraphs[at]?.start !== quotation.start || !/:\s*$/.test(text.slice(before.end - 2, before.end))) return null;
  const sentence = sentenceAt(document, before.end - 1);
  const tokens = sentence ? tokensOf(document, sentence) : [];
  const verb = tokens.findLastIndex(({ lemma, pos }) => SPEECH_VERBS.has(lemma) && pos === 'VERB');
  const [cue, source] = [tokens[verb], subjectBefore(tokens, verb)];
  return cue && source && tokens.length - verb <= REACH
    ? { cue: { start: cue.start, end: cue.end }, source, contents: [{ start: quotation.start, end: quotation.end }], certainty: null }
    : null;
};

/** From the first part between commas that names somebody, up to the verb: *Ada Byrd, head of Norquest,* */
const subjectBefore = (tokens: Token[], verb: number): Span | null => {
  const last = tokens.slice(0, Math.max(0, verb)).findLast(({ pos }) => pos !== 'PUNCT' && pos !== 'AUX' && pos !== 'ADV');
  const first = tokens.slice(0, Math.max(0, verb)).find(({ pos }, i) => NAMING.test(pos) && (i === 0 || tokens[i - 1]?.text === ','));
  return first && last && first.start < last.end ? { start: first.start, end: last.end } : null;
};
