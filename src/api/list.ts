import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Page, PageRequest } from '../db/page.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { DEFAULT_LIMIT } from './parameters.ts';

/** The query of a list as it was checked. */
export type ListQuery = { limit?: number | undefined; cursor?: string | undefined } & Record<string, unknown>;

const Links = z
  .object({
    self: z.string().describe('This page'),
    next: z.string().nullable().describe('The next page, also in the `Link` header; null on the last one'),
  })
  .meta({ id: 'ListLinks', description: 'Where this page and the next one are' });

/** The shape of every list. */
export const listOf = <Item extends z.ZodType, Meta extends z.ZodType>(item: Item, meta: Meta) => z.object({ data: z.array(item), links: Links, meta });

/** A list that has nothing to say about itself. */
export const NoMeta = z.object({}).describe('Room for what is said about the list as a whole');

/** What the query says about the page. `order` names the order of the list, where there are several. */
export const pageRequest = (reply: FastifyReply, query: ListQuery, order = ''): PageRequest => ({
  limit: query.limit ?? DEFAULT_LIMIT,
  after: query.cursor === undefined ? undefined : readCursor(query.cursor, scopeOf(reply, query, order)),
});

/** The links of a page, the next one also as a header. */
export const pageLinks = (
  reply: FastifyReply,
  query: ListQuery,
  { next, order = '' }: { next: Page<unknown>['next']; order?: string },
): z.infer<typeof Links> => {
  const self = linkTo(pathOf(reply), query);
  if (!next) return { self, next: null };
  const nextPage = linkTo(pathOf(reply), { ...query, cursor: writeCursor(next, scopeOf(reply, query, order)) });
  reply.header('link', `<${nextPage}>; rel="next"`);
  return { self, next: nextPage };
};

/** The path as it was asked for, its parameters filled in. */
const pathOf = ({ request }: FastifyReply): string =>
  (request.routeOptions.url ?? '/').replace(/:(\w+)/g, (_, name: string) => encodeURIComponent((request.params as Record<string, string>)[name] ?? ''));

/** What changes how a list is shown, and not which. */
const SHOWN = ['limit', 'cursor', 'sort', 'count', 'facets', 'include', 'fields', 'format'];

/** A cursor is good for this path, these filters and this order; the length of a page may change. */
const scopeOf = (reply: FastifyReply, query: ListQuery, order: string): string => {
  const filters = Object.entries(query).filter(([name, values]) => values !== undefined && !SHOWN.includes(name));
  return JSON.stringify([pathOf(reply), order, filters.map(([name, values]) => [name, ...[values].flat().sort()])]);
};

/** The address of a list, with all that was asked for: a format that gives the whole result without a `limit` gives a page with one. */
export const linkTo = (path: string, query: ListQuery): string => {
  const asked = Object.entries(query as Record<string, string | number | (string | number)[] | undefined>);
  const pairs = asked.flatMap(([name, values]) => (values === undefined ? [] : [values].flat().map((value): [string, string] => [name, String(value)])));
  return [path, ...(pairs.length > 0 ? [new URLSearchParams(pairs).toString()] : [])].join('?');
};
