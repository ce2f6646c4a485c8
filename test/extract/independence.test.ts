import { expect, it } from 'vitest';
import { findParagraphs } from '../../src/extract/paragraphs.ts';
import { readSentences } from '../../src/extract/sentences.ts';

const tokensOf = (text: string): string[] => readSentences(text, findParagraphs(text)).tokens.map(({ text: form, pos }) => `${form}/${pos}`);

it.each(['Zorik’s, and', 'Zorak’s.', '“Zoruk’s.”', '‘Zorek’s’ plan', "Zorok's, and", 'Zoryk’s-based', 'x—Zoraek’s—y'])(
  'what is read in a text does not depend on %s in one read before',
  (odd) => {
    const name = /Zor\p{L}+/u.exec(odd)?.[0] ?? '';
    const text = `It was ${name}’s plan, and ${name}'s men said so.`;
    const before = tokensOf(text);
    tokensOf(`It was that of ${odd} it went on.`);
    expect(tokensOf(text)).toEqual(before);
  },
);
