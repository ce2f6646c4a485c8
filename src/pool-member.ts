import { setPriority } from 'node:os';

/** What a process of a pool says: that it can be asked, or what came of a question. One that is tired wants to be replaced. */
export type MemberAnswer = 'ready' | (({ result: unknown } | { error: { name: string; message: string; code?: string } }) & { isTired: boolean });

/**
 * How a process of a pool works: `priority` is how far below the process that asks (as `nice` counts), `prepare` gets ready and gives what answers questions,
 * and `isTired` says after each whether another process should go on.
 */
export type Membership<Question> = { priority: number; prepare: () => Promise<(question: Question) => unknown>; isTired?: () => boolean };

/** Makes this process one of a pool (`openProcessPool`): it answers questions, one at a time, until who asks is gone. */
export const joinPool = async <Question>({ priority, prepare, isTired = () => false }: Membership<Question>): Promise<void> => {
  // A terminal sends its signals to all: who asks is the one to stop, and takes us along.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit());
  setPriority(priority);
  const answer = await prepare();
  process.on('message', (question: Question) => {
    void outcomeOf(() => answer(question)).then((outcome) => {
      send({ ...outcome, isTired: isTired() });
    });
  });
  send('ready');
};

const outcomeOf = async (work: () => unknown) => {
  try {
    return { result: await work() };
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    return { error: { name, message, ...(code !== undefined && { code }) } };
  }
};

const send = (answer: MemberAnswer): void => {
  process.send?.(answer);
};
