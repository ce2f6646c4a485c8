import { SPEECH_VERBS } from '../lexicon/cues.ts';

/** Added to the log-probability that a word is in no cue, by whether it is one of saying; fitted on articles that training left out. */
const OF_SAYING = -2;
const OF_FINDING = 0;
const OF_OTHERS = 3;
/** The most that is added for a word around a quotation that has no cue yet. */
export const BESIDE_UNSAID_QUOTATIONS = 0;

/** Words of cues that report only of some subjects: *the study found*, *the jury heard*. */
const FINDING: ReadonlySet<string> = new Set(['find', 'finds', 'found', 'hear', 'hears', 'heard']);

const IRREGULAR = ['said', 'told', 'written', 'wrote', 'spoke', 'spoken', 'swore', 'sworn', 'appealed', 'according', ':'];

const formsOf = (verb: string): string[] => {
  const stem = verb.replace(/e$/, '');
  const base = verb.replace(/y$/, 'i');
  return [
    verb,
    `${verb}s`,
    `${verb}es`,
    `${base}es`,
    `${stem}ed`,
    `${base}ed`,
    `${stem}ing`,
    `${verb}${verb.at(-1) ?? ''}ed`,
    `${verb}${verb.at(-1) ?? ''}ing`,
  ];
};

const SAYING: ReadonlySet<string> = new Set([...[...SPEECH_VERBS].flatMap(formsOf), ...IRREGULAR]);

/** How much likelier a word is to be in no cue than the network says: words of saying are asked for most. */
export const cueBias = (word: string): number => {
  const form = word.toLowerCase();
  return SAYING.has(form) ? OF_SAYING : FINDING.has(form) ? OF_FINDING : OF_OTHERS;
};
