import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { KeyRole } from '../db/key-roles.ts';
import { KEY_ROLES } from '../db/key-roles.ts';
import type { KeyHolder } from '../db/keys.ts';
import { findHolder, isUseNews } from '../db/keys.ts';
import type { Db } from '../db/open.ts';
import type { Writer } from '../ingest/writer.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** What a route asks of who comes: nothing, any key, or a key of this role or a higher one. */
export type Need = 'nothing' | 'key' | KeyRole;

declare module 'fastify' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface FastifyContextConfig {
    /** Who may come here; when it is not said, everybody, unless reading needs a key. */
    needs?: Need;
  }
}

const holders = new WeakMap<FastifyRequest, KeyHolder>();

/** Whose key a request showed, on a route that needs one. */
export const holderOf = (request: FastifyRequest): KeyHolder => {
  const holder = holders.get(request);
  if (!holder) throw new Error('this route needs no key');
  return holder;
};

/** Lets routes made from now on ask for a key by `config: { needs: … }`: checked before anything of a body is read, and documented. */
export const askForKeys = (app: FastifyInstance, { db, writer, readRequiresKey }: { db: Db; writer: Writer; readRequiresKey: boolean }): void => {
  app.addHook('onRoute', (route) => {
    settleNeed(route, readRequiresKey ? 'key' : 'nothing');
  });
  app.addHook('onRequest', (request, reply) => admit(db, request, reply));
  const noting = new Set<string>();
  // After the answer, so that nobody waits for it, and once, however many requests come meanwhile.
  app.addHook('onResponse', async (request) => {
    const id = holders.get(request)?.id;
    if (id === undefined || noting.has(id) || !isUseNews(db, id)) return;
    noting.add(id);
    await writer.run('noteKeyUse', { id }).finally(() => noting.delete(id));
  });
};

const settleNeed = (route: RouteOptions, otherwise: Need): void => {
  const { needs = otherwise } = route.config ?? {};
  route.config = { ...route.config, needs };
  if (needs === 'nothing') return;
  const response = { ...(route.schema?.response as object), ...problemsOf(needs) };
  route.schema = { ...route.schema, security: [{ key: needs === 'key' ? [] : [needs] }], response };
};

/** Who needs a role writes. */
const problemsOf = (needs: Need) => (needs === 'key' ? KEY_PROBLEMS : { ...KEY_PROBLEMS, ...WRITE_PROBLEMS });

const WRITE_PROBLEMS = {
  503: problemResponse('It cannot be done at the moment, as when the disk is full (`unavailable`); `Retry-After` says when what was sent may be sent again'),
};

const KEY_PROBLEMS = {
  401: problemResponse('No key was shown, or one that is not good (`unauthorized`)'),
  403: problemResponse('The role of the key is too low (`forbidden`)'),
};

const admit = async (db: Db, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { needs = 'nothing' } = request.routeOptions.config;
  if (needs === 'nothing') return;
  const secret = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (secret === undefined) throw challenge(reply, 'unauthorized', 'Show a key: `Authorization: Bearer onrecord_…`. `onrecord keys create` makes one.');
  const holder = await findHolder(db, secret);
  if (!holder) throw challenge(reply, 'unauthorized', 'This key is unknown, has expired or was revoked.');
  holders.set(request, holder);
  if (!reaches(holder.role, needs)) throw challenge(reply, 'forbidden', `This needs a key of the role ${needs}; this one has the role ${holder.role}.`);
};

const reaches = (role: KeyRole, needs: Need): boolean => needs === 'key' || KEY_ROLES.indexOf(role) >= KEY_ROLES.indexOf(needs as KeyRole);

const challenge = (reply: FastifyReply, code: 'unauthorized' | 'forbidden', detail: string): ProblemError => {
  reply.header('www-authenticate', 'Bearer realm="On Record"');
  return new ProblemError(code, detail);
};
