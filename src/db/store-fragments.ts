import { eq, sql } from 'drizzle-orm';
import { unitsOf } from '../anchor/code-units.ts';
import { plainFragment, textFragments } from '../anchor/text-fragment.ts';
import type { Statement } from '../extract/types.ts';
import type { Tx } from './open.ts';
import { prepared } from './prepared.ts';
import { statements } from './statement-tables.ts';

/** Notes for stored statements of a text the directives that lead to them, where their words alone would lead elsewhere. */
export const storeFragments = (tx: Tx, text: string, stored: Pick<Statement, 'id' | 'segments'>[]): void => {
  const toUnits = unitsOf(text);
  const fragmentOf = textFragments(text);
  for (const { id, segments } of stored) {
    const fragment = fragmentOf(segments.map(toUnits));
    if (fragment !== plainFragment(segments)) setFragment(tx).run({ id, fragment });
  }
};

const setFragment = prepared((db) =>
  db
    .update(statements)
    .set({ fragment: sql`${sql.placeholder('fragment')}` })
    .where(eq(statements.id, sql.placeholder('id')))
    .prepare(),
);
