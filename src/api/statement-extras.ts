/** What of a statement is read only when it is asked for. */
export const EXTRAS = ['highlights', 'context'] as const;
export type Extra = (typeof EXTRAS)[number];

/** Which extras are asked for, of those that an answer can have: by `q`, `include` and `fields`. */
export const extrasOf = (
  { q, include = [], fields }: { q?: string[] | undefined; include?: string[] | undefined; fields?: string[] | undefined },
  of: readonly string[] = EXTRAS,
): Set<Extra> => {
  const asked: Record<Extra, boolean> = { highlights: q !== undefined, context: include.includes('context') || (fields?.includes('context') ?? false) };
  return new Set(EXTRAS.filter((extra) => asked[extra] && of.includes(extra) && (fields?.includes(extra) ?? true)));
};
