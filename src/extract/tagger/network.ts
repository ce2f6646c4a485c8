import * as ort from 'onnxruntime-node';
import { readModel } from '../models.ts';
import type { Window } from './windows.ts';
import { readVocabulary } from './word-piece.ts';

/** Scores of one row: `logit(piece, tag)`. */
export type Scores = (piece: number, tag: number) => number;
/** An encoded window: what the linker reads on, and the scores of the cue tags. */
export type Encoded = { window: Window; hidden: ort.Tensor; cues: Scores };
/** First and last word of a cue. */
export type CueWords = { first: number; last: number };

// One thread a session: a second one in the same session brings little, a second session a whole core.
const OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;
/** As many cues of a window go through the linker at once. */
const LINKED_AT_ONCE = 32;

/** The two networks with their vocabulary, loaded once in a process or worker. */
export const loadNetwork = async () => {
  const open = (name: string) => ort.InferenceSession.create(readModel(name), OPTIONS);
  const [encoder, linker] = await Promise.all([open('encoder.int8.onnx'), open('linker.int8.onnx')]);
  return { encoder, linker, vocabulary: readVocabulary(readModel('vocab.txt').toString('utf8')) };
};
/** The two networks with their vocabulary. */
export type Network = Awaited<ReturnType<typeof loadNetwork>>;

const integers = (values: number[], rows: number): ort.Tensor => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [rows, values.length / rows]);
const ones = (rows: number, length: number): ort.Tensor => new ort.Tensor('float32', new Float32Array(rows * length).fill(1), [rows, length]);

const scoresOf = (output: ort.Tensor | undefined, row = 0): Scores => {
  if (!output) throw new Error('the network gave no scores');
  const [, length = 0, tags = 0] = output.dims;
  const data = output.data as Float32Array;
  return (piece, tag) => data[(row * length + piece) * tags + tag] ?? 0;
};

/**
 * Reads one window. One window a run: int8 quantises a batch at a time, so that in a batch
 * the answer for one paragraph would depend on the others.
 */
export const encodeWindow = async ({ encoder }: Network, window: Window): Promise<Encoded> => {
  const { ids, shapes } = window;
  const { hidden, cue } = await encoder.run({ ids: integers(ids, 1), shape: integers(shapes, 1), mask: ones(1, ids.length) });
  if (!hidden) throw new Error('the network gave no encoding');
  return { window, hidden, cues: scoresOf(cue) };
};

/** For each cue of a window, the scores of its source and content tags. */
export const linkCues = async ({ linker }: Network, { window, hidden }: Encoded, cues: CueWords[]): Promise<Scores[]> => {
  const scores: Scores[] = [];
  for (let from = 0; from < cues.length; from += LINKED_AT_ONCE) {
    const part = cues.slice(from, from + LINKED_AT_ONCE);
    const length = window.ids.length;
    const repeated = new Float32Array(part.length * hidden.size);
    part.forEach((_, row) => {
      repeated.set(hidden.data as Float32Array, row * hidden.size);
    });
    const { tags } = await linker.run({
      hidden: new ort.Tensor('float32', repeated, [part.length, length, hidden.dims[2] ?? 0]),
      mask: ones(part.length, length),
      where: integers(
        part.flatMap((cue) => whereOf(window, cue)),
        part.length,
      ),
    });
    scores.push(...part.map((_, row) => scoresOf(tags, row)));
  }
  return scores;
};

/** Each piece's place: 0 before the cue, 1 in it, 2 after it. */
const whereOf = ({ ids, firstPieces }: Window, { first, last }: CueWords): number[] => {
  const start = firstPieces[first] ?? 0;
  const end = firstPieces[last + 1] ?? ids.length - 1;
  return ids.map((_, piece) => (piece < start ? 0 : piece < end ? 1 : 2));
};
