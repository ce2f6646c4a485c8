import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { createKey } from '../../src/db/keys.ts';
import { storedWorld } from '../db/fixtures.ts';
import type { Operation } from './operations.ts';
import { isAsTheContractSays } from './operations.ts';
import type { Known, Request } from './requests.ts';
import { anyRequest } from './requests.ts';

type Service = { app: FastifyInstance; known: Known; key: string };

/** A service with something to ask for, and what that is. */
const startService = async (): Promise<Service> => {
  const db = await storedWorld();
  const app = await buildApp({ db, checksAnswers: true });
  const ids = async (path: string): Promise<string[]> => (await app.inject(`${path}?limit=100`)).json().data.map(({ id }: { id: string }) => id);
  const [statements, speakers, events, articles] = await Promise.all(['/statements', '/speakers', '/events', '/articles'].map(ids));
  const { secret } = await createKey(db, { name: null, role: 'admin', expires: null });
  await mergeLast(app, secret, speakers as string[]);
  // Only the one who is merged can be parted again: asked for often, so that it always happens.
  const asked = [...(speakers ?? []), ...Array.from({ length: 5 }, () => speakers?.at(-1))];
  return { app, key: secret, known: { ...WORDS, statements, speakers: asked, into: speakers, events, articles, event: events, article: articles } as Known };
};

let reading: Promise<Service> | undefined;

/** One that only is read serves all who do. */
const serviceFor = ({ method }: Operation): Promise<Service> => (method === 'GET' ? (reading ??= startService()) : startService());

/** Merges one speaker, so that there is a merge to undo. */
const mergeLast = async (app: FastifyInstance, key: string, speakers: string[]): Promise<void> => {
  const headers = { authorization: `Bearer ${key}` };
  const { statusCode } = await app.inject({ method: 'POST', url: `/speakers/${speakers.at(-1)}/merge`, headers, payload: { into: speakers[0] } });
  expect(statusCode).toBe(200);
};

const NAMES = ['Ryabkov', 'sergey-ryabkov', 'Wendy Sherman', 'SHERMAN', 'Рябков', 'nobody', 'Ryabkof'];
const DATES = ['2021', '2021-07', '2021-07-28', '2022-01', '2020'];

/** What to ask for, where it is not an id. */
const WORDS: Known = {
  words: ['talks', 'the talks', 'Geneva', 'positive', '"was positive"', 'nucl*', '-talks', 'arms OR talks', 'Sergey Ryabkov said: “The talks were positive.”'],
  speaker: NAMES,
  notSpeaker: NAMES,
  about: NAMES,
  outlet: ['The Daily Post', 'the daily post', 'Nowhere'],
  notOutlet: ['The Daily Post'],
  from: DATES,
  to: DATES,
  published: DATES,
  cursor: ['', 'x', 'WyJhIl0'],
  since: ['0', '3', '2021-07-28'],
  wait: ['0'],
  number: ['1'],
  prefix: ['rya', 'Sergey', 'sergey-ryabkov', 'w'],
  queries: ['{}', '{"q0":{"query":"Ryabkov"}}', '{"a":{"query":"Sherman","type":["person"],"limit":1},"__proto__":{"query":"x"}}', '{"a":1}', '{'],
  extend: ['{"ids":["sergey-ryabkov","__proto__"],"properties":[{"id":"names"},{"id":"lastSaid"}]}', '{"ids":[],"properties":[]}', '{"ids":1}'],
  id: ['sergey-ryabkov', 'nobody'],
  fields: ['id', 'text', 'speakers', 'nothing'],
  url: ['https://daily.example/new', 'https://archive.example/old', 'not a url'],
  html: ['<p>The talks were <b>positive</b>, Ryabkov said.</p>', '<', ''],
};

const send = async (app: FastifyInstance, { method, ...request }: Request) => {
  const { statusCode: status, headers, body } = await app.inject({ ...request, method: method as 'GET' });
  return { status, type: String(headers['content-type'] ?? ''), body };
};

/** Sends so many generated requests: each is answered as the contract says, and some are answered well. */
export const exercise = async (operation: Operation, numRuns: number): Promise<void> => {
  const { app, known, key } = await serviceFor(operation);
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(anyRequest(operation, known, key), async (request) => {
      const answer = await send(app, request);
      isAsTheContractSays(operation, answer, request.method);
      if (answer.status < 400) answered++;
    }),
    { numRuns, endOnFailure: true },
  );
  expect(answered).toBeGreaterThan(0);
};
