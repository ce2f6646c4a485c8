import type { AttributedReport } from './discourse.ts';
import { readModel } from './models.ts';

/** What speaks for or against a statement, by name. */
export type Evidence = Record<string, number>;
/** The weight of each piece of evidence in log-odds, fitted by `train/confidence.ts`. */
export type Weights = Record<string, number>;

/** Log-odds of a probability, within what a sample can show. */
const logOdds = (probability: number): number => {
  const within = Math.min(Math.max(probability, 0.001), 0.999);
  return Math.log(within / (1 - within));
};
const isTrue = (fact: boolean): number => (fact ? 1 : 0);

/** What is known of how a statement was found and attributed. */
export const evidenceOf = ({ kind, cue, segments, certainty, by, speakers }: AttributedReport): Evidence => {
  const [first] = speakers;
  return {
    constant: 1,
    cue: certainty ? logOdds(certainty.cue) : 0,
    source: certainty ? logOdds(certainty.source) : 0,
    content: certainty ? logOdds(certainty.content) : 0,
    rule: isTrue(certainty === null),
    uncued: isTrue(cue === null),
    direct: isTrue(kind === 'direct'),
    mixed: isTrue(kind === 'mixed'),
    pronoun: isTrue(by === 'pronoun'),
    description: isTrue(by === 'description'),
    unsaid: isTrue(by === 'nothing'),
    unnamed: isTrue(first === undefined),
    undescribed: isTrue(first === undefined && by !== 'description'),
    joint: isTrue(speakers.length > 1),
    person: isTrue(first?.kind === 'person'),
    oneWord: isTrue(first?.kind === 'person' && first.words.length < 2),
    often: Math.log(1 + (first?.names.length ?? 0)),
    length: Math.log(1 + segments.reduce((sum, { start, end }) => sum + end - start, 0)),
  };
};

/** The chance that the evidence gives, from 0 to 1, by logistic regression. */
export const chanceOf = (evidence: Evidence, weights: Weights): number => {
  const sum = Object.entries(evidence).reduce((total, [name, value]) => total + value * (weights[name] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
};

let weights: Weights | undefined;

/** The chance that the words and the speakers of a statement are right, to two digits. */
export const confidenceOf = (report: AttributedReport): number => {
  weights ??= JSON.parse(readModel('confidence.json').toString('utf8')) as Weights;
  return Math.round(100 * chanceOf(evidenceOf(report), weights)) / 100;
};
