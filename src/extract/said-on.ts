import type { DateMention } from './dates.ts';
import type { AttributedReport } from './discourse.ts';
import { DIRECTED_VERBS, SPEECH_VERBS } from './lexicon/cues.ts';
import { isPlacedAt } from './lexicon/events.ts';
import type { Document, Token } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { indexAt, lastTouching, touching } from './spans.ts';
import type { Span } from './types.ts';
import { placeOf } from './statements.ts';
import type { DatedReport, Known } from './surroundings.ts';
import { aroundCue, isNamedWith, isOpenPast, paragraphOf } from './surroundings.ts';

/** What lies further back, in milliseconds, is background, unless it stands at the cue: in UTF-16 units. */
const LONG_AGO = 45 * 86_400_000;
const AT_CUE = 25;
/** A scene holds for so many paragraphs. */
const SCENE = 3;

/** The day at the cue; else the one that holds for the speaker; else that of the scene. */
export const saidOnOf = (known: Known, report: AttributedReport, running: DatedReport | undefined): DatedReport['saidOn'] => {
  const near = aroundCue(known, report, known.dates).find((date) => canBeSaidOn(known, report, date) && !isInAside(known.document, report, date));
  const own = near ?? dayInside(known, report);
  if (!own && running?.saidOn) return running.saidOn;
  const found = own ?? sceneDate(known, report);
  return found ? { date: found.date, precision: found.precision, words: found.text } : null;
};

/** *Urged the ministers on Monday to wait*: the day of the verb, though what is reported begins with whom it was said to. */
const dayInside = (known: Known, report: AttributedReport): DateMention | undefined => {
  const { tokens } = known.document;
  const { cue, segments, kind } = report;
  const [content] = segments;
  if (!cue || !content || kind === 'direct' || !touching(tokens, cue).some(({ lemma }) => DIRECTED_VERBS.has(lemma))) return undefined;
  const date = touching(known.dates, content)[0];
  if (date?.precision !== 'day' || !canBeSaidOn(known, report, date)) return undefined;
  const isDirect = date.start > cue.end && !touching(tokens, { start: cue.end, end: date.start }).some((token) => isVerb(token) || token.text === 'of');
  return isDirect && /^(to|not|for|as|that|over)$/.test(tokens[indexAt(tokens, date.end)]?.text ?? '') ? date : undefined;
};

/** The day that the sentences before set the scene with: those of the paragraph in which nobody speaks, or a few before that name the speaker. */
const sceneDate = (known: Known, report: AttributedReport): DateMention | undefined => {
  const { document, dates } = known;
  const here = paragraphOf(document, report);
  const sentence = sentenceAt(document, placeOf(report));
  const [from, paragraph] = [document.paragraphs[Math.max(here - SCENE, 0)], document.paragraphs[here]];
  if (!from || !paragraph || !sentence || isOpenPast(document, report)) return undefined;
  return lastTouching(dates, { start: from.start, end: sentence.start }).find(
    (date) =>
      date.precision === 'day' &&
      !known.isReported(date) &&
      canBeSaidOn(known, report, date) &&
      ((date.start >= paragraph.start && (isOfOccasion(known, date) || report.by !== 'name') && !known.reporting.has(sentenceAt(document, date.start))) ||
        (isNamedWith(document, report, date) && !tellsOfDeath(document, date))),
  );
};

/** Does it stand in a clause about someone, between the name and the cue, or behind both? *Novak, who took office in January, said* */
const isInAside = ({ tokens }: Document, { cue }: AttributedReport, date: DateMention): boolean => {
  const from = cue && cue.end <= date.start ? cue.end : 0;
  for (let i = indexAt(tokens, date.start) - 1; i > 0; i--) {
    const [token, before] = [tokens[i] as Token, tokens[i - 1] as Token];
    if (token.start < from || token.sentence !== tokens[indexAt(tokens, date.start)]?.sentence) return false;
    if (/^(who|which|whose)$/i.test(token.text) && /^(,|of)$/.test(before.text)) return !SPEECH_VERBS.has(tokens[i + 1]?.lemma ?? '');
    if (/^[,;:]$/.test(token.text)) return false;
  }
  return false;
};

/** The dead said it before. */
const tellsOfDeath = ({ tokens, sentences }: Document, { start }: DateMention): boolean => {
  const sentence = sentences[indexAt(sentences, start)];
  return sentence !== undefined && touching(tokens, sentence).some(({ lemma, pos }) => lemma === 'die' && pos === 'VERB');
};

/** Does the sentence of a date tell of an occasion? */
const isOfOccasion = ({ document, mentions }: Known, { start }: Span): boolean =>
  touching(mentions, sentenceAt(document, start) ?? { start, end: start }).length > 0;

/** Nothing is said after it was published; a year alone is background, unless it stands right at the cue. */
const canBeSaidOn = (known: Known, report: AttributedReport, mention: DateMention): boolean => {
  const { cue } = report;
  const { date, precision, future, start, end } = mention;
  const { published } = known;
  if (future || (date !== null && published !== null && date > published.slice(0, date.length)) || isOfAnother(known, mention)) return false;
  const distance = cue === null ? Infinity : Math.max(start - cue.end, cue.start - end);
  if (precision === 'year')
    return (
      (distance <= ' in '.length && !/\b(a|his|her|their|its) $/i.test(known.document.text.slice(start - 6, start))) ||
      isYearOfCue(known.document, report, mention)
    );
  return distance <= AT_CUE || date === null || published === null || Date.parse(published) - Date.parse(date) < LONG_AGO;
};

/** *In 1988 Novak said*, *told the Courier in 1988*, *in a 1961 review, Lee wrote*: no other verb is between, nor before. */
const isYearOfCue = ({ tokens, sentences }: Document, { cue }: AttributedReport, { start }: DateMention): boolean => {
  if (cue === null) return false;
  const year = indexAt(tokens, start);
  if (![tokens[year - 1], tokens[year - 2]].some((token) => token?.text.toLowerCase() === 'in')) return false;
  if (start > cue.end) return !touching(tokens, { start: cue.end, end: start }).some((token) => isVerb(token) || /^([,;:]|of|about|on)$/.test(token.text));
  const sentence = sentences[indexAt(sentences, start)];
  const before = touching(tokens, { start: sentence?.start ?? start, end: cue.start });
  return /^(in|back)$/i.test(before[0]?.text ?? '') && !before.some((token) => isVerb(token) || /^(what|as)$/.test(token.text));
};

const isVerb = ({ pos, text }: Token): boolean => (pos === 'VERB' || pos === 'AUX') && !/^\p{Lu}/u.test(text);

/** Is it the day of something else? *Thursday's debate*, unless that is where it was said. */
const isOfAnother = ({ mentions, document }: Known, date: DateMention): boolean => {
  if (!/^[’']s?\b/.test(document.text.slice(date.end, date.end + 3))) return false;
  const occasion = mentions.find(({ mention }) => mention.date === date)?.mention;
  return !(occasion && isPlacedAt(occasion.preposition, occasion.kind));
};
