/** npm run bench:names [-- --names 1000000]: how long it takes to find whom a name means, next to a look-up by primary key, among so many. */
import { parseArgs } from 'node:util';
import type { Db } from '../src/db/open.ts';
import { openDatabase } from '../src/db/open.ts';
import { matchSpeakers } from '../src/db/speaker-matches.ts';
import { fold } from '../src/extract/fold.ts';
import { keysOf } from '../src/extract/name-keys.ts';
import { aliasesOf } from '../src/names/aliases.ts';
import { fileOf } from './generate.ts';
import { chance, wordOf } from './world.ts';

const { values } = parseArgs({ options: { names: { type: 'string', default: '1000000' } } });
const COUNT = Number(values.names);
const ASKED = 3000;
const TURNS = 5;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

type Person = { id: string; given: string; surname: string };

/** People with Slavic names, each another one. */
const personOf = (n: number): Person => {
  const [given, surname] = [capital(wordOf(1000 + (n % 997))), `${capital(wordOf(2000 + Math.floor(n / 20)))}${wordOf(200 + (n % 20) * 3)}ov`];
  return { id: `${given}-${surname}-${n}`.toLowerCase(), given, surname };
};

const fill = (db: Db): void => {
  const { $client } = db;
  const speaker = $client.prepare("insert into speakers (id, name, name_key, kind) values (?, ?, ?, 'person')");
  const keys = $client.prepare('insert into speaker_keys (key, speaker_id) values (?, ?)');
  const aliases = $client.prepare('insert into speaker_aliases (alias, speaker_id, key) values (?, ?, ?)');
  $client.exec('drop trigger speaker_keys_inserted');
  for (let n = 0; n < COUNT; n++) {
    const { id, given, surname } = personOf(n);
    const name = `${given} ${surname}`;
    speaker.run(id, name, fold(name));
    for (const key of keysOf({ kind: 'person', names: [{ name }] })) {
      keys.run(key, id);
      for (const alias of aliasesOf(key, 'person')) aliases.run(alias, id, key);
    }
  }
  $client.exec("insert into speaker_words (speaker_words) values ('rebuild')");
};

/** The ways in which a person is asked for. */
const FORMS: Record<string, (person: Person) => string> = {
  'Sergey Ryabkov': ({ given, surname }) => `${given} ${surname}`,
  'Ryabkov, Sergey': ({ given, surname }) => `${surname}, ${given}`,
  'Ryabkov, S.': ({ given, surname }) => `${surname}, ${given.charAt(0)}.`,
  'Ryabkov Sergey': ({ given, surname }) => `${surname} ${given}`,
  'S. Ryabkov': ({ given, surname }) => `${given.charAt(0)}. ${surname}`,
};

/** Microseconds that one takes, of the middle one of so many. */
const medianOf = async (people: Person[], ask: (person: Person) => unknown): Promise<number> => {
  const times: number[] = [];
  for (const person of people) {
    const began = performance.now();
    await ask(person);
    times.push((performance.now() - began) * 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
};

const db = openDatabase(`file:${fileOf(`names-${COUNT}`, fill)}`);
const roll = chance(11);
const people = Array.from({ length: ASKED }, () => personOf(Math.floor(roll() * COUNT)));
const byKey = db.$client.prepare('select id, name, kind from speakers where id = ?');
for (const [form, write] of Object.entries(FORMS)) {
  const [keyed, found]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn++) {
    keyed.push(await medianOf(people, async ({ id }) => Promise.resolve(byKey.get(id))));
    found.push(await medianOf(people, (person) => matchSpeakers(db, [write(person)])));
  }
  const [one, other] = [Math.min(...keyed), Math.min(...found)];
  console.log(`- ${form} (bar 3): ${(other / one).toFixed(1)} × a look-up by primary key, ${other.toFixed(1)} µs`);
}
