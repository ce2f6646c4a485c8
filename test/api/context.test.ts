import { describe, expect, it } from 'vitest';
import { contextOf } from '../../src/api/context.ts';

/** The context of words that stand once in a text; every part of it is where it says it is. */
const around = (text: string, words: string): (string | undefined)[] => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  const { before, sentence, after } = contextOf(text, { start, end: start + Array.from(words).length });
  const points = Array.from(text);
  for (const place of [before, sentence, after]) if (place) expect(points.slice(place.start, place.end).join('')).toBe(place.text);
  return [before?.text, sentence.text, after?.text];
};

describe('the context of a statement', () => {
  it('is cut as the engine cuts sentences: not at Mr. and Sept.', () => {
    const text = 'It rained. Mary Lee met Mr. Smith on Sept. 3. “We agree,” he said. Nothing else happened.';
    expect(around(text, 'We agree')).toEqual(['Mary Lee met Mr. Smith on Sept. 3.', '“We agree,” he said.', 'Nothing else happened.']);
  });

  it('is counted in code points, with paragraphs apart', () => {
    const text = '🕊️🕊️ A dove came\n\n🕊️ “Peace 🕊️ now,” she said. “And “later,” too.”\n\n🕊️ It left.';
    expect(around(text, 'Peace 🕊️ now')[0]).toBe('🕊️🕊️ A dove came');
  });

  it('goes on in the paragraphs before and after, and leaves out what is none', () => {
    const text = 'One. Two.\n\n“Yes,” she said.\n\nLeave a Reply\n\nThree. Four.\n“No,” he said. Five.\n';
    expect(around(text, 'Yes')).toEqual(['Two.', '“Yes,” she said.', 'Three.']);
    expect(around(text, 'Four')).toEqual(['Three.', 'Four.', '“No,” he said.']);
    expect(around(text, 'she said.\n\nLeave a Reply\n\nThree. Four.\n“No')).toEqual(['Two.', text.slice(text.indexOf('“Yes'), text.indexOf(' Five')), 'Five.']);
  });

  it('ends with the mark that closes a quotation at the end of a paragraph', () => {
    const text = '"We go," she said. "Nobody sails on a ship that was not checked."\nThe union said no.';
    expect(around(text, 'Nobody sails')).toEqual(['"We go," she said.', '"Nobody sails on a ship that was not checked."', 'The union said no.']);
  });

  it('has nothing before the first sentence and after the last', () => {
    expect(around('“Yes,” she said.', 'Yes')).toEqual([undefined, '“Yes,” she said.', undefined]);
  });

  it('is found at once in a line of a megabyte, at its ends and in the middle', () => {
    const filler = 'It rained in Oslo on that day 🕊️ and the next. '.repeat(11_000);
    const began = performance.now();
    const text = `“First,” he said. ${filler}“Middle,” he said. ${filler}“Last,” he said.`;
    expect(text.length).toBeGreaterThan(1_000_000);
    const rain = 'It rained in Oslo on that day 🕊️ and the next.';
    expect(around(text, 'First')).toEqual([undefined, '“First,” he said.', rain]);
    expect(around(text, 'Middle')).toEqual([rain, '“Middle,” he said.', rain]);
    expect(around(text, 'Last')).toEqual([rain, '“Last,” he said.', undefined]);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('of a statement of a megabyte is read at its ends alone', () => {
    const words = 'It rained in Oslo. '.repeat(55_000).trim();
    const began = performance.now();
    expect(around(`It is so. Mary Lee said: ${words} He left.`, words)).toEqual(['It is so.', `Mary Lee said: ${words}`, 'He left.']);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('of words without a space between them is those words', () => {
    const wall = '🕊'.repeat(20_000);
    expect(around(`${wall}yes${wall}`, 'yes')[1]).toContain('yes');
    expect(around(`a.b.`.repeat(50_000) + 'yes', 'yes')[1]).toContain('yes');
  });
});
