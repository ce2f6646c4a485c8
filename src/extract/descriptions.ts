import type { Discourse, Naming } from './discourse.ts';
import { namingsAhead, namingsBefore } from './discourse.ts';
import { areJoined, isAuthor, issuerOf } from './documents.ts';
import { DOCUMENTS } from './lexicon/cues.ts';
import { BODY_CLASSES, BODY_NOUNS, COMPANY_NOUNS, GENERAL_BODY_NOUNS, PUBLIC_WORDS } from './lexicon/organizations.ts';
import { PAIRS, ROLE_CLASSES, ROLES } from './lexicon/roles.ts';
import { introducedLater } from './introductions.ts';
import type { Description } from './mentions.ts';
import { bearsModifier, holdsOffice, isOfOtherCountry, isOfOtherOffice, isOfOtherPortfolio, mayHold, roleWordsOf } from './offices.ts';
import { lastOf, personNear, resolvePronoun } from './pronouns.ts';
import { indexAt } from './spans.ts';
import type { Name } from './names.ts';
import type { Candidate } from './speakers.ts';
import { genderOfTitle } from './speakers.ts';
import type { Span } from './types.ts';
import { nameWords } from './word-classes.ts';

/** How many sentences back someone may have been named whom a description takes up, and how many reports back one may have spoken. */
const REACH = 400;
/** And a body that only a general word takes up. */
const NEAR = 4;

/** Whom a description means: *the Russian diplomat*, *the statement*, *the two sides*. Nobody when the text does not tell. */
export const resolveDescription = (discourse: Discourse, mention: Description): Candidate[] => {
  const found = describedHere(discourse, mention);
  const isPerson = !mention.plural && (ROLES.has(mention.head) || ROLE_CLASSES.has(mention.head));
  const mayCome = found.length === 0 && isPerson && !isAnother(discourse, mention) && !mention.owner.pronoun;
  return mayCome ? introducedLater(discourse, mention) : found;
};

/** Whom the text has named before a description, or names right behind it. */
const describedHere = (discourse: Discourse, mention: Description): Candidate[] => {
  const { head, plural, definite, owner, text, modifiers } = mention;
  const called = /^\p{Lu}/u.test(text) ? discourse.called.get(nameWords(text).join(' ')) : undefined;
  if (called) return [called];
  if (DOCUMENTS.has(head)) return issuerOf(discourse, mention, authorsOf(discourse, mention));
  const owners = ownersOf(discourse, mention);
  if (owners.length > 0 || owner.names.length > 0 || owner.pronoun)
    return ROLES.has(head) && !plural ? personOf(discourse, mention, owners) : bodyOf(discourse, mention, owners);
  if (!definite) return plural ? [] : bestByRole(discourse, mention, namingsAhead(discourse, mention.span.end));
  if (plural) return lastPair(discourse, mention);
  const isOfThing = OF_THING.test(text);
  if (BODY_NOUNS.has(head) || COMPANY_NOUNS.has(head)) return isOfThing ? [] : bodyNear(discourse, mention);
  if (isAnother(discourse, mention)) return [];
  const fitting = bestByRole(discourse, mention, namingsBefore(discourse, mention.span.start, REACH));
  if (fitting.length > 0 || !ROLES.has(head)) return fitting;
  // *An aide said … “…,” said Novak, an aide.*
  const ahead = bestByRole(discourse, mention, namingsAhead(discourse, mention.span.end));
  if (ahead.length > 0 || modifiers.length === 0 || isOfThing) return ahead;
  const near = personNear(discourse, genderOfTitle(head), mention.span.start);
  return near.filter(
    (candidate) =>
      !isOfOtherOffice(discourse, candidate, mention) && !isOfOtherCountry(discourse, candidate, mention) && mayHold(discourse, candidate, mention),
  );
};

/** *The ferry's* operator */
const OF_THING = /\p{Ll}(?:[’']s|s[’'])\s/u;

/** *The official* is the one who spoke before without a name, *the other official* neither. */
const isAnother = ({ unnamedHeads }: Discourse, { head, modifiers }: Description): boolean =>
  unnamedHeads.has(head) || modifiers.some((modifier) => /^(first|second|third|other|latter)$/i.test(modifier));

/** *The chamber* is the body with that word in its name that spoke or was named last; *the group* may be any. */
const bodyNear = (discourse: Discourse, { head, span }: Description): Candidate[] => {
  const nouns = BODY_CLASSES.get(head) ?? new Set([head]);
  const named = lastOf(discourse, span.start, ({ kind, names }) => kind !== 'person' && names.some(({ words }) => words.some((word) => nouns.has(word))));
  if (named.length === 0 && COMPANY_NOUNS.has(head)) return companyNear(discourse, span.start);
  if (named.length > 0 || !GENERAL_BODY_NOUNS.has(head)) return named;
  for (const { candidate, quoted } of namingsBefore(discourse, span.start, NEAR)) if (candidate.kind === 'organization' && !quoted) return [candidate];
  return [];
};

/** *The airline* is the company that spoke last or, where nobody did, the only one named lately. */
const companyNear = (discourse: Discourse, place: number): Candidate[] => {
  const isCompany = ({ kind, words }: Candidate): boolean => kind === 'organization' && !words.some((word) => PUBLIC_WORDS.has(word));
  const spoke = discourse.reports.at(-1)?.speakers.find(isCompany);
  if (spoke) return [spoke];
  const near = Array.from(namingsBefore(discourse, place, NEAR)).filter(({ candidate, quoted }) => !quoted && isCompany(candidate));
  const companies = [...new Set(near.map(({ candidate }) => candidate))];
  return companies.length === 1 ? companies : [];
};

/** Whose it is: *the bank's* statement, *her* campaign. */
const ownersOf = (discourse: Discourse, { owner, span }: Description): Candidate[] => {
  if (owner.pronoun) return resolvePronoun(discourse, owner.pronoun, { start: span.start, end: span.start });
  const [first, second] = owner.names;
  const isJoint = first && second && /^\s*(\/|-|–|and)\s*(the\s+)?$/.test(discourse.document.text.slice(first.end, second.start));
  return owner.names.slice(0, isJoint ? 2 : 1).flatMap((name) => discourse.candidateOf.get(name) ?? []);
};

/** *A report by the bank*, not *seen by the bank*. */
const authorsOf = (discourse: Discourse, mention: Description): Candidate[] => {
  const names = mention.owner.names.filter((name) => isAuthor(discourse, mention.span.start, name));
  return ownersOf(discourse, { ...mention, owner: { ...mention.owner, names } });
};

/** *The Novak aide* is Ada Byrd where the text says *Novak aide Ada Byrd*. */
const personOf = (discourse: Discourse, { head, span }: Description, owners: Candidate[]): Candidate[] => {
  let later: Naming | undefined;
  for (const naming of namingsBefore(discourse, span.start, REACH)) {
    const { candidate } = naming;
    const spouse = later && areJoined(discourse, naming, later) ? spouseIn(naming, later, head) : undefined;
    if (spouse && owners.includes(spouse.of)) return [spouse.candidate];
    later = naming;
    const words = roleWordsOf(discourse, candidate);
    if (words.includes(head) && owners.some((owner) => owner !== candidate && words.includes(owner.words.at(-1) ?? ''))) return [candidate];
  }
  return [];
};

/** *Jan Novak and his wife Ida*: who is *her husband*, or *his wife*, and whose. */
const spouseIn = ({ candidate: one }: Naming, { candidate: other, name }: Naming, head: string): { candidate: Candidate; of: Candidate } | undefined => {
  const [bond] = /\b(?:wife|husband)$/i.exec(name.titleText) ?? [];
  if (bond === undefined || !/^(wife|husband)$/.test(head)) return undefined;
  return bond.toLowerCase() === head ? { candidate: other, of: one } : { candidate: one, of: other };
};

/** *His campaign* is the Novak campaign, whether or not the text calls it so. */
const bodyOf = (discourse: Discourse, mention: Description, owners: Candidate[]): Candidate[] => {
  const { head, span, plural } = mention;
  const [owner, second] = owners;
  if (!owner) return [];
  if (plural && second) return owners.flatMap((one) => bodyOf(discourse, mention, [one]));
  const words = [owner.words.at(-1) ?? '', head];
  const body = discourse.called.get(words.join(' '));
  if (body) return body.kind === 'person' ? [] : [body];
  const kind = owner.kind === 'person' ? NAMED_AFTER.get(head) : undefined;
  return kind ? [addBody(discourse, { kind, words, span, name: `${surnameOf(owner)} ${head}` })] : [];
};

/** Bodies that are named after who leads them. */
const NAMED_AFTER: ReadonlyMap<string, 'organization' | 'government'> = new Map([
  ['campaign', 'organization'],
  ['administration', 'government'],
]);

const surnameOf = ({ name }: Candidate): string =>
  name
    .replace(/,? (Jr|Sr)\.?$/, '')
    .split(' ')
    .at(-1) ?? name;

const addBody = (discourse: Discourse, { kind, words, span, name }: Pick<Candidate, 'kind' | 'words' | 'name'> & { span: Span }): Candidate => {
  const place = { sentence: indexAt(discourse.document.sentences, span.start), firstToken: 0, lastToken: 0, afterThe: false };
  const naming: Name = { ...span, ...place, text: name, words, kind: kind === 'government' ? kind : 'organization', title: null, titleText: '' };
  const body: Candidate = { kind, name, words, names: [naming], roles: [], gender: null };
  discourse.candidates.push(body);
  discourse.called.set(words.join(' '), body);
  return body;
};

/** *The leaders* are the last people named together, *the two sides* the last countries. */
const lastPair = (discourse: Discourse, { head, span }: Description): Candidate[] => {
  const kind = PAIRS.get(head) ?? (ROLES.has(head) ? 'person' : undefined);
  let later: Naming | undefined;
  for (const naming of namingsBefore(discourse, span.start, REACH)) {
    if (naming.candidate.kind !== kind) continue;
    if (later && later.candidate !== naming.candidate && areJoined(discourse, naming, later)) return [naming.candidate, later.candidate];
    later = naming;
  }
  return [];
};

/** *The Russian diplomat*: the person whose roles and country fit best; of equals the one named last. */
const bestByRole = (discourse: Discourse, mention: Description, namings: Iterable<Naming>): Candidate[] => {
  const { modifiers, definite } = mention;
  // *The Florida senator* is not just any senator.
  const isParticular = modifiers.some((modifier) => /^\p{Lu}/u.test(modifier));
  let best: { candidate: Candidate; score: number } | undefined;
  const seen = new Set<Candidate>();
  for (const { candidate } of namings) {
    if (seen.has(candidate)) continue;
    seen.add(candidate);
    const words = roleWordsOf(discourse, candidate);
    if (!holdsOffice(discourse, candidate, mention) || isOfOtherCountry(discourse, candidate, mention) || isOfOtherPortfolio(discourse, candidate, mention))
      continue;
    const score = modifiers.filter((modifier) => bearsModifier(words, modifier)).length;
    const least = definite ? Number(isParticular) : modifiers.length;
    if (score >= least && (!best || score > best.score)) best = { candidate, score };
  }
  return best ? [best.candidate] : [];
};
