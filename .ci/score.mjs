// Scores `onrecord extract` on the articles beside the checkout, if they are there, and fails below the bar.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SHARED = '../shared';
const ARTICLES = join(SHARED, 'polnear/dev.jsonl');
/** By this status the step is told to be skipped, not to be in order. */
const NOTHING_TO_DO = 77;
const BAR = { statements: 87, attributed_statements: 83, who_said_what: 72, said_on: 71, event: 46 };

const run = (predicted) => {
  const output = openSync(predicted, 'w');
  const { status } = spawnSync('npx', ['onrecord', 'extract', ARTICLES], { stdio: ['ignore', output, 'inherit'] });
  closeSync(output);
  if (status !== 0) throw new Error(`onrecord extract ended with ${status}`);
};

const score = (script, files) => JSON.parse(execFileSync(process.execPath, [join(SHARED, 'eval', script), ...files, '--json'], { encoding: 'utf8' }));

if (existsSync(ARTICLES)) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-score-'));
  try {
    const predicted = join(folder, 'predicted.jsonl');
    run(predicted);
    const scores = { ...score('score.mjs', [ARTICLES, predicted]), ...score('speakers.mjs', [ARTICLES, join(SHARED, 'gold/speakers-dev.jsonl'), predicted]) };
    for (const [name, least] of Object.entries(BAR)) {
      const { precision, recall, f1 } = scores[name];
      console.log(`${name}: precision ${precision}, recall ${recall}, F1 ${f1}, at least ${least}`);
      if (!(f1 >= least)) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  console.log(`${ARTICLES} is not there: nothing to score`);
  process.exitCode = NOTHING_TO_DO;
}
