import { asc, eq, sql } from 'drizzle-orm';
import { fold, FOREIGN_LETTERS } from '../extract/fold.ts';
import { EVENT_NOUNS } from '../extract/lexicon/events.ts';
import type { Db, Tx } from './open.ts';
import { inTransaction } from './open.ts';
import { articles, speakerKeys, speakers } from './schema.ts';
import { clusterAgain } from './cluster-again.ts';
import { storeClusters, storeFingerprints } from './store-clusters.ts';
import { storeKeys } from './store-keys.ts';
import { isUnwritten, writeAll } from './written-statements.ts';
import { statements } from './statement-tables.ts';

const deriveAliases = (tx: Tx): void => {
  const { id, kind } = speakers;
  const keys = tx.select({ key: speakerKeys.key, id, kind }).from(speakerKeys).innerJoin(speakers, eq(id, speakerKeys.speakerId)).all();
  for (const { key, ...speaker } of keys) storeKeys(tx, speaker, [key]);
};

const deriveClusters = (tx: Tx): void => {
  for (const { id } of tx.select({ id: articles.id }).from(articles).orderBy(asc(articles.id)).all()) storeClusters(tx, id);
};

/** Names with *ł* or *ø* were kept as they are, and are now asked for as *l* and *o*; so are outlets and places. */
const foldLetters = (tx: Tx): void => {
  const { id, kind } = speakers;
  const keys = tx.select({ key: speakerKeys.key, id, kind }).from(speakerKeys).innerJoin(speakers, eq(id, speakerKeys.speakerId)).all();
  for (const { key, ...speaker } of keys) if (fold(key) !== key) storeKeys(tx, speaker, [fold(key)]);
  for (const [table, name, folded] of FOLDED)
    for (const row of tx.all<{ name: string }>(
      sql`select distinct ${sql.raw(name)} as name from ${sql.raw(table)} where ${sql.raw(folded)} glob ${`*[${FOREIGN_LETTERS}]*`}`,
    ))
      tx.run(sql`update ${sql.raw(table)} set ${sql.raw(folded)} = ${fold(row.name)} where ${sql.raw(name)} = ${row.name}`);
};

/** Tables, what they name, and how that is compared. */
const FOLDED = [
  ['speakers', 'name', 'name_key'],
  ['articles', 'outlet', 'outlet_key'],
  ['events', 'name', 'name_key'],
  ['events', 'place', 'place_key'],
] as const;

/** The kind of an event was not kept: its name tells it, but not that of a programme. */
const nameKinds = (tx: Tx): void => {
  for (const table of ['events', 'event_articles'])
    for (const { row, name } of tx.all<{ row: number; name: string }>(sql`select rowid as row, name from ${sql.raw(table)} where kind is null`))
      tx.run(sql`update ${sql.raw(table)} set kind = ${kindOfName(name)} where rowid = ${row}`);
};

const kindOfName = (name: string): string | null => {
  const folded = fold(name);
  if (/\b(press|news) conference/.test(folded)) return 'press conference';
  const kinds = folded.split(' ').flatMap((word) => EVENT_NOUNS.get(word) ?? EVENT_NOUNS.get(word.replace(/s$/, '')) ?? []);
  return kinds.at(-1) ?? null;
};

/** Of words with such letters fingerprints were made as they are, too. */
const refoldFingerprints = (tx: Tx): void => {
  const capitals = Array.from(FOREIGN_LETTERS, (letter) => letter.toUpperCase()).filter((letter) => FOREIGN_LETTERS.includes(letter.toLowerCase()));
  const { id, text } = statements;
  const hasAny = sql`${text} glob ${`*[${FOREIGN_LETTERS}${capitals.join('')}]*`}`;
  const rows = tx.select({ id, text }).from(statements).where(hasAny).all();
  for (const row of rows) storeFingerprints(tx, row);
  clusterAgain(
    tx,
    rows.map((row) => row.id),
  );
};

/** What later versions began to keep besides what articles say, made of it. Add a step at the end: it runs once, on databases from before. */
const STEPS: ((tx: Tx) => void)[] = [deriveAliases, deriveClusters, foldLetters, nameKinds, refoldFingerprints];

/** Fills in what this version keeps and the one that wrote the database did not. */
export const fillIn = (db: Db): void => {
  const steps = STEPS.slice(db.$client.pragma('user_version', { simple: true }) as number);
  if (steps.length === 0 && !isUnwritten(db)) return;
  inTransaction(db, (tx) => {
    for (const step of steps) step(tx);
    db.$client.pragma(`user_version = ${STEPS.length}`);
    if (isUnwritten(db)) writeAll(tx);
  });
};
