/** The words of a list that is written as prose: one space or line apart. */
export const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
