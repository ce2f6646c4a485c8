import type { Excerpt } from '../extract/types.ts';

/**
 * How far a group of excerpts was shifted as a whole, in code points: by so much that each of them stands in the text again, as near as can be.
 * Undefined when the text does not hold them all any more in the same distances.
 */
export const shiftOf = (text: string, excerpts: Excerpt[]): number | undefined => {
  const [first] = excerpts;
  if (!first) return undefined;
  const points = Array.from(text);
  const stands = ({ start, end, text: words }: Excerpt, shift: number): boolean => points.slice(start + shift, end + shift).join('') === words;
  return placesOf(text, first.text)
    .map((place) => place - first.start)
    .sort((a, b) => Math.abs(a) - Math.abs(b))
    .find((shift) => excerpts.every((excerpt) => excerpt.start + shift >= 0 && stands(excerpt, shift)));
};

/** More places of the same words are not looked at. */
const MOST_PLACES = 1000;

/** Where words stand in a text, in code points. */
const placesOf = (text: string, words: string): number[] => {
  const places: number[] = [];
  let [points, counted] = [0, 0];
  for (let at = text.indexOf(words); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(words, at + 1)) {
    points += Array.from(text.slice(counted, at)).length;
    counted = at;
    places.push(points);
  }
  return places;
};

/** The excerpt so many code points further on. */
export const shifted = ({ start, end, text }: Excerpt, shift: number): Excerpt => ({ start: start + shift, end: end + shift, text });
