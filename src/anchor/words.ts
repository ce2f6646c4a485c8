import { fold } from '../extract/fold.ts';
import { listed } from '../extract/lexicon/listed.ts';
import type { Span } from '../extract/types.ts';

/** A word of a text, in UTF-16 units, with its form for comparison. */
export type Word = Span & { key: string };

const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:['’]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text, or of a stretch of it. */
export const wordsOf = (text: string, { start, end }: Span = { start: 0, end: text.length }): Word[] =>
  Array.from(text.slice(start, end).matchAll(WORD), ({ 0: word, index }) => ({ start: start + index, end: start + index + word.length, key: fold(word) }));

const FUNCTION_WORDS = listed(`a an the and or but of to in on at by for from with as is are was were be been has have had do does did will would can could
may might must shall should it its he his him she her they their them we our us i my me you your this that these those there which who whom whose what when
where if than then so also into about over after before between during up out`);

/** Words that turn a statement around, or into another, where they are put in or left out. */
const TURNING_WORDS = listed(`not no never none nobody nothing nor neither without cannot cant wont dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt
couldnt wouldnt shouldnt hardly refuse refuses refused deny denies denied reject rejects rejected fail fails failed
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
first second third half double twice`);

/** How much of what is said a word carries. */
export const weightOf = (key: string): number => (FUNCTION_WORDS.has(key) ? 0.25 : 1);

/** Is it a number or a negation? */
export const isTurning = (key: string): boolean => /\d/.test(key) || TURNING_WORDS.has(key);

/** Is it a word that other texts hardly share by chance? */
export const isTelling = (key: string): boolean => !FUNCTION_WORDS.has(key);
