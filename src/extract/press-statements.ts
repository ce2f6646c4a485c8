import type { Turn } from './transcripts.ts';
import type { Span } from './types.ts';

/** Who, the verb, and the colon that ends the paragraph: *released the following press statement on Wednesday:* */
const ANNOUNCING =
  /(?:^|[.!?]["”]?\s+|\s(?:--?|–|—)\s+)(?<who>\p{Lu}(?:(?!--)[^.!?;:“”"–—]){1,200}?),?\s+(?<verb>(?:has |have )?(?:issued|made|published|released))\s+the following (?:\p{L}+ ){0,3}statement\b[^.;:“”"]{0,60}:\s*$/u;
/** Those who write go on themselves where somebody else is reported. */
const REPORTING = /["“”]|\b(?:said|told|according to)\b|:\s*$/;
const LONGEST_ANNOUNCEMENT = 400;
const MOST_PARAGRAPHS = 12;

/**
 * The words of a statement that a text gives whole, without quotation marks, behind who released it:
 *
 *     The ministry released the following press statement on Monday:
 *     The drill was reckless.
 */
export const findPressStatements = (text: string, paragraphs: Span[]): Turn[] =>
  paragraphs.flatMap(({ start, end }, i) => {
    const from = Math.max(start, end - LONGEST_ANNOUNCEMENT);
    const found = text.slice(end - 2, end).includes(':') ? ANNOUNCING.exec(text.slice(from, end)) : null;
    if (!found?.groups) return [];
    const { who = '', verb = '' } = found.groups;
    const label = from + found.index + found[0].indexOf(who);
    const cue = text.indexOf(verb, label + who.length);
    const rest = paragraphs.slice(i + 1, i + 1 + MOST_PARAGRAPHS);
    const last = rest.findIndex((paragraph) => REPORTING.test(text.slice(paragraph.start, paragraph.end)));
    const words = last < 0 ? rest : rest.slice(0, last);
    return words.length > 0 ? [{ label: { start: label, end: label + who.length }, cue: { start: cue, end: cue + verb.length }, words }] : [];
  });
