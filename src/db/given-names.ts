import { and, eq, notExists } from 'drizzle-orm';
import { isAnyOf } from './any-of.ts';
import type { JoinRules } from './join-rules.ts';
import { mergedParts, speakerMerges } from './merge-tables.ts';
import type { Pair } from './move-speaker.ts';
import type { Tx } from './open.ts';
import { refreshKeys } from './refresh.ts';
import { speakers } from './schema.ts';

/** Lets whom one is merged into be found by the names that people gave the one who is merged. */
export const giveNames = (tx: Tx, { from, to }: Pair, rules: JoinRules): void => {
  const { speaker } = tx.select({ speaker: speakerMerges.speaker }).from(speakerMerges).where(eq(speakerMerges.id, from)).get() ?? {};
  if (!speaker) return;
  const { addedNames, corrected, name } = speaker;
  const had = namesGiven(tx, to);
  const gave = [...(addedNames ?? []), ...(corrected?.includes('name') ? [name] : [])].filter((one) => !had.includes(one));
  if (gave.length === 0) return;
  setNames(tx, to, [...had, ...gave]);
  tx.update(speakerMerges)
    .set({ speaker: { ...speaker, gave } })
    .where(eq(speakerMerges.id, from))
    .run();
  refreshKeys(tx, rules, to);
};

/** Takes names back that came with one who was merged. */
export const takeBackNames = (tx: Tx, id: string, gave: string[] = []): void => {
  if (gave.length > 0)
    setNames(
      tx,
      id,
      namesGiven(tx, id).filter((name) => !gave.includes(name)),
    );
};

/** Takes names back that came with those merged into some speakers of whom no article tells any more. */
export const takeBackUntold = (tx: Tx, ids: string[]): void => {
  const { id, other, how, speaker } = speakerMerges;
  const told = tx.select({ id: mergedParts.id }).from(mergedParts).where(eq(mergedParts.id, id));
  const untold = tx
    .select({ into: other, speaker })
    .from(speakerMerges)
    .where(and(eq(how, 'merge'), isAnyOf(other, ids), notExists(told)))
    .all();
  for (const merge of untold) takeBackNames(tx, merge.into, merge.speaker?.gave);
};

const namesGiven = (tx: Tx, id: string): string[] => tx.select({ names: speakers.addedNames }).from(speakers).where(eq(speakers.id, id)).get()?.names ?? [];

const setNames = (tx: Tx, id: string, names: string[]): void => {
  tx.update(speakers)
    .set({ addedNames: names.length > 0 ? names : null })
    .where(eq(speakers.id, id))
    .run();
};
