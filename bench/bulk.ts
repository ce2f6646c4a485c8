import { unitsOf } from '../src/anchor/code-units.ts';
import { plainFragment, textFragments } from '../src/anchor/text-fragment.ts';
import type { Db, Tx } from '../src/db/open.ts';
import { periodOf } from '../src/db/period.ts';
import { NO_DAY } from '../src/db/sortable.ts';
import { sha256 } from '../src/db/sha256.ts';
import { spokenOfIn } from '../src/db/spoken-of.ts';
import { writeAll } from '../src/db/written-statements.ts';
import { fold } from '../src/extract/fold.ts';
import type { Article, Event, Extraction, Speaker, Statement } from '../src/extract/types.ts';
import { aliasesOf } from '../src/names/aliases.ts';
import type { Report } from '../test/db/fixtures.ts';
import { readReport, RULES } from '../test/db/fixtures.ts';
import type { Clusters } from './same-utterances.ts';
import { openClusters } from './same-utterances.ts';

type Value = string | number | null;
type Row = Record<string, Value | undefined>;
/** Inserts a row; what it has no value for is null. */
type Insert = (row: Row) => void;

const TABLES = {
  articles: ['id', 'url', 'title', 'outlet', 'outlet_key', 'published', 'text', 'text_sha256', 'stored_at', 'day_from', 'day_to'],
  speakers: ['id', 'name', 'name_key', 'kind'],
  speaker_keys: ['key', 'speaker_id'],
  speaker_aliases: ['alias', 'speaker_id', 'key'],
  speaker_names: ['speaker_id', 'article_id', 'name', 'count'],
  speaker_roles: ['speaker_id', 'article_id', 'role'],
  events: ['id', 'name', 'name_key', 'date', 'precision', 'place', 'place_key', 'status', 'kind', 'day_from', 'day_to'],
  event_articles: ['event_id', 'article_id', 'name', 'date', 'precision', 'place', 'status', 'kind'],
  event_participants: ['event_id', 'article_id', 'speaker_id'],
  statements: [
    ...['id', 'article_id', 'kind', 'text', 'start', 'cue_start', 'cue_end', 'cue_text', 'mention_start', 'mention_end', 'mention_text', 'said_date'],
    ...['said_precision', 'said_words', 'event_id', 'event_relation', 'fragment', 'day_from', 'day_to'],
  ],
  segments: ['statement_id', 'start', 'end', 'text'],
  statement_speakers: [
    ...['statement_id', 'speaker_id', 'nth', 'role', 'named_start', 'named_end', 'named_text'],
    ...['newest_first', 'oldest_first', 'article_id', 'start'],
  ],
  statement_subjects: ['statement_id', 'speaker_id'],
  fingerprints: ['hash', 'statement_id'],
  cluster_members: ['statement_id', 'cluster_id'],
  slugs: ['owner', 'slug', 'last'],
  changes: ['at', 'type', 'id', 'op'],
};

type Inserts = Record<keyof typeof TABLES, Insert>;
/** What was stored so far: `speakers` are ids by name, since a name is one speaker here. */
type World = { insert: Inserts; slugs: Map<string, number>; speakers: Map<string, string>; clusters: Clusters };
type StoredArticle = Article & { id: string };

/**
 * Stores reports in an empty database row by row, without a look at it: what the next article is joined with is kept in memory.
 * The rows are those that storing one report after another leaves, which test/db/bulk.test.ts holds.
 */
export const storeInBulk = (db: Db, reports: Iterable<Report>): void => {
  const wake = silenceTriggers(db);
  const world: World = { insert: insertsOf(db), slugs: new Map(), speakers: new Map(), clusters: openClusters() };
  for (const report of reports) storeOne(world, readReport(report));
  for (const [key, last] of world.slugs) world.insert.slugs({ owner: key.slice(0, key.indexOf(' ')), slug: key.slice(key.indexOf(' ') + 1), last });
  for (const [statement_id, cluster_id] of world.clusters.members()) world.insert.cluster_members({ statement_id, cluster_id });
  writeAll(db as Tx);
  wake();
};

const SEARCHES = ['article_search', 'speaker_words', 'event_words', 'statement_search'];

/** Takes the triggers away, which take longer than all the rest; gives what makes them again, and the indexes of words that they would have filled. */
const silenceTriggers = ({ $client }: Db): (() => void) => {
  const triggers = $client.prepare("select name, sql from sqlite_master where type = 'trigger'").all() as { name: string; sql: string }[];
  for (const { name } of triggers) $client.exec(`drop trigger ${name}`);
  return () => {
    for (const { sql } of triggers) $client.exec(sql);
    for (const name of SEARCHES) $client.exec(`insert into ${name}(${name}) values ('rebuild')`);
  };
};

const insertsOf = (db: Db): Inserts => {
  const insertOf = (table: string, columns: string[]): Insert => {
    const query = db.$client.prepare<Value[]>(`insert into ${table} (${columns.map((name) => `"${name}"`).join()}) values (${columns.map(() => '?').join()})`);
    return (row) => query.run(...columns.map((name) => row[name] ?? null));
  };
  return Object.fromEntries(Object.entries(TABLES).map(([table, columns]) => [table, insertOf(table, columns)])) as Inserts;
};

const storeOne = (world: World, { article, extraction }: { article: StoredArticle; extraction: Extraction }): void => {
  const { insert } = world;
  const at = Date.now();
  const { id, url, title, outlet, published, text } = article;
  const own = { id, url: url ?? null, title: title ?? null, outlet: outlet ?? null, published: published ?? null, text };
  insert.articles({ ...own, outlet_key: outlet ? fold(outlet) : null, text_sha256: sha256(text), stored_at: new Date(at).toISOString(), ...days(published) });
  insert.changes({ at, type: 'article', id, op: 'created' });
  const speakerIds = new Map(extraction.speakers.map((speaker) => [speaker.id, storeSpeaker(world, id, { speaker, at })]));
  const speakerId = (local: string): string => speakerIds.get(local) ?? '';
  const eventIds = new Map(
    extraction.events.map((event) => [event.id, storeEvent(world, id, { event: { ...event, participants: event.participants.map(speakerId) }, at })]),
  );
  storeStatements(world, article, { extraction, speakerId, eventIds });
  for (const statement of extraction.statements) insert.changes({ at, type: 'statement', id: statement.id, op: 'created' });
};

const days = (date: string | null | undefined): Row => {
  const { dayFrom, dayTo } = periodOf(date);
  return { day_from: dayFrom, day_to: dayTo };
};

const takeSlug = ({ slugs }: World, owner: string, slug: string): string => {
  const last = slugs.get(`${owner} ${slug}`);
  if (last === undefined) return noteSlug(slugs, owner, slug);
  let next = last + 1;
  while (slugs.has(`${owner} ${slug}-${next}`)) next++;
  slugs.set(`${owner} ${slug}`, next);
  return noteSlug(slugs, owner, `${slug}-${next}`);
};

const noteSlug = (slugs: Map<string, number>, owner: string, slug: string): string => {
  slugs.set(`${owner} ${slug}`, 1);
  return slug;
};

const storeSpeaker = (world: World, article_id: string, { speaker, at }: { speaker: Speaker; at: number }): string => {
  const { insert, speakers } = world;
  const known = speakers.get(speaker.name);
  const speaker_id = known ?? takeSlug(world, 'speaker', RULES.slugOf(speaker));
  insert.changes({ at, type: 'speaker', id: speaker_id, op: known === undefined ? 'created' : 'changed' });
  if (known === undefined) {
    speakers.set(speaker.name, speaker_id);
    insert.speakers({ id: speaker_id, name: speaker.name, name_key: fold(speaker.name), kind: speaker.kind });
    for (const key of RULES.keysOf(speaker)) {
      insert.speaker_keys({ key, speaker_id });
      for (const alias of aliasesOf(key, speaker.kind)) insert.speaker_aliases({ alias, speaker_id, key });
    }
  }
  for (const role of speaker.roles) insert.speaker_roles({ speaker_id, article_id, role });
  for (const { name, count } of speaker.names) insert.speaker_names({ speaker_id, article_id, name, count });
  return speaker_id;
};

const storeEvent = (world: World, article_id: string, { event, at }: { event: Event; at: number }): string => {
  const { insert } = world;
  const { participants, name, date, precision, place, status, kind } = event;
  const event_id = takeSlug(world, 'event', RULES.slugOfEvent(event));
  const said = { name, date, precision, place, status, kind };
  insert.events({ ...said, id: event_id, name_key: fold(name), place_key: place && fold(place), ...days(date) });
  insert.changes({ at, type: 'event', id: event_id, op: 'created' });
  insert.event_articles({ ...said, event_id, article_id });
  for (const speaker_id of new Set(participants)) insert.event_participants({ event_id, article_id, speaker_id });
  return event_id;
};

type Found = { extraction: Extraction; speakerId: (local: string) => string; eventIds: Map<string, string> };

const storeStatements = (world: World, article: StoredArticle, { extraction, speakerId, eventIds }: Found): void => {
  const { insert } = world;
  const spokenOf = spokenOfIn(extraction);
  const [toUnits, fragmentOf] = [unitsOf(article.text), textFragments(article.text)];
  for (const statement of extraction.statements) {
    const { id, segments, speakers } = statement;
    const fragment = fragmentOf(segments.map(toUnits));
    const eventId = statement.event && eventIds.get(statement.event.id);
    insert.statements({ ...statementRow(statement, article), event_id: eventId, fragment: fragment === plainFragment(segments) ? null : fragment });
    for (const { start, end, text } of segments) insert.segments({ statement_id: id, start, end, text });
    speakers.forEach(({ id: local, role, namedAt }, nth) => {
      insert.statement_speakers({
        ...{ statement_id: id, speaker_id: speakerId(local), nth, role },
        ...{ named_start: namedAt.start, named_end: namedAt.end, named_text: namedAt.text },
        ...{ article_id: article.id, start: segments[0]?.start, ...places(dayOf(statement, article)) },
      });
    });
    for (const local of spokenOf(statement.text)) insert.statement_subjects({ statement_id: id, speaker_id: speakerId(local) });
    const by = speakers.map(({ id: local, kind }) => ({ id: speakerId(local), kind }));
    for (const hash of world.clusters.add({ id, articleId: article.id, text: statement.text, speakers: by, ...periodOf(dayOf(statement, article)) }))
      insert.fingerprints({ hash, statement_id: id });
  }
};

const DAY_MS = 86_400_000;

const places = (date: string | null | undefined): Row => {
  const { dayFrom } = periodOf(date);
  const day = dayFrom === null ? NO_DAY : Date.parse(dayFrom) / DAY_MS;
  return { newest_first: day === NO_DAY ? NO_DAY : -day, oldest_first: day };
};

const dayOf = ({ saidOn }: Statement, { published }: Article): string | null | undefined => saidOn?.date ?? published;

const statementRow = (statement: Statement, article: StoredArticle): Row => {
  const { id, kind, text, segments, cue, mention, saidOn, event } = statement;
  return {
    ...{ id, article_id: article.id, kind, text, start: segments[0]?.start },
    ...{ cue_start: cue?.start, cue_end: cue?.end, cue_text: cue?.text },
    ...{ mention_start: mention?.start, mention_end: mention?.end, mention_text: mention?.text },
    ...{ said_date: saidOn?.date, said_precision: saidOn?.precision, said_words: saidOn?.words },
    ...{ event_relation: event?.relation, ...days(dayOf(statement, article)) },
  };
};
