import type { Db } from '../../src/db/open.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { JoinRules } from '../../src/db/join-rules.ts';
import { storeArticle } from '../../src/db/store.ts';
import { articleId, slugOf, statementId } from '../../src/extract/identity.ts';
import type { Article, Event, EventRelation, Excerpt, Extraction, SpeakerKind, Statement, StatementKind } from '../../src/extract/types.ts';
import { JOIN_RULES } from '../../src/ingest/join.ts';
import { oneMigration } from './template.ts';

export type Utterance = {
  /** Names of speakers; none when unnamed. */
  by?: string[];
  words: string;
  kind?: StatementKind;
  saidOn?: NonNullable<Statement['saidOn']>;
  /** The name of one of the report's events. */
  event?: string;
  relation?: EventRelation;
};

/** Its kind is only of interest where articles are joined. */
type ReportedEvent = Omit<Event, 'id' | 'kind'> & Partial<Pick<Event, 'kind'>>;

/** An article that a person wrote for a test: its text is made of its utterances. */
export type Report = Omit<Article, 'text'> & {
  utterances: Utterance[];
  /** Who is not a person, and titles. */
  cast?: Record<string, { kind?: SpeakerKind; role?: string }>;
  events?: ReportedEvent[];
  /** May it come back when it was taken down? */
  restore?: boolean;
};

/** A name is one speaker, and each report has its own events: what the real rules make of namesakes is tested elsewhere. */
export const RULES: JoinRules = { ...JOIN_RULES, findSpeaker: ({ name }, known) => known.find((speaker) => speaker.name === name), findEvent: () => undefined };

/** Stores the report as if it had been read from its text; gives the ids of its article and its statements. */
export const storeReport = async (db: Db, report: Report, rules = RULES): Promise<{ article: string; statements: string[] }> => {
  const { article, extraction } = readReport(report);
  await storeArticle(db, article, { extraction, rules, restore: report.restore ?? false });
  return { article: article.id, statements: extraction.statements.map((statement) => statement.id) };
};

/** What reading the report's text would find. */
export const readReport = ({
  utterances,
  cast = {},
  events = [],
  restore: _,
  ...known
}: Report): { article: Article & { id: string }; extraction: Extraction } => {
  const lines = utterances.map(lineOf);
  const article = { ...known, text: lines.join('\n\n') };
  const id = articleId(article);
  const names = [...new Set([...utterances.flatMap(({ by = [] }) => by), ...events.flatMap(({ participants }) => participants)])];
  const starts = lines.map((_, i) => Array.from(lines.slice(0, i).join('\n\n')).length + (i > 0 ? 2 : 0));
  const extraction: Extraction = {
    statements: utterances.map((utterance, i) => toStatement(utterance, { article: id, line: lines[i]!, start: starts[i]!, cast, nth: nthOf(utterances, i) })),
    speakers: names.map((name) => ({
      id: slugOf(name),
      name,
      kind: cast[name]?.kind ?? 'person',
      names: [{ name, count: 1 }],
      roles: cast[name]?.role === undefined ? [] : [cast[name].role],
    })),
    events: events.map((event) => ({ kind: null, ...event, id: slugOf(event.name), participants: event.participants.map(slugOf) })),
  };
  return { article: { ...article, id }, extraction };
};

const lineOf = ({ by = [], words, saidOn }: Utterance): string =>
  `${by.length > 0 ? by.join(' and ') : 'It was'} said${saidOn ? ` ${saidOn.words}` : ''}: “${words}”.`;

const nthOf = (utterances: Utterance[], i: number): number => utterances.slice(0, i).filter(({ words }) => words === utterances[i]!.words).length;

type Place = { article: string; line: string; start: number; cast: NonNullable<Report['cast']>; nth: number };

const toStatement = ({ by = [], words, kind = 'direct', saidOn, event, relation = 'at' }: Utterance, { article, line, start, cast, nth }: Place): Statement => {
  const excerptOf = (text: string): Excerpt => {
    const from = start + Array.from(line.slice(0, line.indexOf(text))).length;
    return { start: from, end: from + Array.from(text).length, text };
  };
  return {
    id: statementId(article, words, nth),
    kind,
    text: words,
    segments: [excerptOf(words)],
    cue: excerptOf('said'),
    mention: by.length > 0 ? excerptOf(by.join(' and ')) : null,
    speakers: by.map((name) => ({ id: slugOf(name), name, kind: cast[name]?.kind ?? 'person', role: cast[name]?.role ?? null, namedAt: excerptOf(name) })),
    saidOn: saidOn ?? null,
    event: event === undefined ? null : { id: slugOf(event), relation },
    confidence: null,
  };
};

/** An empty database in memory. */
export const emptyDatabase = (): Db => openDatabase(':memory:', { migrations: oneMigration() });

const TALKS: ReportedEvent = {
  name: 'Geneva talks',
  date: '2021-07-28',
  precision: 'day',
  place: 'Geneva',
  status: 'held',
  participants: ['Sergey Ryabkov', 'Wendy Sherman'],
};
const PLENARY: ReportedEvent = { name: 'Second plenary', date: '2021-09', precision: 'month', place: null, status: 'planned', participants: [] };
const INQUIRY: ReportedEvent = {
  name: 'Inquiry without a date',
  date: null,
  precision: 'unknown',
  place: 'New York',
  status: 'held',
  participants: ['United Nations'],
};

/** Five reports in which there is one of everything that can be asked for. */
export const WORLD: Report[] = [
  {
    url: 'https://post.example/talks',
    title: 'Talks in Geneva',
    outlet: 'The Daily Post',
    published: '2021-07-28',
    cast: { 'Sergey Ryabkov': { role: 'Russian Deputy Foreign Minister' }, 'State Department': { kind: 'organization' } },
    events: [TALKS, PLENARY],
    utterances: [
      { by: ['Sergey Ryabkov'], words: 'The talks were positive 🕊️ and rather constructive', event: 'Geneva talks' },
      { by: ['Sergey Ryabkov'], words: 'we will meet again', kind: 'mixed', event: 'Second plenary', relation: 'about' },
      { by: ['State Department'], words: 'The consultations were substantive', event: 'Geneva talks', relation: 'about' },
      { by: ['Sergey Ryabkov', 'Wendy Sherman'], words: 'the groups begin their work', kind: 'indirect' },
    ],
  },
  {
    url: 'https://courier.example/week',
    title: 'A week of arms control',
    outlet: 'Évening Courier',
    published: '2021-07',
    cast: { 'Sergey Ryabkov': { role: 'chief negotiator' }, 'United Nations': { kind: 'organization' } },
    events: [INQUIRY],
    utterances: [
      { by: ['United Nations'], words: 'We welcome any dialogue', event: 'Inquiry without a date' },
      { by: ['Sergey Ryabkov'], words: 'it was only a beginning', kind: 'indirect', saidOn: { date: '2021-07-29', precision: 'day', words: 'on Thursday' } },
      { words: 'nobody knows who said this', kind: 'mixed' },
    ],
  },
  {
    outlet: 'The Daily Post',
    published: '2022-01-05',
    utterances: [
      { by: ['Anna Ryabkov'], words: 'The museum opens in spring' },
      { by: ['José Muñoz'], words: 'Perhaps, in that year', saidOn: { date: '2021', precision: 'year', words: 'last year' } },
      { by: ['Wendy Sherman'], words: 'Some day', saidOn: { date: null, precision: 'unknown', words: 'some time ago' } },
    ],
  },
  {
    title: 'Undated',
    utterances: [
      { by: ['Wendy Sherman'], words: 'No day is known for this' },
      { by: ['Дмитрий Песков'], words: 'Посмотрим' },
    ],
  },
  { published: '2020', url: 'https://archive.example/old', utterances: [{ by: ['Wendy Sherman'], words: 'This is old', kind: 'indirect' }] },
];

/** A database that holds these reports. */
export const storedReports = async (reports: Report[]): Promise<Db> => {
  const db = emptyDatabase();
  for (const report of reports) await storeReport(db, report);
  return db;
};

/** A database that holds the WORLD. */
export const storedWorld = (): Promise<Db> => storedReports(WORLD);
