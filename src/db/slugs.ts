import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from './open.ts';
import type { SLUG_OWNERS } from './keeping-tables.ts';
import { slugs } from './keeping-tables.ts';

type Owner = (typeof SLUG_OWNERS)[number];

/** A new id: the first of `slug`, `slug-2`, `slug-3` … after the last one given. */
export const takeSlug = (tx: Tx, owner: Owner, slug: string): string => {
  const last = lastOf(tx, owner, slug);
  if (last === undefined) return note(tx, owner, { slug, last: 1 });
  let next = last + 1;
  // A thing can be called `Interview 3` by its name.
  while (lastOf(tx, owner, `${slug}-${String(next)}`) !== undefined) next++;
  note(tx, owner, { slug, last: next });
  return note(tx, owner, { slug: `${slug}-${String(next)}`, last: 1 });
};

const lastOf = (tx: Tx, owner: Owner, slug: string): number | undefined =>
  tx
    .select({ last: slugs.last })
    .from(slugs)
    .where(and(eq(slugs.owner, owner), eq(slugs.slug, slug)))
    .get()?.last;

const note = (tx: Tx, owner: Owner, { slug, last }: { slug: string; last: number }): string => {
  tx.insert(slugs)
    .values({ owner, slug, last })
    .onConflictDoUpdate({ target: [slugs.owner, slugs.slug], set: { last: sql`excluded.last` } })
    .run();
  return slug;
};
