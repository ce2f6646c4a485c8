import type { Discourse } from './discourse.ts';
import { namingsAhead } from './discourse.ts';
import type { Description } from './mentions.ts';
import { holdsOffice, isOfOtherBody, isOfOtherCountry, isOfOtherOffice, isOfOtherPortfolio } from './offices.ts';
import type { Candidate } from './speakers.ts';

/** As many sentences behind a description the text may name whom it introduced so. */
const LATER = 12;
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
  return holders.size === 1 ? [...holders] : [];
};

const fits = (discourse: Discourse, mention: Description, candidate: Candidate): boolean => {
  if (candidate.kind !== 'person' || !holdsOffice(discourse, candidate, mention)) return false;
  return [isOfOtherCountry, isOfOtherPortfolio, isOfOtherOffice, isOfOtherBody].every((isOther) => !isOther(discourse, candidate, mention));
};

/** *The spokeswoman, Ada Byrd* */
const isCalled = ({ document: { text } }: Discourse, start: number, head: string): boolean =>
  /\bthe (?:[\p{L}-]+ )?([\p{L}-]+), $/iu.exec(text.slice(Math.max(0, start - BEFORE), start))?.[1]?.toLowerCase() === head;
