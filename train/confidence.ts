/**
 * npx tsx train/confidence.ts fit TRAIN.jsonl              fits models/confidence.json on the annotated articles that training left out
 * npx tsx train/confidence.ts check ARTICLES.jsonl GOLD.jsonl [FIGURE.svg]   says how far the chances can be trusted, and draws it
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Weights } from '../src/extract/confidence.ts';
import { chanceOf, confidenceOf, evidenceOf } from '../src/extract/confidence.ts';
import type { AttributedReport } from '../src/extract/discourse.ts';
import { readReports } from '../src/extract/index.ts';
import { MODELS } from '../src/extract/models.ts';
import type { Annotated, Resolved } from './counting.ts';
import { judge, readLines } from './counting.ts';
import { fitLogistic } from './logistic.ts';

type Judged = { report: AttributedReport; isRight: boolean };
const RIDGE = 1;
const BINS = 10;

const judgeAll = async (articles: string, gold: string): Promise<Judged[]> => {
  const known = new Map(readLines<Annotated>(articles).map((article) => [article.id, article]));
  const judged: Judged[] = [];
  for (const resolved of readLines<Resolved>(gold)) {
    const article = known.get(resolved.id);
    if (!article) throw new Error(`${resolved.id} is not in ${articles}`);
    const { reports } = await readReports(article);
    judge(article, resolved, reports).forEach((isRight, i) => {
      if (isRight !== null) judged.push({ report: reports[i] as AttributedReport, isRight });
    });
  }
  return judged;
};

const fit = (judged: Judged[]): Weights => {
  const names = Object.keys(evidenceOf((judged[0] as Judged).report));
  const weights = fitLogistic(
    judged.map(({ report, isRight }) => ({ features: Object.values(evidenceOf(report)), isRight })),
    RIDGE,
  );
  return Object.fromEntries(names.map((name, k) => [name, Math.round((weights[k] ?? 0) * 1000) / 1000]));
};

const check = (scored: { chance: number; isRight: boolean }[]) => {
  const share = (some: typeof scored): number => some.filter(({ isRight }) => isRight).length / (some.length || 1);
  const bins = Array.from({ length: BINS }, (_, k) => {
    const inside = scored.filter(({ chance }) => Math.min(Math.floor(chance * BINS), BINS - 1) === k);
    return { size: inside.length, chance: inside.reduce((sum, { chance }) => sum + chance, 0) / (inside.length || 1), right: share(inside) };
  });
  const [right, wrong] = [scored.filter(({ isRight }) => isRight), scored.filter(({ isRight }) => !isRight)];
  const wins = right.reduce((sum, a) => sum + wrong.reduce((won, b) => won + (a.chance > b.chance ? 1 : a.chance === b.chance ? 0.5 : 0), 0), 0);
  const sure = scored.filter(({ chance }) => chance >= 0.9);
  return {
    statements: scored.length,
    right: share(scored),
    calibrationError: bins.reduce((sum, { size, chance, right: seen }) => sum + (size / scored.length) * Math.abs(chance - seen), 0),
    areaUnderCurve: wins / (right.length * wrong.length),
    at90: { precision: share(sure), keptOfRight: sure.filter(({ isRight }) => isRight).length / right.length },
    bins,
  };
};

/** The share that was right over the chance that was given, a circle a bin, as large as the bin. */
const draw = ({ bins, statements }: ReturnType<typeof check>): string => {
  const place = (value: number): number => 40 + value * 320;
  const circles = bins
    .filter(({ size }) => size > 0)
    .map(
      ({ size, chance, right }) =>
        `<circle cx="${place(chance).toFixed(1)}" cy="${(400 - place(right)).toFixed(1)}" r="${(3 + 30 * Math.sqrt(size / statements)).toFixed(1)}"/>`,
    );
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" font-family="sans-serif" font-size="13">',
    '<rect width="400" height="400" fill="#fff"/>',
    '<path d="M40 40V360H360M40 360L360 40" fill="none" stroke="#999"/>',
    `<g fill="#27c" fill-opacity="0.6">${circles.join('')}</g>`,
    '<text x="200" y="390" text-anchor="middle">confidence given</text>',
    '<text x="15" y="200" text-anchor="middle" transform="rotate(-90 15 200)">share that was right</text>',
    '</svg>\n',
  ].join('\n');
};

const [task, articles = '', gold = join(import.meta.dirname, 'speakers.jsonl'), figure] = process.argv.slice(2);
const judged = await judgeAll(articles, gold);
const weights = task === 'fit' ? fit(judged) : undefined;
if (weights) writeFileSync(join(MODELS, 'confidence.json'), `${JSON.stringify(weights, null, 2)}\n`);
const result = check(judged.map(({ report, isRight }) => ({ chance: weights ? chanceOf(evidenceOf(report), weights) : confidenceOf(report), isRight })));
console.log(JSON.stringify(result, null, 1));
if (figure) writeFileSync(figure, draw(result));
