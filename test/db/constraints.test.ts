import { beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { storedWorld } from './fixtures.ts';

let db: Db;
beforeAll(async () => {
  db = await storedWorld();
  await createKey(db, { name: null, role: 'ingest', expires: null });
});

const run = (statement: string): unknown => db.$client.prepare(statement).run();
/** Every check that the tables have, by name. */
const checksOf = (database: Db): string[] =>
  database.$client
    .prepare<[], string>("select sql from sqlite_master where type = 'table' and sql is not null")
    .pluck()
    .all()
    .flatMap((table) => [...table.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map(([, name]) => name!));

/** What each check refuses; each breaks that one only. */
const REFUSED: Record<string, string[]> = {
  articles_days: [
    "update articles set day_from = '2021-02-30'",
    'update articles set day_from = null where day_to is not null',
    "update articles set day_from = '2023-01-01', day_to = '2022-01-01'",
  ],
  speakers_kind: ["update speakers set kind = 'robot'"],
  slugs_owner: ["update slugs set owner = 'article'"],
  slugs_last: ['update slugs set last = 0'],
  speaker_merges_how: ["insert into speaker_merges (id, other, how, at) values ('a', 'b', 'join', 0)"],
  changes_type: ["update changes set type = 'page'"],
  changes_op: ["update changes set op = 'touched'"],
  changes_into: ["update changes set op = 'merged'", 'update changes set "into" = \'x\''],
  speaker_names_count: ['update speaker_names set count = 0'],
  events_status: ["update events set status = 'cancelled'"],
  events_date: [
    "update events set date = '2021-02-30', precision = 'day'",
    "update events set date = '2021-07', precision = 'day'",
    "update events set date = '2021', precision = 'unknown'",
    "update events set date = null, precision = 'day'",
    "update events set precision = 'week'",
  ],
  events_days: ["update events set day_from = 'soon', day_to = 'soon'"],
  event_articles_status: ["update event_articles set status = ''"],
  event_articles_date: ["update event_articles set date = '2021-13', precision = 'month'", "update event_articles set date = '21', precision = 'year'"],
  statements_kind_known: ["update statements set kind = 'quote'"],
  statements_status_known: ["update statements set status = 'deleted'"],
  statements_start: ['update statements set start = -1'],
  statements_cue: [
    'update statements set cue_end = cue_start',
    'update statements set cue_text = null',
    'update statements set cue_start = -5',
    'update statements set cue_start = null',
  ],
  statements_mention: [
    "update statements set mention_end = 0, mention_start = 3, mention_text = 'x'",
    "update statements set mention_text = 'x' where mention_start is null",
  ],
  statements_said: [
    "update statements set said_date = '2021-07-28', said_precision = null, said_words = null",
    "update statements set said_precision = 'day', said_date = '2021-07', said_words = 'then'",
    'update statements set said_words = null where said_date is not null',
  ],
  statements_days: ['update statements set day_to = null where day_from is not null'],
  statements_event_relation: ["update statements set event_relation = 'near'"],
  statements_confidence: ['update statements set confidence = 1.5', 'update statements set confidence = -0.1'],
  segments_span: ['update segments set "end" = start', 'update segments set start = -1'],
  keys_role: ["update keys set role = 'root'"],
  statement_speakers_span: ['update statement_speakers set named_end = named_start', 'update statement_speakers set named_start = -1'],
};

it('every check of the tables is tried here', () => {
  expect(Object.keys(REFUSED).toSorted()).toEqual(checksOf(db).toSorted());
});

describe.each(Object.entries(REFUSED))('the check %s', (name, attempts) => {
  it.each(attempts)('refuses: %s', (attempt) => {
    expect(() => run(attempt)).toThrow(`CHECK constraint failed: ${name}`);
  });
});

describe('two rows for one thing are refused', () => {
  it.each([
    ['an article', "insert into articles (id, text, text_sha256) select id, 'x', 'x' from articles"],
    ['a URL', "insert into articles (id, url, text, text_sha256) select 'ar_new', url, 'x', 'x' from articles where url is not null limit 1"],
    [
      'a statement at its place',
      "insert into statements (id, article_id, kind, text, start) select 'st_new', article_id, kind, text, start from statements limit 1",
    ],
    ['a segment', 'insert into segments select statement_id, start, "end" + 1, text || \'x\' from segments limit 1'],
    [
      'the speaker of a statement',
      'insert into statement_speakers (statement_id, speaker_id, nth) select statement_id, speaker_id, nth + 1 from statement_speakers limit 1',
    ],
    [
      'the first speaker of a statement',
      "insert into statement_speakers (statement_id, speaker_id, nth) select statement_id, 'jose-munoz', nth from statement_speakers where speaker_id <> 'jose-munoz' limit 1",
    ],
    ['a speaker', 'insert into speakers select * from speakers limit 1'],
    ['a key to write with', 'insert into keys select * from keys limit 1'],
    ['an id', 'insert into slugs select * from slugs limit 1'],
    ['a name in an article', 'insert into speaker_names select * from speaker_names limit 1'],
    ['a key', 'insert into speaker_keys select * from speaker_keys limit 1'],
    ['a title in an article', 'insert into speaker_roles select * from speaker_roles limit 1'],
    ['an event in an article', 'insert into event_articles select * from event_articles limit 1'],
    ['a participant', 'insert into event_participants select * from event_participants limit 1'],
  ])('%s', (_, attempt) => {
    expect(() => run(attempt)).toThrow('UNIQUE constraint failed');
  });
});

describe('what refers to nothing is refused', () => {
  it.each([
    "update statements set article_id = 'ar_none'",
    "update statements set event_id = 'none'",
    "update segments set statement_id = 'st_none'",
    "update statement_speakers set statement_id = 'st_none'",
    "update statement_speakers set speaker_id = 'none'",
    "update speaker_names set speaker_id = 'none'",
    "update speaker_names set article_id = 'none'",
    "update speaker_keys set speaker_id = 'none'",
    "update speaker_roles set speaker_id = 'none'",
    "update speaker_roles set article_id = 'none'",
    "update event_articles set event_id = 'none'",
    "update event_articles set article_id = 'none'",
    "update event_participants set event_id = 'none'",
    "update event_participants set article_id = 'none'",
    "update event_participants set speaker_id = 'none'",
    "delete from speakers where id = 'sergey-ryabkov'",
  ])('%s', (attempt) => {
    expect(() => run(`${attempt}${attempt.startsWith('update') ? ' where rowid = 1' : ''}`)).toThrow('FOREIGN KEY constraint failed');
  });
});

it('with an article goes all that stands in it, and the words by which it is found', async () => {
  const own = await storedWorld();
  const count = (from: string): unknown => own.$client.prepare(`select count(*) from ${from}`).pluck().get();
  expect(count("article_search where article_search match 'geneva'")).toBe(1);
  own.$client.exec('delete from articles');
  for (const table of ['statements', 'segments', 'statement_speakers', 'speaker_names', 'speaker_roles', 'event_articles', 'event_participants'])
    expect([table, count(table)]).toEqual([table, 0]);
  expect(count("article_search where article_search match 'geneva'")).toBe(0);
  own.$client.exec("insert into article_search(article_search) values ('integrity-check')");
});
