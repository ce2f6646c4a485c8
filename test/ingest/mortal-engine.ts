import { existsSync, writeFileSync } from 'node:fs';
import type { EngineQuestion } from '../../src/ingest/engine-process.ts';
import { joinPool } from '../../src/pool-member.ts';

const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

/** What its process does over a text that begins so; the rest of the text is a file. */
const FATES: Record<string, (file: string) => void> = {
  'Die.': die,
  'Die unless there is ': (file) => {
    if (existsSync(file)) return;
    writeFileSync(file, '');
    die();
  },
  'Never end.': () => {
    for (;;);
  },
};

/** An engine that finds nothing in texts, and ends over some. */
await joinPool<EngineQuestion>({
  priority: 0,
  prepare: () =>
    Promise.resolve(({ input }) => {
      const { text } = input as { text: string };
      for (const [beginning, meetIt] of Object.entries(FATES)) if (text.startsWith(beginning)) meetIt(text.slice(beginning.length));
      return { language: 'en', extraction: { statements: [], speakers: [], events: [] } };
    }),
});
