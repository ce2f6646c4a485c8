import model from 'wink-eng-lite-web-model';
import type { ItemSentence, ItemToken, ItsFunction } from 'wink-nlp';
import winkNLP from 'wink-nlp';
import { indexAt } from './spans.ts';
import type { Span } from './types.ts';
import { keepWordsWhole } from './whole-words.ts';

/** A word or mark with its part of speech (universal tags) and lemma; offsets are UTF-16 units. */
export type Token = Span & { text: string; pos: string; lemma: string; sentence: number };
/** A sentence with its paragraph and its first and last token, by index. */
export type Sentence = Span & { paragraph: number; firstToken: number; lastToken: number };

/** A text cut into pieces, every piece a span of it. */
export type Document = { text: string; paragraphs: Span[]; sentences: Sentence[]; tokens: Token[] };

const nlp = winkNLP(model, ['sbd', 'pos']);
// wink's own types do not fit its functions of parts of speech and lemmas.
const { pos: partOfSpeech, lemma } = nlp.its as unknown as Record<'pos' | 'lemma', ItsFunction<string>>;
/** Longer paragraphs are read in pieces, so that time and memory stay in proportion. */
const LONGEST_PIECE = 20_000;

/** Cuts paragraphs into sentences and tokens. */
export const readSentences = (text: string, paragraphs: Span[]): Document => {
  const document: Document = { text, paragraphs, sentences: [], tokens: [] };
  paragraphs.forEach((paragraph, index) => {
    for (const piece of piecesOf(text, paragraph)) readPiece(document, piece, index);
  });
  return document;
};

const piecesOf = (text: string, { start, end }: Span): Span[] => {
  const pieces: Span[] = [];
  for (let at = start; at < end;) {
    const limit = at + LONGEST_PIECE;
    const space = limit < end ? text.lastIndexOf(' ', limit) : end;
    const stop = limit >= end ? end : space > at ? space + 1 : limit;
    pieces.push({ start: at, end: stop });
    at = stop;
  }
  return pieces;
};

/** Marks, and the possessive of a word that cannot be *it is*. */
const SET_APART =
  /[“”"()[\];?!—–…]|(?<!\d)[,:]|[,:](?!\d)|(?<=\p{L})(?<!\b(?:it|he|she|that|there|here|what|who|where|how|when|let|this|one|everyone|someone|nobody))[’']s(?![\p{L}\p{N}])|(?<=s)[’'](?=\s|$)/giu;

/**
 * Puts space around what is a token of its own. wink remembers the words that it has read and would later keep
 * *Novak’s* whole because it once did: so what it gives for a text would depend on the texts before.
 */
const setApart = (text: string): string => text.replace(SET_APART, ' $& ');

const readPiece = (document: Document, piece: Span, paragraph: number): void => {
  const { sentences, tokens } = document;
  const text = keepWordsWhole(document.text.slice(piece.start, piece.end));
  const words = nlp.readDoc(setApart(text));
  let at = 0;
  words.sentences().each((sentence: ItemSentence) => {
    // *Novak (D-Ill.) said*: the sentence goes on.
    const last = sentences.at(-1);
    const goesOn = last?.paragraph === paragraph && /^\p{Ll}/u.test(sentence.out()) && /^[.,]\)$/.test(document.text.slice(last.end - 2, last.end));
    const index = goesOn ? sentences.length - 1 : sentences.length;
    const firstToken = tokens.length;
    sentence.tokens().each((word: ItemToken) => {
      const form = word.out();
      const found = text.indexOf(form, at);
      // A form that is not in the text as it stands cannot be pointed at.
      if (form === '' || found < 0) return;
      at = found + form.length;
      const [start, end] = [piece.start + found, piece.start + at];
      tokens.push({ start, end, text: document.text.slice(start, end), pos: word.out(partOfSpeech), lemma: word.out(lemma), sentence: index });
    });
    const [first, end] = [tokens[firstToken], tokens.at(-1)?.end ?? 0];
    if (!first) return;
    if (last && goesOn) Object.assign(last, { end, lastToken: tokens.length - 1 });
    else sentences.push({ start: first.start, end, paragraph, firstToken, lastToken: tokens.length - 1 });
  });
};

/** The tokens of a sentence. */
export const tokensOf = ({ tokens }: Document, { firstToken, lastToken }: Sentence): Token[] => tokens.slice(firstToken, lastToken + 1);

/** The sentence that a place is in, or the next one. */
export const sentenceAt = ({ sentences }: Document, place: number): Sentence | undefined => sentences[indexAt(sentences, place)];
