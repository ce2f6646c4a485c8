import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { readArticle } from '../../src/ingest/article-input.ts';
import { checkSpans } from '../../src/ingest/check-spans.ts';

/** Reads a text as ingest does; throws when a span does not read back as its text. */
const read = async (text: string): Promise<number> => {
  const article = readArticle({ text: text.trim() === '' ? '.' : text, published: '2021-07-28' });
  const extraction = await extract(article);
  checkSpans(article.text, extraction);
  return extraction.statements.length;
};

/** Reading once more may take so long for reasons of the machine. */
const SMALL_MS = 500;

/** The processor time of reading a text, in milliseconds: others may use the machine meanwhile. */
const timeOf = async (text: string): Promise<number> => {
  const began = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};

/** *Aoaik*, *Boaik* … each another one. */
const nameOf = (n: number): string => {
  const letterOf = (place: number): string => String.fromCharCode(97 + (Math.floor(n / 26 ** place) % 26));
  return `${letterOf(0).toUpperCase()}o${letterOf(1)}ik${letterOf(2)}a`;
};

/** *March 13, 1957*. */
const dayOf = (n: number): string => new Date(Date.UTC(1950, 0, 1 + n)).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });

const SENTENCES = [
  '“The talks were useful,” said Deputy Minister Jan Novak on Tuesday.',
  'The United States said that it would go on, but "not at any price," and left.',
  'He added: ‘We are done.’ They will meet again in Oslo at the end of September.',
  'According to the report, 12 people — including Sen. Ada R. Byrd (D-Ohio) — agreed.',
  '<p>“It works,” she said, &amp; “it holds.”</p>',
  'قال الوزير: «سنستمر في المحادثات».',
  'Рябкова спросили, что он сказал. 新华社说：“会谈很有用。”',
];

/** News with letters dropped, doubled, swapped or replaced by what does not belong there. */
const mangled = fc
  .tuple(
    fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 2 }),
    fc.array(fc.tuple(fc.nat(400), fc.nat(3), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 }),
  )
  .map(([sentences, edits]) =>
    edits.reduce((text, [at, how, junk]) => {
      const place = at % (text.length + 1);
      return (
        [
          text.slice(0, place) + junk + text.slice(place),
          text.slice(0, place) + text.slice(place + 1 + junk.length),
          text.slice(place) + text.slice(0, place),
          text.slice(0, place) + junk + text.slice(place + 1),
        ][how] ?? text
      );
    }, sentences.join(' ')),
  );

describe('no text makes the engine throw or point beside its words', () => {
  it('16,000 mangled ones', async () => {
    await fc.assert(
      fc.asyncProperty(mangled, async (text) => {
        await read(text);
      }),
      { numRuns: 16_000 },
    );
  }, 900_000);

  it('4,000 of random characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        await read(text);
      }),
      { numRuns: 4000 },
    );
  }, 300_000);

  it.each([
    ['50,000 quotation marks', '“'.repeat(25_000) + '"'.repeat(25_000)],
    ['30,000 apostrophes that could open', " 'a".repeat(30_000)],
    ['100,000 letters without a space', 'a'.repeat(100_000)],
    ['100,000 capitals', 'NO SPEAK '.repeat(11_000)],
    ['20,000 names', Array.from({ length: 20_000 }, (_, i) => `Jan N${String(i)}ov`).join(', ')],
    ['100,000 right-to-left letters', 'שלום '.repeat(20_000)],
    ['100,000 line ends', '\n'.repeat(100_000) + '.'],
    ['100,000 emoji', '👩‍👩‍👧‍👦'.repeat(10_000)],
    ['40,000 terms in marks', '“term” '.repeat(40_000)],
    ['40,000 quotations inside quotations', '“a'.repeat(40_000)],
    ['4,000 rallies in as many towns', Array.from({ length: 4000 }, (_, i) => `He spoke at a rally in Town${String(i)}ville on Monday.`).join(' ')],
    [
      '10,000 labels of which none comes back',
      Array.from(
        { length: 10_000 },
        (_, i) =>
          `XX${'ABCDEFGHIJ'.charAt(i % 10)}${'A'.repeat(i % 97)}${String.fromCharCode(65 + (i % 26))}-${'B'.repeat(i % 89)}: it is over.\n\nIt rained.\n\nIt did.`,
      ).join('\n\n'),
    ],
    ['nested brackets', '('.repeat(20_000) + ')'.repeat(20_000)],
    ['one line of 200,000 characters', `${SENTENCES[0] ?? ''} `.repeat(3000)],
  ])(
    '%s',
    async (_, text) => {
      await expect(read(text)).resolves.toBeGreaterThanOrEqual(0);
    },
    300_000,
  );

  it.each([
    ['2,000 bodies of one form', Array.from({ length: 2000 }, (_, i) => `The Bank of ${nameOf(i)} said it was late.`).join('\n')],
    ['2,000 people of one surname', Array.from({ length: 2000 }, (_, i) => `${nameOf(i)} Novak said it was late.`).join('\n')],
    ['2,000 meetings, each of its own day', Array.from({ length: 2000 }, (_, i) => `The meeting on ${dayOf(i)} was long.`).join('\n')],
  ])(
    '%s, and twice the text takes less than three times as long',
    async (_, text) => {
      const half = await timeOf(text.slice(0, text.length / 2));
      const whole = await timeOf(text);
      expect(whole).toBeLessThan(3 * half + SMALL_MS);
    },
    300_000,
  );
});
