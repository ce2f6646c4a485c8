import type { Ask } from './load.ts';
import type { Server } from './servers.ts';

/** Something that is asked again and again; `bar` is the least part of a bare route's speed that it has to have. After so many answers as `changes` says, a statement changes. */
export type Scenario = { name: string; ask: Ask; bar?: number; changes?: number };

/** The same question in other letters, so that no answer to it is remembered: some letters, as the bits of a number say, written with a percent sign. */
const inOtherLetters = (path: string, n: number): string => {
  const at = path.indexOf('?') + 1;
  let bit = 0;
  const encoded = [...path.slice(at)].map((letter) => (/[a-z]/i.test(letter) && (n >> (bit++ % 24)) & 1 ? `%${letter.charCodeAt(0).toString(16)}` : letter));
  return path.slice(0, at) + encoded.join('');
};

const unseen =
  (...paths: string[]): Ask =>
  (n) => ({ path: inOtherLetters(paths[n % paths.length] ?? '', 1 + Math.floor(n / paths.length)) });

const seen =
  (...paths: string[]): Ask =>
  (n) => ({ path: paths[n % paths.length] ?? '' });

const listAt = async (server: Server, path: string) =>
  (await (await server.get({ path })).json()) as { data: { id: string }[]; links: { next: string | null } };

/** The page of that number of a list, or its last, by following `next`. */
const pageAt = async (server: Server, first: string, number: number): Promise<string> => {
  let path = first.replace('limit=20', 'limit=100');
  for (let n = 1; n < number; n += 5) {
    const { next } = (await listAt(server, path)).links;
    if (next === null) break;
    path = next;
  }
  return path.replace('limit=100', 'limit=20');
};

/** Of a generated database: its speakers, the most frequent first, and a rare and a common word. */
export type Facts = { speakers: string[]; rare: string; common: string };

const BY_SPEAKER = '&sort=-saidOn&limit=20';
/** A statement changes after so many answers: many times a second, and before any list is asked for again. */
const CHANGES = 50;

/** What is asked of a service that holds a generated database. */
export const scenariosFor = async (server: Server, { speakers, rare, common }: Facts): Promise<Scenario[]> => {
  const bySpeaker = speakers.map((speaker) => `/statements?speaker=${speaker}${BY_SPEAKER}`);
  const [ofMost = ''] = bySpeaker;
  const all = '/statements?sort=-saidOn&limit=20';
  const known = `If-None-Match: ${(await server.get({ path: ofMost })).headers.get('etag') ?? ''}\r\n`;
  const ids = (await listAt(server, '/statements?limit=100')).data.map(({ id }) => id);
  return [
    { name: 'by speaker, while statements change', ask: unseen(...bySpeaker), changes: CHANGES },
    { name: 'by speaker, not seen before', ask: unseen(...bySpeaker), bar: 0.15 },
    { name: 'by speaker, seen before', ask: seen(...bySpeaker.slice(0, 20)), bar: 0.5 },
    { name: 'by speaker, 304', ask: () => ({ path: ofMost, headers: known }) },
    { name: 'all, page 1', ask: unseen(all) },
    { name: 'all, page 5,000', ask: unseen(await pageAt(server, all, 5000)) },
    { name: 'most frequent speaker, page 1', ask: unseen(ofMost) },
    { name: 'most frequent speaker, last page', ask: unseen(await pageAt(server, ofMost, Infinity)) },
    { name: 'q, a rare word', ask: unseen(`/statements?q=${rare}${BY_SPEAKER}`) },
    { name: 'q, a common word', ask: unseen(`/statements?q=${common}${BY_SPEAKER}`) },
    { name: 'q, a common word, by relevance', ask: unseen(`/statements?q=${common}&sort=relevance&limit=20`) },
    { name: 'q, the beginning of many words', ask: unseen(`/statements?q=t*${BY_SPEAKER}`) },
    { name: 'q, a phrase that nobody said', ask: unseen(`/statements?q=%22${common}+${rare}+${common}%22${BY_SPEAKER}`) },
    { name: 'about the most frequent speaker', ask: unseen(`/statements?about=${speakers[0] ?? ''}${BY_SPEAKER}`) },
    { name: 'the most frequent speaker', ask: unseen(`/speakers/${speakers[0] ?? ''}`) },
    { name: 'articles with a common word', ask: unseen(`/articles?q=${common}&limit=20`) },
    { name: 'facets and count of a speaker', ask: unseen(`${ofMost}&facets=outlet,kind,month&count=exact`) },
    { name: 'one statement, not seen before', ask: unseen(...ids.map((id) => `/statements/${id}?format=json`)) },
    { name: 'one statement, seen before', ask: seen(...ids.map((id) => `/statements/${id}`)) },
  ];
};
