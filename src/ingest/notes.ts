import type { StoreResult } from '../db/store.ts';
import { isReadable } from './language.ts';

/** What is known of an article that was handed in, and of what became of it. */
type Noted = { language: string | null; taken?: StoreResult['taken'] | undefined; left?: StoreResult['left'] | undefined; otherKeys?: string[] };

/** What whoever hands in an article has to know of it besides what it is. */
export const notesOn = ({ language, taken, left, otherKeys = [] }: Noted): string[] => [
  ...(isReadable(language) ? [] : [`Its language is ${String(language)}: only English is read, so no statements were looked for.`]),
  ...(taken ? [`It was stored without, and has now: ${taken.join(', ')}.`] : []),
  ...(left ? [`It is stored otherwise, and stays so: ${left.join(', ')}.`] : []),
  ...(otherKeys.length > 0 ? [`Not taken, since no article has it: ${otherKeys.join(', ')}.`] : []),
];
