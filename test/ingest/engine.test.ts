import { describe, expect, it, onTestFinished } from 'vitest';
import type { Engine } from '../../src/ingest/engine.ts';
import { LOCAL_ENGINE, openEngine } from '../../src/ingest/engine.ts';
import { builtModule } from '../built.ts';

const open = (options: Parameters<typeof openEngine>[0]): Engine => {
  const engine = openEngine({ module: builtModule('src/ingest/engine-process.js'), ...options });
  onTestFinished(() => engine.close());
  return engine;
};

const TEXT = '“It works,” Ann Miller said on Monday.';
/** It takes minutes to read. */
const LONG = 'The mayor said that the bridge would open on Monday. '.repeat(40_000);

describe('an engine in processes of its own', () => {
  it('reads as one in this process does, pages and texts', async () => {
    const engine = open({ size: 1 });
    const article = { text: TEXT, published: '2021-07-28' };
    expect(await engine.readText(article)).toEqual(await LOCAL_ENGINE.readText(article));
    const html = `<html><head><title>Works</title></head><p>${TEXT}</p>`;
    expect(await engine.readHtml(html)).toEqual(await LOCAL_ENGINE.readHtml(html));
    await expect(engine.readHtml('')).rejects.toMatchObject({ name: 'ArticleInputError', code: 'invalid-body', message: 'html holds no text of an article' });
  });

  it('gives up on an article that takes too long, and reads the next', async () => {
    const engine = open({ size: 1, limitMs: 1000 });
    await engine.readText({ text: TEXT });
    const [long, short] = await Promise.allSettled([engine.readText({ text: LONG }), engine.readText({ text: TEXT })]);
    expect(long).toMatchObject({ status: 'rejected', reason: { name: 'ArticleInputError', code: 'unreadable', message: 'reading it took longer than 1 s' } });
    expect(short).toMatchObject({ status: 'fulfilled', value: { language: 'en', extraction: { statements: [{ text: 'It works' }] } } });
  });

  it('lets nobody wait when it is closed', async () => {
    const engine = open({ size: 1 });
    const asked = [engine.readText({ text: LONG }), engine.readText({ text: TEXT })].map((reading) => reading.catch((error: unknown) => error));
    await engine.close();
    expect(await Promise.all(asked)).toEqual([new Error('it was not done before the end'), new Error('it was not done before the end')]);
  });
});
