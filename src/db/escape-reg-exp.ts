/** A text as a pattern that matches it alone, also under the `u` flag; a hyphen means nothing outside of a class, and may not be escaped there. */
export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
