import { storeReport } from '../db/fixtures.ts';
import type { Report, Utterance } from '../db/fixtures.ts';
import type { Db } from '../../src/db/open.ts';
import type { Editor } from './editor.ts';
import { walk } from './server.ts';

/** A copy of the service, kept up to date by its changes alone: what GET gives of each thing, by its path. */
export type Mirror = { copy: Map<string, unknown>; seen: number[]; follow: () => Promise<void> };

/** A mirror of what somebody can read. */
export const mirrorOf = ({ get }: Editor, limit = 200): Mirror => {
  const mirror = { copy: new Map<string, unknown>(), seen: [] as number[] };
  let next = `/changes?limit=${limit}`;
  const apply = async ({ op, links }: any): Promise<void> => {
    const { status, body } = op === 'removed' || op === 'merged' ? { status: 410, body: null } : await get(links.self);
    if (status === 200) mirror.copy.set(links.self, body);
    else mirror.copy.delete(links.self);
  };
  const follow = async (): Promise<void> => {
    for (let page = (await get(next)).body; page.data.length > 0; page = (await get(next)).body) {
      mirror.seen.push(...page.data.map(({ seq }: any) => seq));
      // What changed more than once is got once, as it is now.
      for (const change of new Map<string, any>(page.data.map((change: any) => [change.links.self, change])).values()) await apply(change);
      next = page.links.next;
    }
  };
  return { ...mirror, follow };
};

/** What the service gives of everything, by its path. */
export const everythingOf = async ({ get }: Editor): Promise<Map<string, unknown>> => {
  const lists = ['/articles?limit=100', '/speakers?limit=100', '/events?limit=100', '/statements?limit=100&status=usable&status=disputed&status=retracted'];
  const rows = (await Promise.all(lists.map((list) => walk(get, list)))).flat();
  return new Map(await Promise.all(rows.map(async ({ links }): Promise<[string, unknown]> => [links.self, (await get(links.self)).body])));
};

const NAMES = ['Ann Lee', 'Bo Lind', 'Cy Marsh', 'Di Novak', 'Ed Osei', 'Flo Price'];
const WORDS = ['taxes will rise', 'the bridge is safe', 'we will meet again', 'nobody was hurt', 'it was a beginning', 'the offer stands'];
const TALKS = ['Oslo talks', 'Budget session', 'Harbour inquiry'];

/** Chance that can be repeated: a number below `most` each time. */
export const chanceOf = (seed: number): ((most: number) => number) => {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
};

type Chance = ReturnType<typeof chanceOf>;

const reportOf = (chance: Chance): Report => {
  const pick = <T>(from: T[]): T => from[chance(from.length)]!;
  const event = pick(TALKS);
  const say = (words: string): Utterance => ({
    by: chance(8) === 0 ? [] : chance(6) === 0 ? [pick(NAMES), 'Gus Quist'] : [pick(NAMES)],
    words: chance(4) === 0 ? `${words}, ${pick(WORDS)}` : words,
    ...(chance(3) === 0 && { event }),
  });
  return {
    url: `https://post.example/${chance(12)}`,
    published: `2024-0${1 + chance(9)}-1${chance(10)}`,
    title: `Report ${chance(4)}`,
    events: [{ name: event, date: `2024-0${1 + chance(9)}`, precision: 'month', place: null, status: 'held', participants: [pick(NAMES)] }],
    utterances: WORDS.slice(0, 1 + chance(WORDS.length)).map(say),
  };
};

/** Does one thing at random that changes what is stored, as a feeder, an editor or an admin would; some of it is refused. */
export const doSomething = async (db: Db, desk: Editor, chance: Chance): Promise<void> => {
  const one = async (list: string): Promise<any> => {
    const { data } = (await desk.get(`/${list}${list.includes('?') ? '&' : '?'}limit=100`)).body;
    return data[chance(data.length)];
  };
  const [what, name] = [chance(20), NAMES[chance(NAMES.length)]!];
  if (what < 9) {
    await storeReport(db, { ...reportOf(chance), restore: true });
    return;
  }
  const statement = await one('statements?status=usable&status=disputed&status=retracted');
  const speaker = await one('speakers');
  const event = await one('events');
  if (!statement || !speaker || !event) return;
  if (what < 12) await desk.patch(statement.links.self, { status: ['usable', 'disputed', 'retracted'][chance(3)], reason: 'checked' });
  else if (what === 12) await desk.patch(statement.links.self, { speakers: [speaker.id], event: { id: event.id, relation: 'about' } });
  else if (what === 13) await desk.patch(speaker.links.self, { name: `${name} ${chance(3)}`, kind: ['person', 'group'][chance(2)] });
  else if (what === 14) await desk.patch(event.links.self, { date: ['2024-01', '2023', null][chance(3)], place: 'Bergen' });
  else if (what === 15) await desk.send('POST', `${speaker.links.self}/merge`, { into: (await one('speakers')).id });
  else if (what === 16) await desk.send('POST', `${speaker.links.self}/split`, { articles: [statement.article.id] });
  else if (what === 17) await desk.send('POST', `/speakers/${undoable(db, chance) ?? speaker.id}/undo`, {});
  else if (what === 18) await desk.send('DELETE', statement.links.article);
  else await desk.patch(statement.links.self, { kind: ['direct', 'mixed', 'indirect'][chance(3)] });
};

/** A speaker who was another one. */
const undoable = (db: Db, chance: Chance): string | undefined => {
  const ids = db.$client.prepare<[], string>('select id from speaker_merges order by id').pluck().all();
  return ids[chance(ids.length)];
};
