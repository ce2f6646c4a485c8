const UNKNOWN = 100;
/** Longer words are unknown, as in BERT. */
const LONGEST_WORD = 100;

/** The word pieces that the encoder knows, by id. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Reads a vocabulary, one piece a line. */
export const readVocabulary = (lines: string): Vocabulary => new Map(lines.split('\n').map((piece, id) => [piece, id]));

/** The ids of a word's pieces, longest match first (WordPiece; Wu et al. 2016, as BERT uses it). */
export const piecesOf = (word: string, vocabulary: Vocabulary): number[] => {
  const letters = Array.from(word);
  if (letters.length > LONGEST_WORD) return [UNKNOWN];
  const ids: number[] = [];
  for (let at = 0; at < letters.length;) {
    const found = longestPiece(letters, at, vocabulary);
    if (!found) return [UNKNOWN];
    ids.push(found.id);
    at = found.end;
  }
  return ids;
};

const longestPiece = (letters: string[], at: number, vocabulary: Vocabulary): { id: number; end: number } | undefined => {
  for (let end = letters.length; end > at; end--) {
    const id = vocabulary.get((at > 0 ? '##' : '') + letters.slice(at, end).join(''));
    if (id !== undefined) return { id, end };
  }
  return undefined;
};
