import { eq } from 'drizzle-orm';
import type { Alignment } from '../anchor/align-statements.ts';
import { shifted, shiftOf } from '../anchor/shift.ts';
import type { Excerpt, Extraction, Statement } from '../extract/types.ts';
import type { Tx } from './open.ts';
import type { StoredStatement } from './statement-rows.ts';
import { setSpeakers } from './statement-speakers.ts';
import { statements } from './statement-tables.ts';

/** What people have set of statements, by their ids. */
export type Corrections = Map<string, string[]>;

/** Of other words only this is known to be right still: what was judged of the old ones has to be judged anew. */
const CARRIED_TO_OTHER_WORDS = ['speakers', 'event'];

/** The statements that a person has corrected and a text still holds word for word, where an extraction does not find them: the person knows better. */
export const statementsThatStand = (text: string, corrected: StoredStatement[], { statements: found }: Extraction): Statement[] =>
  corrected
    .filter(({ id }) => !found.some((statement) => statement.id === id))
    .flatMap((statement) => {
      const shift = shiftOf(text, excerptsIn(statement));
      return shift === undefined ? [] : [shiftStatement(statement, shift)];
    })
    .filter(({ text: words, segments: [first] }) => !found.some((statement) => statement.text === words && statement.segments[0]?.start === first?.start));

const excerptsIn = ({ segments, cue, mention }: StoredStatement): Excerpt[] => [...segments, ...(cue ? [cue] : []), ...(mention ? [mention] : [])];

const shiftStatement = ({ id, kind, text, segments, cue, mention, saidOn, confidence }: StoredStatement, shift: number): Statement => ({
  id,
  kind,
  text,
  segments: segments.map((segment) => shifted(segment, shift)),
  cue: cue && shifted(cue, shift),
  mention: mention && shifted(mention, shift),
  speakers: [],
  saidOn,
  event: null,
  confidence,
});

/** Sets again what people have set of statements, wherever these stand now. */
export const carryCorrections = (
  tx: Tx,
  articleId: string,
  { aligned, corrections, standing }: { aligned: Alignment<StoredStatement, Statement>[]; corrections: Corrections; standing: Statement[] },
): void => {
  for (const { was, now } of aligned) {
    if (!was || !now) continue;
    const set = corrections.get(was.id) ?? [];
    const carried = was.text === now.text ? set : set.filter((name) => CARRIED_TO_OTHER_WORDS.includes(name));
    if (carried.length === 0) continue;
    const id = now.id;
    // Of one that the extraction does not find, nothing else says who made it and where.
    const given = standing.includes(now) ? [...carried, 'speakers', 'event'] : carried;
    tx.update(statements)
      .set({ corrected: carried, ...factsOf(was, given) })
      .where(eq(statements.id, id))
      .run();
    if (given.includes('speakers'))
      setSpeakers(
        tx,
        { id, articleId },
        was.speakers.map((speaker) => speaker.id),
      );
  }
};

const factsOf = ({ kind, status, statusReason, event }: StoredStatement, names: string[]) => ({
  ...(names.includes('kind') && { kind }),
  ...(names.includes('status') && { status, statusReason }),
  ...(names.includes('event') && { eventId: event?.id ?? null, eventRelation: event?.relation ?? null }),
});
