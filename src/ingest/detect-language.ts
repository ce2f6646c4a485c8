import { eld } from 'eld/extrasmall';

/** So much of a text says what language it is in. */
const ENOUGH = 20_000;

/** As likely a language is to be the one; and as unlikely English has to be for another one to be it. Measured on sentences of news. */
const LIKELY = 0.6;
const UNLIKELY = 0.55;

/** The language that a text is in, as ISO 639-1; null where that is not sure, as in a short one or one of several. */
export const detectLanguage = (text: string): string | null => {
  const detected = eld.detect(text.slice(0, ENOUGH));
  const scores = detected.getScores();
  if (!detected.isReliable() || (scores[detected.language] ?? 0) < LIKELY) return null;
  return detected.language === 'en' || (scores.en ?? 0) < UNLIKELY ? detected.language : null;
};
