import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../src/ingest/lines.ts';

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield await Promise.resolve(bytes.subarray(start, start + size));
}

const read = async (text: string, { size = 4, max = 1000 } = {}): Promise<(string | undefined)[]> => {
  const lines: (string | undefined)[] = [];
  for await (const line of linesOf(chunksOf(Buffer.from(text), size), max)) lines.push(line?.toString());
  return lines;
};

it('splits at line feeds alone, however the bytes come', async () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n', '\u2028', '\n\n')));
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (parts, size) => {
      const text = parts.join('').toWellFormed();
      const lines = text.split('\n');
      if (lines.at(-1) === '') lines.pop();
      expect(await read(text, { size })).toEqual(lines);
    }),
  );
});

it('gives nothing in place of a line that is too long, and goes on', async () => {
  expect(await read('short\nmuch too long\nshort\nmuch too long', { max: 6 })).toEqual(['short', undefined, 'short', undefined]);
});
