import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/ingest/engine.ts';
import { LOCAL_ENGINE, openEngine } from '../../src/ingest/engine.ts';
import { builtModule } from '../built.ts';

const open = (): Engine => openEngine({ module: builtModule('src/ingest/engine-process.js'), size: 1, limitMs: 2000 });

const TEXT = '“It works,” Ann Miller said on Monday.';
/** It takes minutes to read. */
const LONG = 'The mayor said that the bridge would open on Monday. '.repeat(40_000);

describe('an engine in processes of its own', () => {
  let engine: Engine;
  beforeAll(() => {
    engine = open();
  });
  afterAll(() => engine.close());

  it('reads as one in this process does, pages and texts', async () => {
    const article = { text: TEXT, published: '2021-07-28' };
    expect(await engine.readText(article)).toEqual(await LOCAL_ENGINE.readText(article));
    const html = `<html><head><title>Works</title></head><p>${TEXT}</p>`;
    expect(await engine.readHtml(html)).toEqual(await LOCAL_ENGINE.readHtml(html));
    await expect(engine.readHtml('')).rejects.toMatchObject({ name: 'ArticleInputError', code: 'invalid-body', message: 'html holds no text of an article' });
  });

  it('lets nobody wait when it is closed', async () => {
    const closing = open();
    const asked = [closing.readText({ text: LONG }), closing.readText({ text: TEXT })].map((reading) => reading.catch((error: unknown) => error));
    await closing.close();
    expect(await Promise.all(asked)).toEqual([new Error('it was not done before the end'), new Error('it was not done before the end')]);
  });
});
