import type { Discourse } from './discourse.ts';
import { namingsAhead } from './discourse.ts';
import { fitOf } from './genders.ts';
import { SPEECH_VERBS } from './lexicon/cues.ts';
import type { Description } from './mentions.ts';
import { OFFICES } from './lexicon/roles.ts';
import { holdsOffice, isOfOtherBody, isOfOtherCountry, isOfOtherOffice, isOfOtherPortfolio, officesOf } from './offices.ts';
import { indexAt } from './spans.ts';
import type { Candidate } from './speakers.ts';
import { genderOfTitle } from './speakers.ts';

/** As many sentences behind a description the text may name whom it introduced so. */
const LATER = 12;
/** And right behind it somebody without a word on who that is. */
const NEXT = 2;
/** What stands between *the* and a name is at most this long, in UTF-16 units. */
const BEFORE = 40;

/** Whom a description introduces that the text names only later: *A spokeswoman said … The spokeswoman, Ada Byrd, …*; *Kenya's president … President Odhiambo*. */
export const introducedLater = (discourse: Discourse, mention: Description): Candidate[] => {
  const { span, head, definite } = mention;
  const holders = new Set<Candidate>();
  for (const { name, candidate } of namingsAhead(discourse, span.end, LATER)) {
    if (isCalled(discourse, name.title?.start ?? name.start, head)) return [candidate];
    if (definite && (candidate.names[0]?.start ?? 0) > span.end && fits(discourse, mention, candidate)) holders.add(candidate);
  }
  return holders.size > 0 ? (holders.size === 1 ? [...holders] : []) : namedNext(discourse, mention);
};

/** *The peace commissioner said … Ada Byrd added …*: whom the next sentence first names, in full and without a word on who that is, was introduced before. */
const namedNext = (discourse: Discourse, { span, head }: Description): Candidate[] => {
  const { document } = discourse;
  if (!OFFICES.has(head) && !officesOf('leader').has(head)) return [];
  const next = Array.from(namingsAhead(discourse, span.end, NEXT)).find(({ candidate, quoted }) => candidate.kind === 'person' && !quoted);
  if (!next || next.name.sentence === indexAt(document.sentences, span.start)) return [];
  const { name, candidate } = next;
  const isUntold = candidate.names[0] === name && name.words.length > 1 && candidate.roles.length === 0 && name.title === null;
  const speaks = [document.tokens[name.firstToken - 1], document.tokens[name.lastToken + 1]].some((token) => token && SPEECH_VERBS.has(token.lemma));
  return isUntold && speaks && fitOf(discourse, candidate, genderOfTitle(head)) !== null ? [candidate] : [];
};

const fits = (discourse: Discourse, mention: Description, candidate: Candidate): boolean => {
  if (candidate.kind !== 'person' || !holdsOffice(discourse, candidate, mention)) return false;
  return [isOfOtherCountry, isOfOtherPortfolio, isOfOtherOffice, isOfOtherBody].every((isOther) => !isOther(discourse, candidate, mention));
};

/** *The spokeswoman, Ada Byrd* */
const isCalled = ({ document: { text } }: Discourse, start: number, head: string): boolean =>
  /\bthe (?:[\p{L}-]+ )?([\p{L}-]+), $/iu.exec(text.slice(Math.max(0, start - BEFORE), start))?.[1]?.toLowerCase() === head;
