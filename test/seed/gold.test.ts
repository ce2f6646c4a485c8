import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../seed/seed.ts';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase } from '../../src/db/open.ts';
import { fold } from '../../src/extract/fold.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { emptyDatabase } from '../db/fixtures.ts';

/** The two source texts as read by hand. */
type Gold = {
  speakers: Record<string, { name: string; kind: string; aliases?: string[] }>;
  events: Record<string, { date: string; precision: string; place: string | null; status: string }>;
  statements: { article: string; speakers: string[]; kind: string; content: { start: number; end: number; text: string }[]; event: string }[];
  negatives: { article: string; text: string }[];
};
type Row = { id: string; text: string; kind: string; article: string; speakers: string[]; event: string | null; start: number };

const gold = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'test/gold/seeds.json'), 'utf8')) as Gold;
const textOf = (file: string): string => readFileSync(join(PACKAGE_ROOT, 'seed', file), 'utf8');
/** Quotation marks and edge punctuation aside. */
const plain = (words: string): string => words.replace(/["“”]/g, '').replace(/^[\s,.]+|[\s,.]+$/g, '');

let db: Db;
let rows: Row[];
const all = (sql: string): Record<string, string | null>[] => db.$client.prepare(sql).all() as Record<string, string | null>[];

/** Gold event → the stored one of the same date. */
const eventIds = (): Map<string, string> =>
  new Map(
    Object.entries(gold.events).flatMap(([key, { date }]) =>
      all('select id, date from events')
        .filter((row) => row.date === date)
        .map(({ id }) => [key, id ?? ''] as const),
    ),
  );

const matches = (): { wanted: Gold['statements'][number]; row: Row | undefined }[] =>
  gold.statements.map((wanted) => {
    const content = plain(wanted.content.map(({ text }) => text).join(' '));
    return { wanted, row: rows.find((row) => row.article === wanted.article && plain(row.text) === content && row.kind === wanted.kind) };
  });

beforeAll(async () => {
  db = emptyDatabase();
  await seed(db);
  const files = new Map(['000_f3d7253d8f4b1514.txt', '003_b141c3d0db0b4269.txt'].map((file) => [textOf(file), file]));
  rows = all(
    `select s.id, s.text, s.kind, s.start, s.event_id as event, a.text as article, (select group_concat(speaker_id) from statement_speakers p where p.statement_id = s.id) as speakers
     from statements s join articles a on a.id = s.article_id`,
  ).map((row) => ({ ...(row as unknown as Row), article: files.get(row.article ?? '') ?? '', speakers: row.speakers?.split(',') ?? [] }));
  return () => {
    closeDatabase(db);
  };
});

const print = (figure: string): void => {
  process.stdout.write(`seeds: ${figure}\n`);
};

describe('the two source texts, against what people read in them', () => {
  it('finds the statements with their words and kind, and few that are none', () => {
    const found = matches().filter(({ row }) => row);
    const extra = rows.filter((row) => !found.some((match) => match.row === row));
    print(
      `statements with exact words and kind ${String(found.length)} of ${String(gold.statements.length)}; more than gold has ${String(extra.length)}: ${extra.map(({ text }) => `«${text.slice(0, 40)}»`).join(' ')}`,
    );
    expect(found.length).toBeGreaterThanOrEqual(18);
    expect(extra.length).toBeLessThanOrEqual(3);
  });

  it('knows who made them', () => {
    const found = matches().filter(({ row }) => row);
    const right = found.filter(({ wanted, row }) => [...wanted.speakers].sort().join() === [...(row?.speakers ?? [])].sort().join());
    print(`speakers right ${String(right.length)} of ${String(found.length)} found`);
    expect(right.length).toBeGreaterThanOrEqual(found.length - 1);
  });

  it('takes no page furniture and no mere term for a statement', () => {
    for (const { article, text } of gold.negatives) {
      const start = Array.from(textOf(article).slice(0, textOf(article).indexOf(text))).length;
      const hits = rows.filter(
        (row) => row.article === article && row.text.length < 3 * text.length && row.start < start + text.length && row.start + row.text.length > start,
      );
      expect(hits, text).toEqual([]);
    }
    expect(all(`select id from events where date like '2022%' union select id from statements where said_date like '2022%'`)).toEqual([]);
  });

  it('knows every speaker once', () => {
    const known = all('select id, name, kind from speakers');
    const extra = known.filter(({ id }) => gold.speakers[id ?? ''] === undefined);
    print(`speakers ${String(known.length - extra.length)} of ${String(Object.keys(gold.speakers).length)}; more than gold has ${String(extra.length)}`);
    for (const [id, { name, kind, aliases = [] }] of Object.entries(gold.speakers)) {
      expect(known.find((speaker) => speaker.id === id)?.kind, id).toBe(kind);
      const names = [name, ...aliases].map(fold);
      expect(
        known.filter((speaker) => speaker.id !== id && names.includes(fold(speaker.name ?? ''))),
        `a double of ${name}`,
      ).toEqual([]);
    }
    expect(extra.length).toBeLessThanOrEqual(3);
  });

  it('knows the four events with date, precision, place and whether they were held', () => {
    const known = all('select date, precision, place, status from events');
    print(`events ${String(known.length)}: ${known.map(({ date, place }) => `${date ?? '?'} ${place ?? '?'}`).join(', ')}`);
    for (const { date, precision, place, status } of Object.values(gold.events)) expect(known).toContainEqual({ date, precision, place, status });
    expect(known).toHaveLength(Object.keys(gold.events).length);
    expect(known.length).toBeLessThanOrEqual(5);
  });

  it('ties the statements to their events', () => {
    const ids = eventIds();
    const right = matches().filter(({ wanted, row }) => row?.event === ids.get(wanted.event));
    print(`events of statements right ${String(right.length)} of ${String(gold.statements.length)}`);
    expect(right.length).toBeGreaterThanOrEqual(14);
  });

  it('changes nothing when the texts come again', async () => {
    const counts = (): unknown =>
      all(
        `select (select count(*) from statements) as statements, (select count(*) from speaker_names) as names, (select sum(count) from speaker_names) as namings`,
      );
    const before = counts();
    expect(await seed(db)).toBe(0);
    expect(counts()).toEqual(before);
  });
});
