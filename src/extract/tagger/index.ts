import { overlaps } from '../spans.ts';
import type { Span } from '../types.ts';
import { BESIDE_UNSAID_QUOTATIONS, cueBias } from './cue-bias.ts';
import type { CueWords, Encoded, Network, Scores } from './network.ts';
import { encodeWindow, linkCues, loadNetwork } from './network.ts';
import type { TagSet } from './viterbi.ts';
import { bestPath, spansIn, tagSetOf } from './viterbi.ts';
import type { Window } from './windows.ts';
import { cutWindows } from './windows.ts';
import { unsaidQuotations } from './unsaid-quotations.ts';
import { splitWords } from './words.ts';

/**
 * A cue with the source and the contents that belong to it; the rules may add one without a cue. Offsets are UTF-16 units.
 * `certainty`: how probable the tagger takes what it says to be; null when a rule says it.
 */
export type Attribution = { cue: Span | null; source: Span | null; contents: Span[]; certainty: Certainty | null };
/** The mean probability of the tags of each part, 0 to 1; `source` is that of there being none when there is none. */
export type Certainty = { cue: number; source: number; content: number };

const CUE_TAGS = tagSetOf(['']);
const LINK_TAGS = tagSetOf(['s', 'c']);

let loading: Promise<Network> | undefined;

/** Finds the attributions in the paragraphs of a text, in text order. The networks are loaded at the first call. */
export const tagAttributions = async (text: string, paragraphs: Span[]): Promise<Attribution[]> => {
  const network = await (loading ??= loadNetwork());
  const found: Attribution[] = [];
  for (const paragraph of paragraphs) {
    for (const window of cutWindows(text, splitWords(text, paragraph, network.vocabulary)))
      if (hasLetters(text, window)) found.push(...(await tagWindow(network, text, window)));
  }
  return found;
};

/** Signs alone say nothing. */
const hasLetters = (text: string, { words }: Window): boolean => /\p{L}/u.test(text.slice(words[0]?.start, words.at(-1)?.end));

const tagWindow = async (network: Network, text: string, window: Window): Promise<Attribution[]> => {
  const encoded = await encodeWindow(network, window);
  const bias = window.words.map(({ start, end }) => cueBias(text.slice(start, end)));
  const cues = findCues(encoded, bias);
  const attributions = await linkAll(network, encoded, cues);
  const unsaid = unsaidQuotations(
    window.words,
    attributions.flatMap(({ contents }) => contents),
  );
  return unsaid.length === 0 ? attributions : [...attributions, ...(await readAgain(network, encoded, { cues, bias, unsaid }))];
};

/** Quotations that nobody says are asked for once more: whatever else around them may be a cue, if it reaches into one of them. */
const readAgain = async (network: Network, encoded: Encoded, { cues, bias, unsaid }: { cues: FoundCue[]; bias: number[]; unsaid: Span[] }) => {
  const lower = bias.map((ofWord, i) => (encoded.window.words[i]?.quoted ? ofWord : Math.min(ofWord, BESIDE_UNSAID_QUOTATIONS)));
  const added = findCues(encoded, lower).filter((cue) => !cues.some(({ first, last }) => cue.first <= last && first <= cue.last));
  return (await linkAll(network, encoded, added)).filter(({ contents }) =>
    contents.some((content) => unsaid.some((quotation) => overlaps(content, quotation))),
  );
};

type FoundCue = CueWords & { certainty: number };

/** The cues of a window; `bias` is added to the chance that a word is in none. */
const findCues = ({ window, cues }: Encoded, bias: number[]): FoundCue[] => {
  const { path, probabilities } = tag(window, cues, { ...CUE_TAGS, bias });
  return spansIn(path, CUE_TAGS, '').map((cue) => ({ ...cue, certainty: meanOf(probabilities, [cue]) }));
};

const linkAll = async (network: Network, encoded: Encoded, cues: FoundCue[]): Promise<Attribution[]> => {
  const scores = await linkCues(network, encoded, cues);
  return cues.flatMap((cue, i) => readLinks(encoded.window, cue, tag(encoded.window, scores[i] as Scores, { ...LINK_TAGS, bias: [] })));
};

const readLinks = (window: Window, cue: FoundCue, { path, probabilities }: Tagged): Attribution[] => {
  const spanOf = ({ first, last }: CueWords): Span => ({ start: window.words[first]?.start ?? 0, end: window.words[last]?.end ?? 0 });
  const distance = ({ first, last }: CueWords): number => Math.min(Math.abs(first - cue.last), Math.abs(cue.first - last));
  const contents = spansIn(path, LINK_TAGS, 'c');
  if (contents.length === 0) return [];
  const source = spansIn(path, LINK_TAGS, 's').sort((a, b) => distance(a) - distance(b))[0];
  const certainty = { cue: cue.certainty, source: meanOf(probabilities, source ? [source] : [cue]), content: meanOf(probabilities, contents) };
  return [{ cue: spanOf(cue), source: source ? spanOf(source) : null, contents: contents.map(spanOf), certainty }];
};

const meanOf = (probabilities: number[], parts: CueWords[]): number => {
  const inside = parts.flatMap(({ first, last }) => probabilities.slice(first, last + 1));
  return inside.reduce((sum, probability) => sum + probability, 0) / inside.length;
};

/** A tag a word, with its probability. */
type Tagged = { path: number[]; probabilities: number[] };

/** The best path of tags over the words of a window, from the scores of each word's first piece; `bias` is added to those of no tag, a number a word. */
const tag = ({ words, firstPieces }: Window, scores: Scores, tagSet: TagSet & { bias: number[] }): Tagged => {
  const tags = tagSet.tags.length;
  const logProbabilities = firstPieces.map((piece, word) => {
    const logits = Array.from({ length: tags }, (_, k) => scores(piece, k));
    const highest = Math.max(...logits);
    const total = highest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
    return logits.map((logit, k) => logit - total + (k === 0 ? (tagSet.bias[word] ?? 0) : 0));
  });
  const path = bestPath((word, k) => logProbabilities[word]?.[k] ?? 0, words.length, tagSet);
  return { path, probabilities: path.map((k, word) => Math.exp(logProbabilities[word]?.[k] ?? 0)) };
};
