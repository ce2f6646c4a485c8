import type { Extraction, Statement } from '../extract/types.ts';

/** What an article says, as `onrecord extract` prints it: every statement with its event, names without their counts. */
export const renderExtraction = ({ statements, speakers, events }: Extraction): Record<string, unknown> => {
  const byId = new Map(events.map((event) => [event.id, event]));
  const eventOf = ({ event }: Statement): Record<string, unknown> | null => {
    const known = event && byId.get(event.id);
    return known ? { id: known.id, name: known.name, date: known.date, precision: known.precision, relation: event.relation } : null;
  };
  return {
    statements: statements.map((statement) => ({ ...statement, event: eventOf(statement) })),
    speakers: speakers.map((speaker) => ({ ...speaker, names: speaker.names.map(({ name }) => name) })),
    events: events.map(({ kind: _, ...event }) => event),
  };
};
