import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { gives } from './accept.ts';
import type { ListReading } from './narrowed.ts';
import { once } from './parameters.ts';
import { found, PLAIN_PROBLEMS, problemResponse, TOO_COSTLY } from './problem.ts';
import { readKnown } from './reconcile-extension.ts';

/** How large the frame is that a preview is shown in, in pixels. */
export const PREVIEW_SIZE = { width: 400, height: 200 };

const Preview = { description: 'A page to be shown in a frame', content: { 'text/html': { schema: z.string().describe('A page to be shown in a frame') } } };
const Flyout = z.object({ id: z.string(), html: z.string() }).meta({ id: 'EntityFlyout', description: 'Who a suggested speaker is, as HTML' });

const IdQuery = z.object({ id: z.string(once('is not an id')).meta({ description: 'The id of a speaker.' }) });

const PROBLEMS = {
  ...PLAIN_PROBLEMS,
  ...TOO_COSTLY,
  400: problemResponse('A parameter has a wrong value (`invalid-parameter`)'),
  404: problemResponse('There is no such speaker (`not-found`)'),
};

/** Who a candidate is, for people who decide in OpenRefine whom a name means. */
export const previewRoutes: FastifyPluginCallbackZod<ListReading> = (app, reading, done) => {
  app.get(
    '/reconcile/preview',
    {
      onRequest: gives('text/html'),
      schema: {
        operationId: 'getEntityPreview',
        tags: ['Reconciliation'],
        summary: 'Who a speaker is, as a small page',
        querystring: IdQuery,
        response: { 200: Preview, ...PROBLEMS },
      },
    },
    async ({ query }, reply) => {
      const html = await describeSpeaker(reading, query.id);
      reply.type('text/html; charset=utf-8');
      return `<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${escape(query.id)}</title>\n${html}\n</html>\n`;
    },
  );
  done();
};

/** The same for suggestions, as JSON. */
export const flyoutRoutes: FastifyPluginCallbackZod<ListReading> = (app, reading, done) => {
  app.get(
    '/reconcile/flyout',
    {
      schema: {
        operationId: 'getEntityFlyout',
        tags: ['Reconciliation'],
        summary: 'Who a suggested speaker is',
        querystring: IdQuery,
        response: { 200: Flyout, ...PROBLEMS },
      },
    },
    async ({ query: { id } }) => ({ id, html: await describeSpeaker(reading, id) }),
  );
  done();
};

const describeSpeaker = async (reading: ListReading, id: string): Promise<string> => {
  const { profile, role } = found(await readKnown(reading, id), `speaker ${id}`);
  const { name, kind, names, counts, lastStatement } = profile;
  const others = names.map((form) => form.name).filter((form) => form !== name);
  const day = lastStatement?.saidOn?.date ?? lastStatement?.article.published;
  return [
    `<p><b>${escape(name)}</b> (${[kind, role]
      .filter((part) => part !== null)
      .map(escape)
      .join(', ')})</p>`,
    ...(others.length === 0 ? [] : [`<p>Also: ${others.slice(0, MOST_NAMES).map(escape).join('; ')}</p>`]),
    `<p>${String(counts.statements)} statements; named in ${String(counts.articles)} articles</p>`,
    ...(lastStatement ? [`<p>Last${day == null ? '' : ` (${day})`}: ${escape(shorten(lastStatement.text))}</p>`] : []),
  ].join('\n');
};

const MOST_NAMES = 10;
const MAX_WORDS = 200;

const shorten = (text: string): string => {
  const points = Array.from(text);
  return points.length > MAX_WORDS ? `${points.slice(0, MAX_WORDS).join('')}…` : text;
};

const escape = (text: string): string => text.replace(/[<>&"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
