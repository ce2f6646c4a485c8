import type { Appearance } from './events.ts';
import { ROLE_CLASSES } from './lexicon/roles.ts';
import type { Mention, Pronoun } from './mentions.ts';
import { isBody, isDocument, readMention } from './mentions.ts';
import type { Name } from './names.ts';
import { countryOfWord } from './word-classes.ts';
import type { Quotation } from './quotations.ts';
import { isQuoted } from './quotations.ts';
import type { Document, Sentence } from './sentences.ts';
import { indexAt } from './spans.ts';
import type { Candidate } from './speakers.ts';
import { nameWords } from './speakers.ts';
import type { Report } from './statements.ts';
import { placeOf } from './statements.ts';
import type { Span } from './types.ts';

/** A report with those who made it; none when the text names nobody. */
export type AttributedReport = Report & { mention: Span | null; speakers: Candidate[] };

/** A name with the one it names. */
type Naming = { name: Name; candidate: Candidate; quoted: boolean };
type Context = { document: Document; namings: Naming[]; reports: AttributedReport[]; candidates: Candidate[] };

/** How many sentences back a pronoun reaches. */
const REACH = 8;

/** Finds who made each report, in text order: what is known of the earlier ones helps with the later. */
export const resolveSpeakers = (
  document: Document,
  { names, candidates, quotations }: { names: Name[]; candidates: Candidate[]; quotations: Quotation[] },
  reports: Report[],
): AttributedReport[] => {
  const owner = new Map(candidates.flatMap((candidate) => candidate.names.map((name) => [name, candidate] as const)));
  const namings = names.flatMap((name) => {
    const candidate = owner.get(name);
    return candidate ? [{ name, candidate, quoted: isQuoted(quotations, name.start) }] : [];
  });
  const context: Context = { document, namings, reports: [], candidates };
  for (const report of reports) {
    const mention = readMention(document, names, report.source);
    const speakers = resolve(context, mention, report);
    context.reports.push({ ...report, mention: mention.span, speakers: [...new Set(speakers)] });
  }
  return context.reports;
};

const resolve = (context: Context, mention: Mention, report: Report): Candidate[] => {
  switch (mention.by) {
    case 'nothing':
      return runningSpeaker(context, report);
    case 'name':
      return mention.names.flatMap((name) => candidateOf(context, name));
    case 'pronoun':
      return resolvePronoun(context, mention.word, mention.span ?? report.segments[0] ?? { start: 0, end: 0 });
    case 'description':
      return resolveDescription(context, mention);
  }
};

const candidateOf = ({ namings }: Context, name: Name): Candidate[] => namings.filter((naming) => naming.name === name).map(({ candidate }) => candidate);

const paragraphAt = ({ document }: Context, place: number): number => indexAt(document.paragraphs, place);

/** A quotation without an attribution of its own goes on with the speaker of the one before it, in this paragraph or the last. */
const runningSpeaker = (context: Context, report: Report): Candidate[] => {
  const last = context.reports.at(-1);
  if (report.kind !== 'direct' || !last || last.kind === 'indirect') return [];
  return paragraphAt(context, placeOf(report)) - paragraphAt(context, placeOf(last)) <= 1 ? last.speakers : [];
};

const resolvePronoun = (context: Context, word: Pronoun, place: Span): Candidate[] => {
  switch (word) {
    case 'I':
      return [];
    case 'who':
      return antecedent(context, place);
    case 'he':
    case 'she':
      return bestPerson(context, word === 'he' ? 'male' : 'female', place.start);
    case 'it':
      return lastOf(context, place.start, ({ kind }) => kind !== 'person');
    case 'they':
      return lastPlural(context, place.start);
  }
};

/** The name right before *who*, perhaps with a comma or an apposition between. */
const antecedent = ({ document, namings }: Context, { start }: Span): Candidate[] => {
  const sentence = document.sentences[indexAt(document.sentences, start)];
  const previous = document.tokens[indexAt(document.tokens, start) - 1];
  if (previous?.pos === 'NOUN' && previous.text.endsWith('s')) return [];
  const before = namings.filter(({ name }) => name.end <= start && name.start >= (sentence?.start ?? 0));
  const last = before.findLast(({ candidate }) => candidate.kind === 'person') ?? before.at(-1);
  return last ? [last.candidate] : [];
};

/** The person that *he* or *she* at a place most likely is: named lately, as a subject, the one who speaks. */
const bestPerson = (context: Context, gender: 'male' | 'female', place: number): Candidate[] => {
  const { document, namings, reports } = context;
  const sentence = indexAt(document.sentences, place);
  const scores = new Map<Candidate, number>();
  const raise = (candidate: Candidate, score: number): void => {
    if (isSurelyPerson(candidate) && (candidate.gender === null || candidate.gender === gender)) {
      scores.set(candidate, Math.max(scores.get(candidate) ?? -Infinity, score + (candidate.gender === gender ? 0.5 : 0)));
    }
  };
  for (let i = namings.length - 1; i >= 0; i--) {
    const { name, candidate, quoted } = namings[i] as Naming;
    if (name.end > place) continue;
    const distance = sentence - name.sentence;
    if (distance > REACH) break;
    raise(candidate, -distance + salience(document, name) - (quoted ? 1.5 : 0));
  }
  const last = reports.at(-1);
  for (const speaker of last?.speakers ?? []) {
    const distance = last ? paragraphAt(context, place) - paragraphAt(context, placeOf(last)) : 0;
    if (distance <= 3) raise(speaker, 0.6 - distance * 0.8);
  }
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best ? [best[0]] : [];
};

/** One word that stands once may be anything. */
const isSurelyPerson = ({ kind, names }: Candidate): boolean =>
  kind === 'person' && (names.length > 1 || names.some((name) => name.kind === 'person' || name.firstToken < name.lastToken));

/** A subject is more likely to be taken up than an object, and a possessor least. */
const salience = ({ tokens, sentences }: Document, name: Name): number => {
  const next = tokens[name.lastToken + 1];
  if (next && /^[’']s?$/.test(next.text) && next.start === name.end) return -0.4;
  const { firstToken } = sentences[name.sentence] as Sentence;
  const before = tokens[name.firstToken - 1];
  const isFirst = tokens.slice(firstToken, name.firstToken).every(({ pos }) => pos !== 'VERB');
  if (isFirst && before?.pos !== 'ADP') return 0.7;
  return before?.pos === 'ADP' ? -0.3 : 0.2;
};

/** The last one that spoke, or else was named, of some sort. */
const lastOf = (context: Context, place: number, isMeant: (candidate: Candidate) => boolean): Candidate[] => {
  const spoke = context.reports.findLast(({ speakers }) => speakers.length > 0);
  const fitting = spoke?.speakers.filter(isMeant) ?? [];
  if (spoke && fitting.length > 0 && paragraphAt(context, place) - paragraphAt(context, placeOf(spoke)) <= 2) return fitting.slice(0, 1);
  const named = context.namings.findLast(({ name, candidate }) => name.end <= place && isMeant(candidate));
  return named ? [named.candidate] : [];
};

/** *They* are those who spoke last together, or the last body; people nobody named stay unnamed. */
const lastPlural = (context: Context, place: number): Candidate[] => {
  const last = context.reports.at(-1);
  if (!last || paragraphAt(context, place) - paragraphAt(context, placeOf(last)) > 2) return [];
  return last.speakers.length > 1 || last.speakers[0]?.kind !== 'person' ? last.speakers : [];
};

type Description = Extract<Mention, { by: 'description' }>;

const resolveDescription = (context: Context, mention: Description): Candidate[] => {
  const { head, plural, definite, owner, span } = mention;
  const place = span?.start ?? 0;
  const called = calledSo(context, mention.text);
  if (called) return [called];
  if (isDocument(head)) return issuerOf(context, mention, place);
  if (plural) return definite ? resolvePair(context, head, place) : [];
  if (!definite) return [];
  if (isBody(head) && owner.names.length === 0 && owner.pronoun === null)
    return lastOf(context, place, (candidate) => candidate.kind !== 'person' && candidate.names.some(({ text }) => text.toLowerCase().includes(head)));
  if (owner.names.length > 0 || owner.pronoun !== null) return [];
  return bestByRole(context, mention, place);
};

/** A name that was not seen as one where it stands, as in a headline, but elsewhere. */
const calledSo = ({ candidates }: Context, text: string): Candidate | undefined => {
  const words = nameWords(text).join(' ');
  return /^\p{Lu}/u.test(text) && words !== ''
    ? (candidates.find(({ names }) => names.some((name) => nameWords(name.text).join(' ') === words)) ??
        candidates.find((candidate) => candidate.kind === 'person' && candidate.words.length > 1 && candidate.words.at(-1) === words))
    : undefined;
};

/** A document speaks for its issuer: the one it belongs to, or the last who spoke through it. */
const issuerOf = (context: Context, { head, owner, definite }: Description, place: number): Candidate[] => {
  const owners = owner.names.flatMap((name) => candidateOf(context, name));
  if (owners.length > 0) return owners.slice(0, 1);
  if (owner.pronoun) return resolvePronoun(context, owner.pronoun, { start: place, end: place });
  if (!definite) return [];
  const { document, reports } = context;
  const spoke = reports.findLast((report) => {
    const sentence = document.sentences[indexAt(document.sentences, placeOf(report))] as Sentence;
    return report.speakers.length > 0 && document.text.slice(sentence.start, sentence.end).toLowerCase().includes(head);
  });
  return spoke?.speakers ?? [];
};

/** *The leaders* are the last people named together; *the two sides* the last countries. */
const resolvePair = (context: Context, head: string, place: number): Candidate[] => {
  const kind = /^(leader|president|minister|candidate|rival|men|man|woman|senator)$/.test(head)
    ? 'person'
    : /^(side|party|delegation|country|nation|government|capital)$/.test(head)
      ? 'government'
      : null;
  if (kind === null) return [];
  const { namings, document } = context;
  const before = namings.filter(({ name, candidate }) => name.end <= place && candidate.kind === kind);
  for (let i = before.length - 1; i > 0; i--) {
    const [a, b] = [before[i - 1] as Naming, before[i] as Naming];
    const between = document.text.slice(a.name.end, b.name.title?.start ?? b.name.start);
    if (a.candidate !== b.candidate && /^\s*(-|–|and|,? and (the|his|her|its)( \S+)?)\s*(the\s*)?$/.test(between)) return [a.candidate, b.candidate];
  }
  return [];
};

/** *The Russian diplomat*: the person whose roles, or country, fit best; the later named wins. */
const bestByRole = (context: Context, { head, modifiers }: Description, place: number): Candidate[] => {
  const offices = ROLE_CLASSES.get(head) ?? new Set([head]);
  const countries = modifiers.map(countryOfWord).filter((country) => country !== undefined);
  let best: { candidate: Candidate; score: number; at: number } | undefined;
  for (const { candidate, name } of context.namings) {
    if (candidate.kind !== 'person' || name.end > place) continue;
    const words = candidate.roles.map(({ start, end }) =>
      context.document.text
        .slice(start, end)
        .toLowerCase()
        .split(/[^\p{L}.]+/u),
    );
    if (!words.some((list) => list.some((word) => offices.has(word.replace('.', ''))))) continue;
    const flat = new Set(words.flat());
    const fits =
      modifiers.filter((modifier) => flat.has(modifier)).length +
      countries.filter((country) => [...flat].some((word) => countryOfWord(word) === country)).length;
    const score = fits * 2;
    if (!best || score >= best.score) best = { candidate, score, at: name.start };
  }
  return best ? [best.candidate] : [];
};

/** Every naming of those who could take part in an event. */
export const appearancesOf = (document: Document, reports: AttributedReport[], candidates: Candidate[]): Appearance[] => {
  const spoken = reports.flatMap(({ mention, segments }) => (mention ? [mention, ...segments] : segments)).sort((a, b) => a.start - b.start);
  const isAside = (place: number): boolean => spoken.some(({ start, end }) => start <= place && place < end);
  return candidates.flatMap((candidate) =>
    candidate.names.map(({ start, firstToken, kind }) => ({
      candidate,
      start,
      aside: isAside(start) || !(kind === 'person' || /^(between|and|with)$/.test(document.tokens[firstToken - 1]?.text ?? '')),
    })),
  );
};
