/** The facts but those that people have set: no extraction changes these. */
export const uncorrected = <Facts extends object>(corrected: string[] | null | undefined, facts: Facts): Partial<Facts> =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !corrected?.includes(name))) as Partial<Facts>;
