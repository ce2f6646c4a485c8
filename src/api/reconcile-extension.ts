import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { roleOf } from '../db/reconcile.ts';
import type { SpeakerProfile } from '../db/speakers.ts';
import type { StoredStatement } from '../db/statement-rows.ts';
import { mergedInto } from '../db/changes.ts';
import type { ListReading } from './narrowed.ts';
import { readProfile } from './speakers.ts';

// Data extension, as the Reconciliation Service API 0.2 has it: columns to be added to a table whose names are matched.

/** So many speakers may be asked of at once. */
export const MOST_EXTENDED = 100;

const Value = z.object({ str: z.string().optional(), int: z.int().optional() });
type Value = z.infer<typeof Value>;

const texts = (...values: (string | null | undefined)[]): Value[] => values.filter((value) => value != null).map((str) => ({ str }));

/** A day is given as a text: most clients take a date for a moment, and one of a month or year for none. */
const dayOf = (statement: StoredStatement | null): Value[] => texts(statement?.saidOn?.date ?? statement?.article.published);

type Known = { profile: SpeakerProfile; role: string | null };
type Property = { id: string; name: string; values: (known: Known) => Value[] };

/** What may be added to a speaker. To add a column, add a row. */
const PROPERTIES: Property[] = [
  { id: 'name', name: 'Name', values: ({ profile }) => texts(profile.name) },
  { id: 'kind', name: 'Kind', values: ({ profile }) => texts(profile.kind) },
  { id: 'role', name: 'Title', values: ({ role }) => texts(role) },
  { id: 'names', name: 'All names', values: ({ profile }) => texts(...profile.names.map(({ name }) => name)) },
  { id: 'wikidata', name: 'Wikidata item', values: ({ profile }) => texts(profile.wikidata) },
  { id: 'statements', name: 'Number of statements', values: ({ profile }) => [{ int: profile.counts.statements }] },
  { id: 'articles', name: 'Number of articles', values: ({ profile }) => [{ int: profile.counts.articles }] },
  { id: 'firstSaid', name: 'Day of the first statement', values: ({ profile }) => dayOf(profile.firstStatement) },
  { id: 'lastSaid', name: 'Day of the last statement', values: ({ profile }) => dayOf(profile.lastStatement) },
];
const PROPERTY_IDS = PROPERTIES.map(({ id }) => id);

const ProposedProperty = z.object({ id: z.string(), name: z.string() });

export const ProposedProperties = z
  .object({ type: z.string().optional(), properties: z.array(ProposedProperty) })
  .meta({ id: 'ProposedProperties', description: 'What can be added to a table of speakers' });

export const Extension = z
  .object({ meta: z.array(ProposedProperty), rows: z.record(z.string(), z.record(z.string(), z.array(Value))) })
  .meta({ id: 'DataExtension', description: 'Of each speaker, by id, the values of each property; none of an id that nobody has' });

const word = z.string('must be a text');

export const ExtensionQuery = z.object(
  {
    ids: z.array(word, 'must be an array of ids').max(MOST_EXTENDED, `may have at most ${MOST_EXTENDED} ids`),
    properties: z.array(z.object({ id: z.enum(PROPERTY_IDS, `must be one of ${PROPERTY_IDS.join(', ')}`) }, 'must be an object'), 'must be an array'),
  },
  'must be an object with `ids` and `properties`',
);
export type ExtensionQuery = z.infer<typeof ExtensionQuery>;

const summaryOf = ({ id, name }: Property): z.infer<typeof ProposedProperty> => ({ id, name });

/** What clients may offer to add; it is the same for every kind of speaker. */
export const proposeProperties = ({ type, limit }: { type?: string | undefined; limit?: number | undefined }): z.infer<typeof ProposedProperties> => ({
  ...(type !== undefined && { type }),
  properties: PROPERTIES.slice(0, limit).map(summaryOf),
});

/** The columns that are asked for, of one speaker after the other: other requests are answered between them. */
export const extend = async (reading: ListReading, { ids, properties }: ExtensionQuery): Promise<z.infer<typeof Extension>> => {
  const asked = properties.flatMap(({ id }) => PROPERTIES.filter((property) => property.id === id));
  const rows: [string, Record<string, Value[]>][] = [];
  for (const id of ids) {
    await setImmediate();
    const known = await readKnown(reading, id);
    rows.push([id, Object.fromEntries(asked.map((property) => [property.id, known ? property.values(known) : []]))]);
  }
  return { meta: asked.map(summaryOf), rows: Object.fromEntries(rows) };
};

/** Whom an id means now: tables keep those of speakers that were merged since. */
export const readKnown = async (reading: ListReading, id: string): Promise<Known | undefined> => {
  const profile = await readProfile(reading, mergedInto(reading.db, id) ?? id);
  return profile && { profile, role: roleOf(reading.db, profile.id) };
};
