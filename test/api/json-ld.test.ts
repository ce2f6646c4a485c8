import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedWorld } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

/** The public processor; it comes without types. */
const jsonld = createRequire(import.meta.url)('jsonld');

/** The terms that we use of the context of Web Annotations, written after https://www.w3.org/TR/annotation-vocab/. */
const ANNOTATION_CONTEXT = JSON.parse(readFileSync(join(import.meta.dirname, 'contexts/anno.json'), 'utf8'));

let get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
beforeAll(async () => {
  ({ get } = await serve(await storedWorld()));
});

/** What the public processor makes of a document: without a network, and without a warning. */
const expand = async (document: object): Promise<any[]> => {
  const warnings: unknown[] = [];
  const expanded = await jsonld.expand(document, {
    documentLoader: (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`${url} is not known`);
      return Promise.resolve({ document: ANNOTATION_CONTEXT, documentUrl: url, contextUrl: undefined });
    },
    eventHandler: ({ event }: any) => warnings.push(event),
    safe: true,
  });
  expect(warnings).toEqual([]);
  return expanded;
};

const OA = 'http://www.w3.org/ns/oa#';
const SCHEMA = 'http://schema.org/';
const valuesOf = (node: any, property: string): unknown[] => (node[property] ?? []).map((one: any) => one['@value'] ?? one['@id'] ?? one);

describe('a statement as JSON-LD', () => {
  it('is a quotation of schema.org with whom it is by, when, at which event and in which article', async () => {
    const { links } = (await get('/statements?speaker=Sherman&speaker=Ryabkov&outlet=The+Daily+Post')).body.data[0];
    const { type, body } = await get(links.self, { accept: 'application/ld+json' });
    expect(type).toBe('application/ld+json; charset=utf-8');
    const [quotation] = await expand(body);
    expect(quotation['@id']).toMatch(/^http:\/\/localhost:80\/statements\/st_/);
    expect(quotation['@type']).toEqual([`${SCHEMA}Quotation`]);
    expect(Object.keys(quotation).map((key) => key.replace(SCHEMA, ''))).toEqual(expect.arrayContaining(['text', 'creator', 'isPartOf']));
    expect(valuesOf(quotation[`${SCHEMA}isPartOf`][0], `${SCHEMA}headline`).length).toBeLessThan(2);
  });

  it('says that it is disputed or retracted, and why', async () => {
    const desk = await editorOf(await storedWorld());
    const [{ links }] = (await desk.get('/statements')).body.data;
    const saidOf = async () => {
      const [quotation] = await expand((await desk.get(`${links.self}?format=jsonld`)).body);
      return ['creativeWorkStatus', 'correction'].flatMap((name) => valuesOf(quotation, SCHEMA + name));
    };
    expect(await saidOf()).toEqual([]);
    await desk.patch(links.self, { status: 'retracted', reason: 'never said' });
    expect(await saidOf()).toEqual(['retracted', 'never said']);
  });

  it('is an annotation of W3C by position in our text and by words in the page, which hold what they should', async () => {
    const { data } = (await get('/statements?speaker=sergey-ryabkov&outlet=The+Daily+Post&limit=1')).body;
    const [{ links, article, segments }] = data;
    const [, annotation] = await expand((await get(`${links.self}?format=jsonld`)).body);
    expect(annotation['@type']).toEqual([`${OA}Annotation`]);
    expect(valuesOf(annotation, `${OA}motivatedBy`)).toEqual([`${OA}identifying`]);
    const [inText, inPage] = annotation[`${OA}hasTarget`];
    expect(valuesOf(inText, `${OA}hasSource`)).toEqual([`http://localhost:80/articles/${article.id}`]);
    expect(valuesOf(inPage, `${OA}hasSource`)).toEqual([article.url]);
    const [position, quote] = inText[`${OA}hasSelector`];
    const [start, end] = [valuesOf(position, `${OA}start`)[0] as number, valuesOf(position, `${OA}end`)[0] as number];
    expect([start, end]).toEqual([segments[0].start, segments[0].end]);
    const points = Array.from((await get(links.article)).body.text as string);
    const [exact, prefix, suffix] = ['exact', 'prefix', 'suffix'].map((name) => valuesOf(quote, OA + name)[0] as string);
    expect(points.slice(start, end).join('')).toBe(exact);
    expect(points.slice(0, start).join('')).toMatch(new RegExp(`${prefix!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    expect(points.slice(end).join('').startsWith(suffix!)).toBe(true);
  });

  it('expands for every statement of a list, each once', async () => {
    const expanded = await expand((await get('/statements?format=jsonld&limit=100')).body);
    const { data } = (await get('/statements?limit=100')).body;
    expect(expanded.filter((node) => node['@type'][0] === `${SCHEMA}Quotation`).map((node) => valuesOf(node, `${SCHEMA}text`)[0])).toEqual(
      data.map(({ text }: any) => text),
    );
    expect(expanded).toHaveLength(2 * data.length);
    expect(new Set(expanded.map((node) => node['@id'])).size).toBe(expanded.length);
  });

  it('has addresses that begin as the client has them, also when another asked before', async () => {
    const { links } = (await get('/statements?limit=1')).body.data[0];
    for (const host of ['onrecord.example', 'localhost:3000', '[::1]:3000'])
      expect((await get(`${links.self}?format=jsonld`, { host })).body['@graph'][0].id).toBe(`http://${host}${links.self}`);
    expect((await get(`${links.self}?format=jsonld`, { host: 'a"b<c>' })).body['@graph'][0].id).toBe(`http://localhost${links.self}`);
  });
});
