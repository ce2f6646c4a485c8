/** Is it English, or may it be? */
export const isReadable = (language: string | null): boolean => language === null || /^en(-|$)/i.test(language);
