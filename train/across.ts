/**
 * npx tsx train/across.ts TRAIN.jsonl
 * How well speakers are joined across articles: the annotated articles are ingested one after another, and each pair of annotated speakers of two articles
 * counts as right when the database has both as one speaker and the annotation too.
 */
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../src/db/open.ts';
import { nameWords } from '../src/extract/word-classes.ts';
import { ingest } from '../src/ingest/index.ts';
import type { Annotated, GoldSpeaker, Resolved } from './counting.ts';
import { isNameOf, readLines } from './counting.ts';

/** A speaker as one article has them: who it is by the annotation, and by the database. */
type Seen = { article: string; gold: GoldSpeaker; found: string; isBare: boolean };

const [path = ''] = process.argv.slice(2);
const articles = new Map(readLines<Annotated>(path).map((article) => [article.id, article]));
const db = openDatabase(':memory:');
const seen: Seen[] = [];
let missing = 0;
for (const { id, speakers } of readLines<Resolved>(join(import.meta.dirname, 'speakers.jsonl'))) {
  const { text, published } = articles.get(id) as Annotated;
  const { id: article } = await ingest(db, { text, published });
  const names = db.$client
    .prepare<[string], { id: string; name: string; count: number }>(
      'select speaker_id as id, name, count from speaker_names where article_id = ? order by count desc',
    )
    .all(article);
  for (const gold of speakers) {
    const found =
      names.find(({ name }) => isNameOf(name, gold)) ??
      names.find(({ name }) => gold.names.some((other) => nameWords(other).join(' ') === nameWords(name).join(' ')));
    if (!found) missing++;
    else seen.push({ article: id, gold, found: found.id, isBare: gold.kind === 'person' && nameWords(gold.name).length < 2 });
  }
}
closeDatabase(db);

const count = (some: Seen[]) => {
  const pairs = some.flatMap((a, i) => some.slice(i + 1).flatMap((b) => (a.article === b.article ? [] : [[a, b] as const])));
  const [one, joined] = [pairs.filter(([a, b]) => a.gold.id === b.gold.id), pairs.filter(([a, b]) => a.found === b.found)];
  const both = joined.filter(([a, b]) => a.gold.id === b.gold.id);
  return {
    speakers: some.length,
    pairs: one.length,
    precision: both.length / joined.length,
    recall: both.length / one.length,
    wrong: joined.filter((pair) => !both.includes(pair)),
    apart: one.filter((pair) => !joined.includes(pair)),
  };
};
const tell = ([a, b]: readonly [Seen, Seen]): string =>
  `${a.gold.name} = ${a.found} (${a.article.slice(0, 24)}), ${b.gold.name} = ${b.found} (${b.article.slice(0, 24)})`;
const { wrong, apart, ...figures } = count(seen);
const full = count(seen.filter(({ isBare }) => !isBare));
console.log(
  JSON.stringify(
    {
      articles: new Set(seen.map(({ article }) => article)).size,
      missing,
      ...figures,
      namedInFull: { pairs: full.pairs, precision: full.precision, recall: full.recall },
    },
    null,
    1,
  ),
);
for (const pair of wrong.slice(0, 20)) console.log('wrong', tell(pair));
for (const pair of apart.slice(0, 40)) console.log('apart', tell(pair));
