import type { Span } from '../types.ts';
import type { CueWords, Network, Scores } from './network.ts';
import { encodeWindow, linkCues, loadNetwork } from './network.ts';
import type { TagSet } from './viterbi.ts';
import { bestPath, spansIn, tagSetOf } from './viterbi.ts';
import type { Window } from './windows.ts';
import { cutWindows } from './windows.ts';
import { splitWords } from './words.ts';

/** A cue with the source and the contents that belong to it; the rules may add one without a cue. Offsets are UTF-16 units. */
export type Attribution = { cue: Span | null; source: Span | null; contents: Span[] };

const CUE_TAGS = tagSetOf(['']);
const LINK_TAGS = tagSetOf(['s', 'c']);

let loading: Promise<Network> | undefined;

/** Finds the attributions in the paragraphs of a text, in text order. The networks are loaded at the first call. */
export const tagAttributions = async (text: string, paragraphs: Span[]): Promise<Attribution[]> => {
  const network = await (loading ??= loadNetwork());
  const found: Attribution[] = [];
  for (const paragraph of paragraphs) {
    for (const window of cutWindows(text, splitWords(text, paragraph, network.vocabulary))) found.push(...(await tagWindow(network, window)));
  }
  return found;
};

const tagWindow = async (network: Network, window: Window): Promise<Attribution[]> => {
  const encoded = await encodeWindow(network, window);
  const cues = spansIn(tag(window, encoded.cues, CUE_TAGS), CUE_TAGS, '');
  const scores = await linkCues(network, encoded, cues);
  return cues.flatMap((cue, i) => readLinks(window, cue, tag(window, scores[i] as Scores, LINK_TAGS)));
};

const readLinks = (window: Window, cue: CueWords, path: number[]): Attribution[] => {
  const spanOf = ({ first, last }: CueWords): Span => ({ start: window.words[first]?.start ?? 0, end: window.words[last]?.end ?? 0 });
  const distance = ({ first, last }: CueWords): number => Math.min(Math.abs(first - cue.last), Math.abs(cue.first - last));
  const contents = spansIn(path, LINK_TAGS, 'c').map(spanOf);
  if (contents.length === 0) return [];
  const source = spansIn(path, LINK_TAGS, 's').sort((a, b) => distance(a) - distance(b))[0];
  return [{ cue: spanOf(cue), source: source ? spanOf(source) : null, contents }];
};

/** The best path of tags over the words of a window, from the scores of each word's first piece. */
const tag = ({ words, firstPieces }: Window, scores: Scores, tagSet: TagSet): number[] => {
  const tags = tagSet.tags.length;
  const logProbabilities = firstPieces.map((piece) => {
    const logits = Array.from({ length: tags }, (_, k) => scores(piece, k));
    const highest = Math.max(...logits);
    const total = highest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
    return logits.map((logit) => logit - total);
  });
  return bestPath((word, k) => logProbabilities[word]?.[k] ?? 0, words.length, tagSet);
};
