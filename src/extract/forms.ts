import { PARTICLES } from './lexicon/particles.ts';
import type { SpeakerKind } from './types.ts';
import { countryOf, leadsPerson, nameWords } from './word-classes.ts';

/** A form of a name with how often it stands. */
export type Form = { name: string; count: number };

/** A longer organisation's name is a description. */
const MOST_WORDS = 9;

/** The forms of a name with how often each stands, the most frequent first. */
export const countForms = (names: { text: string }[]): Form[] => {
  const counts = new Map<string, number>();
  for (const { text } of names) {
    const form = text.replace(/\s+/g, ' ');
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
};

/** The name that the forms add up to. */
export const canonicalName = (forms: Form[], kind: SpeakerKind): string => {
  const [first] = forms;
  if (!first) return '';
  switch (kind) {
    case 'government':
      return forms.map(({ name }) => countryOf(name)).find((name) => name !== undefined) ?? first.name;
    case 'person':
      return personName(forms)?.name ?? first.name;
    case 'organization':
    case 'group':
      return (fullestName(forms) ?? first).name;
  }
};

/** The most frequent of those with given name and surname that are no part of a fuller one; of equals the shorter. */
const personName = (forms: Form[]): Form | undefined => {
  const words = forms.map(({ name }) => nameWords(name));
  // *Interviews Ada Byrd* of a headline is no fuller than *Ada Byrd*.
  const isFuller = (longer: string[], tail: string[]): boolean => leadsPerson(longer[0] ?? '') || !leadsPerson(tail[0] ?? '') || PARTICLES.has(tail[0] ?? '');
  const isTail = (tail: string[]): boolean =>
    words.some((other) => other.length > tail.length && other.slice(-tail.length).join(' ') === tail.join(' ') && isFuller(other, tail));
  const full = forms.filter(({ name }) => nameWords(name).length > 1 && !isTail(nameWords(name)));
  return (full.length > 0 ? full : forms).toSorted((a, b) => b.count - a.count || a.name.length - b.name.length)[0];
};

/** The one of the most words, as long as it is a name. */
const fullestName = (forms: Form[]): Form | undefined => {
  const length = ({ name }: Form): number => name.split(' ').length;
  return forms.filter((form) => length(form) <= MOST_WORDS).toSorted((a, b) => length(b) - length(a) || b.count - a.count)[0];
};
