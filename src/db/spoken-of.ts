import type { Extraction } from '../extract/types.ts';
import { escapeRegExp } from './escape-reg-exp.ts';

/** Who is spoken of in a text: those whose name stands in it, of names inside one another the longest. Gives the ids that the extraction knows them by. */
export const spokenOfIn = ({ speakers }: Pick<Extraction, 'speakers'>): ((text: string) => Set<string>) => {
  const bearers = new Map<string, string[]>();
  for (const { id, names } of speakers) for (const { name } of names) bearers.set(name, [...(bearers.get(name) ?? []), id]);
  const longestFirst = [...bearers.keys()].sort((a, b) => b.length - a.length).map(escapeRegExp);
  if (longestFirst.length === 0) return () => new Set();
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) =>
    // Mostly nobody is: to look for each name as it stands is many times as fast.
    [...bearers.keys()].some((name) => text.includes(name))
      ? new Set(Array.from(text.matchAll(pattern), ([name]) => bearers.get(name) ?? []).flat())
      : new Set();
};
