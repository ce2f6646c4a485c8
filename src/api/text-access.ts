/** How much of an article's text is given out: all of it, the sentences around each statement, or nothing but the statements themselves. */
export const TEXT_ACCESSES = ['full', 'context', 'none'] as const;
export type TextAccess = (typeof TEXT_ACCESSES)[number];
