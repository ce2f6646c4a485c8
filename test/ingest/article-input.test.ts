import { describe, expect, it } from 'vitest';
import { ArticleInputError, MAX_TEXT_BYTES, readArticle } from '../../src/ingest/article-input.ts';

const refused = (input: unknown): ArticleInputError => {
  try {
    readArticle(input);
  } catch (error) {
    if (error instanceof ArticleInputError) return error;
  }
  throw new Error('it was taken');
};

describe('an article as it is handed in', () => {
  it('keeps its text as it is, but for lone surrogates and NUL', () => {
    expect(readArticle({ text: ' “Ω”\r\n👩‍🚒 ' }).text).toBe(' “Ω”\r\n👩‍🚒 ');
    expect(readArticle({ text: 'a\uD800b\0c' }).text).toBe('a\uFFFDb\uFFFDc');
  });

  it('ignores other keys; what is empty is not known', () => {
    expect(readArticle({ text: 'x', title: '', outlet: ' The Post ', url: null, author: ' X ', other: 'Y' })).toEqual({
      text: 'x',
      title: null,
      outlet: 'The Post',
      url: null,
      author: 'X',
    });
  });

  it.each([
    ['2021', '2021'],
    ['2021-07', '2021-07'],
    ['2021-07-28', '2021-07-28'],
    ['2021-07-28T23:59:59Z', '2021-07-28'],
    ['2021-07-28T23:59:59.123-05:00', '2021-07-28'],
    ['2021-07-28 06:00', '2021-07-28'],
    ['2020-02-29', '2020-02-29'],
  ])('published %s is %s', (published, day) => {
    expect(readArticle({ text: 'x', published }).published).toBe(day);
  });

  it.each(['2021-02-29', '2021-13', '2021-7-28', '28 July 2021', '2021-07-28T25:00', '2021-07-28junk', '', 2021])('published %j is refused', (published) => {
    expect(refused({ text: 'x', published })).toMatchObject({ code: 'invalid-body', message: expect.stringMatching(/^published /) });
  });

  it.each([
    ['nothing', undefined, 'an article is an object with a text'],
    ['a list', ['x'], 'an article is an object with a text'],
    ['no text', {}, 'text must be a string'],
    ['an empty text', { text: ' \n' }, 'text is empty'],
    ['a title that is no string', { text: 'x', title: 1 }, 'title must be a string'],
    ['an address that is no URL', { text: 'x', url: 'example.com' }, 'url must be an http or https URL'],
    ['a URL of another kind', { text: 'x', url: 'javascript:alert(1)' }, 'url must be an http or https URL'],
  ])('%s is refused', (_, input, message) => {
    expect(refused(input)).toMatchObject({ code: 'invalid-body', message });
  });

  it('takes as much text as allowed, counted in bytes, and no more', () => {
    expect(readArticle({ text: 'é'.repeat(MAX_TEXT_BYTES / 2) }).text).toHaveLength(MAX_TEXT_BYTES / 2);
    expect(refused({ text: `${'é'.repeat(MAX_TEXT_BYTES / 2)}x` }).code).toBe('too-large');
  });
});
