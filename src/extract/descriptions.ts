import type { Discourse, Naming } from './discourse.ts';
import { namingsBefore } from './discourse.ts';
import { DOCUMENTS } from './lexicon/cues.ts';
import { BODY_NOUNS, GENERAL_BODY_NOUNS } from './lexicon/organizations.ts';
import { PAIRS, ROLE_CLASSES } from './lexicon/roles.ts';
import type { Description } from './mentions.ts';
import { lastOf, resolvePronoun } from './pronouns.ts';
import { sentenceAt } from './sentences.ts';
import type { Candidate } from './speakers.ts';
import { placeOf } from './statements.ts';
import { countryOfWord, nameWords } from './word-classes.ts';

/** How many sentences back someone may have been named whom a description takes up. */
const REACH = 400;
/** And a body that only a general word takes up. */
const NEAR = 4;

/** Whom a description means: *the Russian diplomat*, *the statement*, *the two sides*. Nobody when the text does not tell. */
export const resolveDescription = (discourse: Discourse, mention: Description): Candidate[] => {
  const { head, plural, definite, owner, text } = mention;
  const called = /^\p{Lu}/u.test(text) ? discourse.called.get(nameWords(text).join(' ')) : undefined;
  if (called) return [called];
  const owners = ownersOf(discourse, mention);
  if (DOCUMENTS.has(head)) return issuerOf(discourse, mention, owners);
  if (owners.length > 0 || owner.names.length > 0 || owner.pronoun) return bodyOf(discourse, head, owners);
  if (!definite) return [];
  if (plural) return lastPair(discourse, mention);
  if (BODY_NOUNS.has(head)) return bodyNear(discourse, mention);
  return bestByRole(discourse, mention);
};

/** *The chamber* is the body with that word in its name that spoke or was named last; *the group* may be any. */
const bodyNear = (discourse: Discourse, { head, span }: Description): Candidate[] => {
  const named = lastOf(discourse, span.start, ({ kind, names }) => kind !== 'person' && names.some(({ words }) => words.includes(head)));
  if (named.length > 0 || !GENERAL_BODY_NOUNS.has(head)) return named;
  for (const { candidate, quoted } of namingsBefore(discourse, span.start, NEAR)) if (candidate.kind === 'organization' && !quoted) return [candidate];
  return [];
};

/** Whose it is: *the bank's* statement, *her* campaign. */
const ownersOf = (discourse: Discourse, { owner, span }: Description): Candidate[] => {
  if (owner.pronoun) return resolvePronoun(discourse, owner.pronoun, { start: span.start, end: span.start });
  return owner.names.flatMap((name) => discourse.candidateOf.get(name) ?? []).slice(0, 1);
};

/** *His campaign* where the text elsewhere says *the Novak campaign*. */
const bodyOf = ({ called }: Discourse, head: string, [owner]: Candidate[]): Candidate[] => {
  const body = owner && called.get(`${owner.words.at(-1) ?? ''} ${head}`);
  return body && body.kind !== 'person' ? [body] : [];
};

/** A document speaks for its issuer: the one it belongs to, or the last who spoke through one. */
const issuerOf = ({ document, reports }: Discourse, { head, definite }: Description, owners: Candidate[]): Candidate[] => {
  if (owners.length > 0 || !definite) return owners;
  const spoke = reports.findLast((report) => {
    const { start, end } = sentenceAt(document, placeOf(report)) ?? { start: 0, end: 0 };
    return report.speakers.length > 0 && document.text.slice(start, end).toLowerCase().includes(head);
  });
  return spoke?.speakers ?? [];
};

/** *The leaders* are the last people named together, *the two sides* the last countries. */
const lastPair = (discourse: Discourse, { head, span }: Description): Candidate[] => {
  const kind = PAIRS.get(head);
  let later: Naming | undefined;
  for (const naming of namingsBefore(discourse, span.start, REACH)) {
    if (naming.candidate.kind !== kind) continue;
    if (later && later.candidate !== naming.candidate && areJoined(discourse, naming, later)) return [naming.candidate, later.candidate];
    later = naming;
  }
  return [];
};

const areJoined = ({ document }: Discourse, a: Naming, b: Naming): boolean =>
  /^\s*(-|–|and|,? and (the|his|her|its)( \S+)?)\s*(the\s*)?$/.test(document.text.slice(a.end, b.name.title?.start ?? b.start));

/** *The Russian diplomat*: the person whose roles and country fit best; of equals the one named last. */
const bestByRole = (discourse: Discourse, { head, modifiers, span }: Description): Candidate[] => {
  const offices = ROLE_CLASSES.get(head) ?? new Set([head]);
  // *The Florida senator* is not just any senator.
  const isParticular = modifiers.some((modifier) => /^\p{Lu}/u.test(modifier));
  let best: { candidate: Candidate; score: number } | undefined;
  const seen = new Set<Candidate>();
  for (const { candidate } of namingsBefore(discourse, span.start, REACH)) {
    if (seen.has(candidate)) continue;
    seen.add(candidate);
    const words = roleWordsOf(discourse, candidate);
    if (!words.some((word) => offices.has(word))) continue;
    const score = modifiers.filter((modifier) => words.includes(modifier.toLowerCase()) || words.some((word) => isSameCountry(word, modifier))).length;
    if ((score > 0 || !isParticular) && (!best || score > best.score)) best = { candidate, score };
  }
  return best ? [best.candidate] : [];
};

const isSameCountry = (a: string, b: string): boolean => {
  const country = countryOfWord(a);
  return country !== undefined && country === countryOfWord(b);
};

const roleWordsOf = ({ document }: Discourse, { roles }: Candidate): string[] =>
  roles.flatMap(({ start, end }) =>
    document.text
      .slice(start, end)
      .toLowerCase()
      .split(/[^\p{L}]+/u),
  );
