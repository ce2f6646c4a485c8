import type { Discourse, Naming } from './discourse.ts';
import { namingsAhead, namingsBefore, paragraphAt } from './discourse.ts';
import { issuerBefore } from './documents.ts';
import { fitOf, noteGender } from './genders.ts';
import type { Pronoun } from './mentions.ts';
import type { Name } from './names.ts';
import type { Document } from './sentences.ts';
import { sentenceAt, tokensOf } from './sentences.ts';
import { indexAt, touching } from './spans.ts';
import type { Candidate, Gender } from './speakers.ts';
import { placeOf } from './statements.ts';
import type { Span } from './types.ts';

/** How many sentences back a person may have been named whom a pronoun takes up. */
const REACH = 8;
/** And a body or country. */
const LONG_REACH = 40;

/** Whom a pronoun at a place takes up; nobody when it may be anyone. */
export const resolvePronoun = (discourse: Discourse, pronoun: Pronoun, place: Span): Candidate[] => {
  switch (pronoun) {
    case 'I':
      return [];
    case 'who':
      return antecedentOf(discourse, place);
    case 'he':
      return personMeant(discourse, 'male', place.start);
    case 'she':
      return personMeant(discourse, 'female', place.start);
    case 'it':
      return lastBody(discourse, place.start);
    case 'they':
      return lastJoint(discourse, place.start);
  }
};

/** The name right before *who*, perhaps with a comma or an apposition between; *voters who* are nobody. */
const antecedentOf = (discourse: Discourse, { start, end }: Span): Candidate[] => {
  const { tokens } = discourse.document;
  const previous = tokens[indexAt(tokens, start) - 1];
  if (previous?.pos === 'NOUN' && previous.text.endsWith('s')) return [];
  if (/^which$/i.test(discourse.document.text.slice(start, end))) return thingBefore(discourse, start);
  const before = Array.from(namingsBefore(discourse, start, 0), ({ candidate }) => candidate);
  return [before.find(({ kind }) => kind === 'person') ?? before[0]].filter((candidate) => candidate !== undefined);
};

/** *A report by the bank, which said …* is of the bank. */
const thingBefore = (discourse: Discourse, place: number): Candidate[] => {
  const [{ candidate, end } = {}] = namingsBefore(discourse, place, 0);
  const isNext = end !== undefined && /^\s*(\([^()]*\)\s*)?,?\s*$/.test(discourse.document.text.slice(end, place));
  return candidate && isNext && candidate.kind !== 'person' ? [candidate] : [];
};

/** Does one whom nobody names go on speaking, without anyone named since? *“It rained,” an official said. “It snowed,” he added.* */
const isUnnamed = (discourse: Discourse, place: number): boolean => {
  const last = discourse.reports.at(-1);
  if (!last || !discourse.unnamed.has(last) || paragraphAt(discourse, place) - paragraphAt(discourse, placeOf(last)) > 1) return false;
  const [naming] = namingsBefore(discourse, place, REACH);
  return naming === undefined || naming.start < placeOf(last) || naming.quoted || naming.candidate.kind !== 'person';
};

const personMeant = (discourse: Discourse, gender: Gender, place: number): Candidate[] => {
  const topic = topicOf(discourse, gender, place);
  if (!topic && isUnnamed(discourse, place)) return [];
  const near = topic ? [topic] : personNear(discourse, gender, place);
  const meant = near.length > 0 ? near : firstAhead(discourse, gender, place);
  for (const candidate of meant) noteGender(discourse, candidate, gender);
  return meant;
};

/** What begins with a clause of its own. */
const SUBORDINATORS = /^(while|since|as|when|after|before|although|though|if|until|even|despite|because)$/i;

/** *As for Novak, he …*; *While he liked the plan, Novak …*: the sentence itself tells whom it is about. */
const topicOf = (discourse: Discourse, gender: Gender, place: number): Candidate | undefined => {
  const { document, namings } = discourse;
  const sentence = sentenceAt(document, place);
  if (!sentence) return undefined;
  const [first, second] = tokensOf(document, sentence);
  const inside = touching(namings, sentence).filter(({ quoted }) => !quoted);
  const suits = ({ candidate }: Naming): boolean => fitOf(discourse, candidate, gender) !== null;
  if (/^as$/i.test(first?.text ?? '') && second?.text === 'for') return inside.find((naming) => naming.end <= place && suits(naming))?.candidate;
  if (!SUBORDINATORS.test(first?.text ?? '') || inside.some((naming) => naming.start < place && suits(naming))) return undefined;
  // The subject right behind the comma.
  return inside.find(
    (naming) =>
      suits(naming) &&
      document.text
        .slice(place, naming.name.title?.start ?? naming.start)
        .trimEnd()
        .endsWith(','),
  )?.candidate;
};

/** Nobody was named yet: the person that the next sentences name first. */
const firstAhead = (discourse: Discourse, gender: Gender, place: number): Candidate[] => {
  for (const { candidate } of namingsAhead(discourse, place)) if (fitOf(discourse, candidate, gender) !== null) return [candidate];
  return [];
};

/** The person that *he* or *she* most likely is, or *the senator*: named lately, as a subject, not in passing, the one who speaks. */
export const personNear = (discourse: Discourse, gender: Gender | null, place: number): Candidate[] => {
  const sentence = indexAt(discourse.document.sentences, place);
  const scores = new Map<Candidate, number>();
  const raise = (candidate: Candidate, score: number): void => {
    const fit = fitOf(discourse, candidate, gender);
    if (fit !== null) scores.set(candidate, Math.max(scores.get(candidate) ?? -Infinity, score + fit));
  };
  for (const { name, candidate, quoted } of namingsBefore(discourse, place, REACH))
    raise(candidate, name.sentence - sentence + salienceOf(discourse.document, name) - (quoted ? 1.5 : 0));
  const last = discourse.reports.at(-1);
  const paragraphs = last ? paragraphAt(discourse, place) - paragraphAt(discourse, placeOf(last)) : Infinity;
  const isOther = (candidate: Candidate): boolean => scores.has(candidate) && !last?.speakers.includes(candidate);
  if (last && paragraphs <= 3 && !isOvertaken(discourse, { start: placeOf(last), end: place }, isOther))
    for (const speaker of last.speakers) raise(speaker, 0.6 - paragraphs);
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1)
    .map(([candidate]) => candidate);
};

/** Has a sentence between two places been about someone of a sort? */
const isOvertaken = (discourse: Discourse, { start, end }: Span, isMeant: (candidate: Candidate) => boolean): boolean => {
  const { document } = discourse;
  const [told, here] = [indexAt(document.sentences, start), indexAt(document.sentences, end)];
  const since = [...namingsBefore(discourse, end, Math.min(here - told - 1, REACH))].filter(({ name, quoted }) => name.sentence < here && !quoted);
  return since.some(({ name, candidate }) => isMeant(candidate) && salienceOf(document, name) === SUBJECT);
};

/** How much a subject stands out. */
const SUBJECT = 0.7;

/** A subject is more likely to be taken up than an object, and a possessor least. */
const salienceOf = ({ tokens, sentences }: Document, { sentence, firstToken, lastToken, end }: Name): number => {
  const next = tokens[lastToken + 1];
  if (next && /^[’']s?$/.test(next.text) && next.start === end) return -0.4;
  const isBehindPreposition = tokens[firstToken - 1]?.pos === 'ADP';
  // *In a video posted on Sunday, Novak apologised*.
  const isBehindComma = tokens[firstToken - 1]?.text === ',' && /^(VERB|AUX)$/.test(next?.pos ?? '');
  const isBeforeVerbs = isBehindComma || tokens.slice(sentences[sentence]?.firstToken, firstToken).every(({ pos }) => pos !== 'VERB');
  if (isBehindPreposition) return -0.3;
  return isBeforeVerbs ? SUBJECT : 0.2;
};

/** *It* is the body or country that spoke last, or else was named last. */
const lastBody = (discourse: Discourse, place: number): Candidate[] =>
  issuerBefore(discourse, place) ?? (isUnnamedBody(discourse, place) ? [] : lastOf(discourse, place, ({ kind }) => kind !== 'person'));

/** *The host government denied it. It said …*, without a body named since. */
const isUnnamedBody = (discourse: Discourse, place: number): boolean => {
  const last = discourse.reports.at(-1);
  if (!last || !discourse.unnamedBodies.has(last) || paragraphAt(discourse, place) - paragraphAt(discourse, placeOf(last)) > 1) return false;
  for (const { candidate, start, quoted } of namingsBefore(discourse, place, REACH)) {
    if (start < placeOf(last)) return true;
    if (candidate.kind !== 'person' && !quoted) return false;
  }
  return true;
};

/** The last that spoke in these paragraphs, or else was named, of some sort. */
export const lastOf = (discourse: Discourse, place: number, isMeant: (candidate: Candidate) => boolean): Candidate[] => {
  const spoke = discourse.reports.findLast(({ speakers }) => speakers.length > 0);
  const isNear = spoke && paragraphAt(discourse, place) - paragraphAt(discourse, placeOf(spoke)) <= 2;
  const speaker = isNear ? spoke.speakers.find(isMeant) : undefined;
  if (speaker) return [speaker];
  for (const { candidate } of namingsBefore(discourse, place, LONG_REACH)) if (isMeant(candidate)) return [candidate];
  return [];
};

/** *They* are those who spoke last together, or the last body; people whom nobody named stay unnamed. */
const lastJoint = (discourse: Discourse, place: number): Candidate[] => {
  const last = discourse.reports.at(-1);
  if (!last || paragraphAt(discourse, place) - paragraphAt(discourse, placeOf(last)) > 2) return [];
  return last.speakers.length > 1 || last.speakers[0]?.kind !== 'person' ? last.speakers : [];
};
