import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { closeDatabase } from '../../src/db/open.ts';
import { extract } from '../../src/extract/index.ts';
import { readArticle } from '../../src/ingest/article-input.ts';
import { excerptsIn } from '../../src/ingest/check-spans.ts';
import { ingest } from '../../src/ingest/index.ts';
import { emptyDatabase } from '../db/fixtures.ts';

/** Words that are hard to count: surrogate pairs, joined emoji, combining marks, right-to-left letters, lone surrogates, NUL. */
const word = fc.oneof(
  fc.constantFrom(
    'talks',
    'peace 🕊️',
    '👩‍👩‍👧‍👦',
    'é́',
    'Zoë',
    'שלום',
    'مرحبا',
    '\u202Bعربى\u202C',
    '𝕳𝖊𝖑𝖑𝖔',
    '\uD83D',
    '\0',
    '\uFEFF',
    'ﬁn',
    '日本',
    '…',
    '“',
    '"',
    '’s',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
const name = fc.constantFrom('Mary Lee', 'Zoë Ångström', 'Sergei Иванов', 'The United States', 'she', 'Tom 👍 Reed');
const sentence = fc
  .tuple(words, name, words, fc.nat(4))
  .map(
    ([a, who, b, shape]) =>
      [`“${a},” said ${who}. ${b}.`, `${who} said on Tuesday that ${a}, ${b}.`, `“${a},” ${who} said, “${b}.”`, `${a} “${b}`, `${who}: ${a}`][shape] ?? a,
  );
const text = fc.array(sentence, { minLength: 1, maxLength: 5 }).chain((list) => fc.constantFrom('\n\n', ' ', '\r\n').map((gap) => list.join(gap)));

const slice = (whole: string, { start, end }: { start: number; end: number }): string => Array.from(whole).slice(start, end).join('');

describe('every span reads back as its text', () => {
  it('from the engine', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const article = readArticle({ text: input, published: '2021-07-28' });
        for (const excerpt of excerptsIn(await extract(article))) expect(slice(article.text, excerpt)).toBe(excerpt.text);
      }),
      { numRuns: 50 },
    );
  });

  it('through ingest, database and API', async () => {
    const db = emptyDatabase();
    const app = await buildApp({ db, logLevel: 'silent' });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const { id } = await ingest(db, readArticle({ text: input, published: '2021-07-28' }));
        const article = (await app.inject(`/articles/${id}`)).json<{
          text: string;
          statements: { id: string; text: string; segments: { start: number; end: number; text: string }[] }[];
        }>();
        for (const { id: statement, text: said, segments } of article.statements) {
          const found = (await app.inject(`/statements/${statement}`)).json<{
            segments: typeof segments;
            context: Record<string, { start: number; end: number; text: string } | null>;
          }>();
          const places = [...segments, ...found.segments, ...Object.values(found.context).filter((place) => place !== null)];
          for (const place of places) expect(slice(article.text, place)).toBe(place.text);
          expect(segments.map((segment) => segment.text).join(' ')).toBe(said);
          seen++;
        }
      }),
      { numRuns: 40 },
    );
    await app.close();
    closeDatabase(db);
    expect(seen).toBeGreaterThan(20);
  });
});
