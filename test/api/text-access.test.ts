import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import type { TextAccess } from '../../src/api/text-access.ts';
import { storedWorld } from '../db/fixtures.ts';

const given = async (textAccess: TextAccess) => {
  const app = await buildApp({ db: await storedWorld(), textAccess });
  const read = async (url: string): Promise<any> => (await app.inject(url)).json();
  const { data } = await read('/statements?speaker=Wendy+Sherman');
  const [article, statement] = [await read(data[0].links.article), await read(data[0].links.self)];
  return { text: article.text, context: statement.context, words: statement.text, statements: article.statements };
};

describe('of the text of an article', () => {
  it('all is given out by default settings', async () => {
    const { text, context, words } = await given('full');
    expect(text).toContain(words);
    expect(context.sentence.text).toContain(words);
  });

  it('only the sentences around a statement are, where no more may be', async () => {
    const { text, context, words } = await given('context');
    expect(text).toBeNull();
    expect(context.sentence.text).toContain(words);
  });

  it('only the statements are, where no more may be than that', async () => {
    const { text, context, words, statements } = await given('none');
    expect([text, context]).toEqual([null, null]);
    expect(statements.map((one: any) => one.text)).toContain(words);
  });
});
