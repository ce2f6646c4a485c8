import { joinPool } from '../src/pool-member.ts';

/** What the processes of the tests do: give their number and what they were started with, end, never end, fail, or tire. */
export type Question = { does: 'answer' | 'end' | 'never end' | 'fail' | 'tire'; with?: unknown };

let isTired = false;

if (process.argv[2] === 'stillborn') process.exit(1);

const WORK: Record<Question['does'], () => unknown> = {
  answer: () => ({ pid: process.pid, args: process.argv.slice(2) }),
  end: () => process.exit(1),
  'never end': () => {
    for (;;);
  },
  fail: () => {
    throw Object.assign(new RangeError('too far'), { code: 'far' });
  },
  tire: () => {
    isTired = true;
    return process.pid;
  },
};

await joinPool<Question>({ priority: 0, prepare: () => Promise.resolve(({ does }) => WORK[does]()), isTired: () => isTired });
