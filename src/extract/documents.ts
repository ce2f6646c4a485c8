import type { Discourse, Naming } from './discourse.ts';
import { DOCUMENTS, ISSUED } from './lexicon/cues.ts';
import type { Description } from './mentions.ts';
import type { Name } from './names.ts';
import type { Sentence, Token } from './sentences.ts';
import { sentenceAt, tokensOf } from './sentences.ts';
import { indexAt, touching } from './spans.ts';
import type { Candidate } from './speakers.ts';
import { placeOf } from './statements.ts';
import type { Span } from './types.ts';
import { lexiconKey } from './word-classes.ts';

/** How many reports back one may have spoken through a document, and how many sentences back the text may have told of it. */
const REACH = 400;
const NEAR = 4;
/** As far behind a document its author may stand. */
const LONGEST = 300;
/** What begins a sentence as its subject, in tokens. */
const LONGEST_SUBJECT = 5;

/** The last preposition before a name, and the words before it. */
const LAST_PREPOSITION = /^(?:(?<lead>.*)\s)?(?<preposition>of|by|from|for|in|on|about|into|to|against|with|at|over|under|through|via)\s(?<link>[^,;]*)$/isu;
const TOPIC = /\s(?:on|about|into|to|against|with|at|over)\s/i;

/** Is a document, whose mention starts at a place, of someone named behind: *by* them, not *seen by* them, *on* them, *published in* it? */
export const isAuthor = ({ document }: Discourse, start: number, { title, ...name }: Name): boolean => {
  const end = title?.start ?? name.start;
  const before = document.text.slice(Math.max(start, end - LONGEST), end);
  const { lead = '', preposition, link = '' } = LAST_PREPOSITION.exec(before)?.groups ?? {};
  if (preposition === undefined) return true;
  const word = /(\p{L}+)$/u.exec(lead)?.[1]?.toLowerCase() ?? '';
  const isHandled = touching(document.tokens, { start: end - before.length + lead.length - word.length, end: end - before.length + lead.length }).some(
    ({ pos }) => pos === 'VERB',
  );
  if (/^by$/i.test(preposition)) return !(isHandled || word.endsWith('ed')) || ISSUED.has(word);
  return /^(of|from|for|in)$/i.test(preposition) && !isHandled && !TOPIC.test(lead) && !/\bjournal\b/i.test(link) && name.kind !== 'group';
};

/** A document speaks for its issuer: the one it belongs to, or the last who spoke through one, or those who wrote it. */
export const issuerOf = (discourse: Discourse, mention: Pick<Description, 'head' | 'definite' | 'span'>, owners: Candidate[]): Candidate[] => {
  if (owners.length > 0 || !mention.definite) return owners;
  const noun = new RegExp(`(?<!\\p{L})${mention.head}(?!\\p{L})`, 'iu');
  return spokeThrough(discourse, noun) ?? writersOf(discourse, mention.span, noun);
};

const spokeThrough = ({ document, reports }: Discourse, noun: RegExp): Candidate[] | undefined =>
  reports.slice(-REACH).findLast((report) => {
    const sentence = sentenceAt(document, placeOf(report));
    return report.speakers.length > 0 && sentence !== undefined && noun.test(outside(document.text, sentence, report.segments));
  })?.speakers;

/** The words of a sentence but those that are reported. */
const outside = (text: string, { start, end }: Span, segments: Span[]): string => {
  const edges = [start, ...segments.flatMap((segment) => [segment.start, segment.end]), end];
  return edges.flatMap((edge, i) => (i % 2 === 0 ? text.slice(Math.max(start, edge), Math.min(end, edges[i + 1] ?? end)) : [])).join(' ');
};

/** *Novak and Lee sent a letter. The letter says …*: whoever it is by in the sentence that told of it last, or else those whom that one is about. */
const writersOf = (discourse: Discourse, { start }: Span, noun: RegExp): Candidate[] => {
  const { document, namings } = discourse;
  const here = indexAt(document.sentences, start);
  const told = document.sentences.slice(Math.max(0, here - NEAR), here).findLast((sentence) => noun.test(document.text.slice(sentence.start, sentence.end)));
  if (!told) return [];
  const place = told.start + document.text.slice(told.start, told.end).search(noun);
  const named = touching(namings, told).filter(({ quoted }) => !quoted);
  const by = named.filter((naming) => naming.start > place && naming.start < place + LONGEST && isBy(discourse, place, naming));
  return jointOnes(discourse, by.length > 0 ? by : subjectsOf(discourse, told, named));
};

const isBy = (discourse: Discourse, place: number, { name }: Naming): boolean =>
  /^[^,;.]*\s(?:by|from)\s(?:the\s)?$/i.test(discourse.document.text.slice(place, name.title?.start ?? name.start)) && isAuthor(discourse, place, name);

/** Those named before the verb. */
const subjectsOf = ({ document }: Discourse, sentence: Sentence, named: Naming[]): Naming[] => {
  const verb = tokensOf(document, sentence).find(isFinite);
  return verb ? named.filter(({ start }) => start < verb.start) : named;
};

const isFinite = ({ pos, text }: Token): boolean => pos === 'AUX' || (pos === 'VERB' && !/ing$/i.test(text));

const jointOnes = (discourse: Discourse, [first, second]: Naming[]): Candidate[] => {
  if (!first) return [];
  return second && areJoined(discourse, first, second) ? [first.candidate, second.candidate] : [first.candidate];
};

/** *Novak and Lee*, *Novak and his deputy Lee*, *Novak met Lee* */
export const areJoined = ({ document }: Discourse, a: Naming, b: Naming): boolean =>
  /^(?:, \d{1,3},)?\s*(\([^()]*\)\s*)?(-|–|and|met(?: with)?|,? and (the|his|her|its)( \S+)?)\s*(the\s*)?$/.test(
    document.text.slice(a.end, b.name.title?.start ?? b.start),
  );

/** Whom *it* means behind a sentence whose subject is a document, *The letter warns of floods. It says …*; undefined behind any other. */
export const issuerBefore = (discourse: Discourse, place: number): Candidate[] | undefined => {
  const { document, reports } = discourse;
  const before = document.sentences[indexAt(document.sentences, place) - 1];
  const head = before && documentOf(tokensOf(document, before));
  if (!before || head === undefined) return undefined;
  const told = reports.findLast((report) => placeOf(report) < before.end);
  if (told && placeOf(told) >= before.start) return told.speakers;
  return issuerOf(discourse, { head, definite: true, span: { start: before.start, end: before.start } }, []);
};

/** The document that a sentence begins with. */
const documentOf = (tokens: Token[]): string | undefined => {
  const end = tokens.findIndex(({ pos, text }) => pos === 'ADP' || pos === 'VERB' || pos === 'AUX' || text === ',');
  const subject = tokens.slice(0, Math.min(end, LONGEST_SUBJECT));
  const head = lexiconKey(subject.at(-1) ?? { text: '' });
  return DOCUMENTS.has(head) && subject[0]?.pos === 'DET' ? head : undefined;
};
