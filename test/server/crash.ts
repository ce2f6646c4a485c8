import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { createKey } from '../../src/db/keys.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { storeArticle } from '../../src/db/store.ts';
import { JOIN_RULES } from '../../src/ingest/join.ts';
import { start, temporaryFolder } from '../cli/run.ts';

/** Enough that no round stores all. */
const MOST = 400;

/** How long a writer goes on at most once it has told of an article. */
const MOST_MS = 400;

/** Texts with two statements each, all of different speakers and events. */
const articleOf = (round: number, nth: number) => ({
  url: `https://coast.example/${round}/${nth}`,
  published: '2024-03-12',
  text: `“It works,” Ann Miller said on Monday at the Oslo talks. Bob${round} Lee${nth} told reporters that plan ${nth} would go on. 🕊️`,
});

type Writer = { child: ChildProcessWithoutNullStreams; stored: AsyncIterable<string> };
/** A database, the key to write into it, and which articles go there. */
type Round = { cwd: string; secret: string; round: number };

/** Feeds files; each line that it prints is an article that is stored. */
const feedFiles = ({ cwd, round }: Round): Writer => {
  const child = start(['ingest', '-'], { cwd });
  child.stdin.on('error', () => undefined);
  child.stdin.end(Array.from({ length: MOST }, (_, nth) => JSON.stringify(articleOf(round, nth))).join('\n'));
  return { child, stored: printedArticles(child) };
};

async function* printedArticles(child: ChildProcessWithoutNullStreams): AsyncGenerator<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const { article, outcome } = JSON.parse(line);
    if (outcome === 'created') yield article;
  }
}

/** Feeds a server, one article a request; each that it answers with 201 is stored. */
const feedServer = (round: Round): Writer => {
  const child = start(['serve'], { cwd: round.cwd, env: { PORT: '0', LOG_LEVEL: 'silent' } });
  return { child, stored: answeredArticles(child, round) };
};

async function* answeredArticles(child: ChildProcessWithoutNullStreams, { round, secret }: Round): AsyncGenerator<string> {
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const address = /http:\S+/.exec(line)![0];
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  for (let nth = 0; nth < MOST; nth++) {
    const answer = await fetch(`${address}/articles`, { method: 'POST', headers, body: JSON.stringify(articleOf(round, nth)) }).catch(() => undefined);
    if (!answer) return;
    if (answer.status === 201) yield answer.headers.get('location')!.replace('/articles/', '');
  }
}

/** What was told to be stored until the writer was killed, at a random moment after the first of it. */
const killWhileFeeding = async ({ child, stored }: Writer): Promise<string[]> => {
  const told: string[] = [];
  const gone = once(child, 'exit');
  for await (const article of stored) {
    if (told.push(article) === 1) void wait(Math.random() * MOST_MS).then(() => child.kill('SIGKILL'));
  }
  await gone;
  return told;
};

/** Where what a statement points at is written. */
const PLACES = [
  { table: 'segments', statement: 'statement_id', start: 'start', end: 'end', words: 'text' },
  { table: 'statement_speakers', statement: 'statement_id', start: 'named_start', end: 'named_end', words: 'named_text' },
  { table: 'statements', statement: 'id', start: 'cue_start', end: 'cue_end', words: 'cue_text' },
  { table: 'statements', statement: 'id', start: 'mention_start', end: 'mention_end', words: 'mention_text' },
];

/** The database is sound, has all that was told, and no article but whole; gives how many it has. */
const checkDatabase = (cwd: string, told: string[]): number => {
  const db = openDatabase(`file:${cwd}/data/onrecord.db`);
  const all = <Value>(sql: string): Value[] => db.$client.prepare<[], Value>(sql).pluck().all();
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  for (const table of all<string>("select name from sqlite_master where sql like '%using fts5%'"))
    db.$client.exec(`insert into ${table}(${table}) values ('integrity-check')`);
  const stored = new Set(all<string>("select id from articles where url like 'https://coast.example/%'"));
  expect(told.filter((article) => !stored.has(article))).toEqual([]);
  const fed = "select a.id from articles a where a.url like 'https://coast.example/%'";
  expect(all(`${fed} and (select count(*) from statements s where s.article_id = a.id) <> 2`)).toEqual([]);
  expect(all(`${fed} and not exists (select 1 from changes c where c.type = 'article' and c.id = a.id and c.op = 'created')`)).toEqual([]);
  for (const { table, statement, start: from, end, words } of PLACES)
    expect(
      all(
        `select x.${words} from ${table} x join statements s on s.id = x.${statement} join articles a on a.id = s.article_id
         where substr(a.text, x.${from} + 1, x."${end}" - x.${from}) <> x.${words}`,
      ),
    ).toEqual([]);
  closeDatabase(db);
  return stored.size;
};

/** A database with a key, and with an article, so that a server does not seed it first. */
const newDatabase = async (): Promise<Omit<Round, 'round'>> => {
  const cwd = temporaryFolder();
  const db = openDatabase(`file:${cwd}/data/onrecord.db`);
  const { secret } = await createKey(db, { name: null, role: 'ingest', expires: null });
  await storeArticle(db, { id: 'ar_first', text: 'Rain.' }, { extraction: { statements: [], speakers: [], events: [] }, rules: JOIN_RULES });
  closeDatabase(db);
  return { cwd, secret };
};

/** Kills those who write into a database, one after the other, and looks at it each time. Gives how many articles were told to be stored, and how many are. */
export const killWriters = async (rounds: number): Promise<{ told: number; stored: number }> => {
  const database = await newDatabase();
  const told: string[] = [];
  let stored = 0;
  for (let round = 0; round < rounds; round++) {
    const feed = round % 2 === 0 ? feedServer : feedFiles;
    told.push(...(await killWhileFeeding(feed({ ...database, round }))));
    stored = checkDatabase(database.cwd, told);
  }
  return { told: told.length, stored };
};
