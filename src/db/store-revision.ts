import { and, eq, isNotNull } from 'drizzle-orm';
import type { Alignment } from '../anchor/align-statements.ts';
import { alignStatements } from '../anchor/align-statements.ts';
import { diffWords } from '../anchor/word-diff.ts';
import { fold } from '../extract/fold.ts';
import type { Extraction, Statement } from '../extract/types.ts';
import type { Corrections } from './carry.ts';
import { carryCorrections, statementsThatStand } from './carry.ts';
import { isAnyOf } from './any-of.ts';
import { clusteredIn, clusterLeft } from './cluster-again.ts';
import type { IdentifiedArticle } from './identified-article.ts';
import { forgetFindings, formerlyIn } from './formerly.ts';
import type { ArticleWriting } from './join-rules.ts';
import type { Tx } from './open.ts';
import { periodOf } from './period.ts';
import { refresh } from './refresh.ts';
import type { StatementOutcome } from './revision-tables.ts';
import { formerStatements, revisions } from './revision-tables.ts';
import { articles } from './schema.ts';
import { sha256 } from './sha256.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statements } from './statement-tables.ts';
import { statementsIn } from './statements.ts';
import { storeClusters } from './store-clusters.ts';
import { storeFindings } from './store-findings.ts';

type Aligned = Alignment<StoredStatement, Statement>;

/**
 * Puts what a stored article says now in the place of what it said: in another text, or in the same as another engine reads it. What people have corrected stays,
 * statements that are gone keep their permalinks. Gives what became of each.
 */
export const storeRevision = (writing: ArticleWriting, article: IdentifiedArticle, extraction: Extraction): StatementOutcome[] => {
  const { db, tx, touch } = writing;
  const { id } = article;
  const stored = tx.select().from(articles).where(eq(articles.id, id)).get();
  if (!stored) throw new Error(`there is no article ${id}`);
  const before = statementsIn(db, id);
  const formerly = formerlyIn(tx, id);
  touch('article', id);
  touch('statement', ...before.map((statement) => statement.id));
  touch('speaker', ...formerly.speakers.map((speaker) => speaker.id));
  touch('event', ...formerly.events.map((event) => event.id));
  const corrections = correctionsIn(tx, id);
  const corrected = before.filter((statement) => corrections.has(statement.id));
  const standing = statementsThatStand(article.text, corrected, extraction);
  const found = { ...extraction, statements: [...extraction.statements, ...standing] };
  const clustered = clusteredIn(tx, id);
  const aligned: Aligned[] = alignStatements(before, found.statements);
  forgetFindings(tx, id);
  updateArticle(tx, stored, article);
  storeFindings(
    { ...writing, formerly: { ...formerly, events: new Map(formerly.events.map((event) => [event.id, event])) } },
    { ...article, published: article.published ?? stored.published },
    found,
  );
  carryCorrections(tx, id, { aligned, corrections, standing });
  storeClusters(tx, id);
  clusterLeft(tx, id, clustered);
  keepFormer(tx, stored, aligned);
  const outcomes = aligned.map(toOutcome);
  if (stored.text !== article.text) keepText(writing, stored, outcomes);
  refresh(writing, writing.rules, formerly);
  return outcomes;
};

/** Lets a stored article have what is known of it now, and its text; what is not known any more stays as it was. */
export const updateArticle = (tx: Tx, stored: typeof articles.$inferSelect, article: IdentifiedArticle): void => {
  const title = article.title ?? stored.title;
  const outlet = article.outlet ?? stored.outlet;
  const author = article.author ?? stored.author;
  const language = article.language ?? stored.language;
  const published = article.published ?? stored.published;
  tx.update(articles)
    .set({
      title,
      author,
      language,
      outlet,
      outletKey: outlet && fold(outlet),
      published,
      // One that is only read anew was not fed again.
      ...(article.text !== stored.text && { text: article.text, textSha256: sha256(article.text), revision: stored.revision + 1 }),
      ...periodOf(published),
    })
    .where(eq(articles.id, stored.id))
    .run();
};

/** What people have set of an article's statements, by the id of each. */
const correctionsIn = (tx: Tx, article: string): Corrections => {
  const { id, corrected, articleId } = statements;
  const rows = tx
    .select({ id, corrected })
    .from(statements)
    .where(and(eq(articleId, article), isNotNull(corrected)))
    .all();
  return new Map(rows.map((row) => [row.id, row.corrected ?? []]));
};

/** Keeps the statements that do not stand any more under their ids; those that stand again need no keeping. */
const keepFormer = (tx: Tx, { id, revision }: { id: string; revision: number }, aligned: Aligned[]): void => {
  const ids = aligned.flatMap(({ now }) => now?.id ?? []);
  tx.delete(formerStatements).where(isAnyOf(formerStatements.id, ids)).run();
  for (const { was, now } of aligned) {
    if (was && was.id !== now?.id)
      tx.insert(formerStatements)
        .values({ id: was.id, articleId: id, revision, now: now?.id ?? null, body: was })
        .run();
  }
};

const keepText = ({ tx, by }: ArticleWriting, stored: typeof articles.$inferSelect, outcomes: StatementOutcome[]): void => {
  const { id, revision, title, published, text } = stored;
  tx.insert(revisions)
    .values({ articleId: id, number: revision + 1, at: Date.now(), key: by.key, formerTitle: title, formerPublished: published, formerText: text, outcomes })
    .run();
};

const toOutcome = ({ outcome, was, now }: Aligned): StatementOutcome => ({
  outcome,
  was: was?.id ?? null,
  now: now?.id ?? null,
  diff: was && now && outcome === 'reworded' ? diffWords(was.text, now.text) : null,
});
