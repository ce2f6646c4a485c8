import { getPriority, setPriority } from 'node:os';

/** What a process says of an error: besides its name, message and stack all words that are its own, like a code. */
export type SentError = { name: string; message: string; stack: string | undefined; [fact: string]: string | undefined };

/** What a process of a pool says: that it can be asked, or what came of a question. One that is tired wants to be replaced. */
export type MemberAnswer = 'ready' | (({ result: unknown } | { error: SentError }) & { isTired: boolean });

/** No process is less urgent. */
const LOWEST = 19;

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
  // Who is not root may only go down, also where nothing would change.
  if (priority > 0) setPriority(Math.min(LOWEST, getPriority() + priority));
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
    const { name, message, stack } = error as Error;
    const words = Object.entries(error as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { error: { ...Object.fromEntries(words), name, message, stack } };
  }
};

const send = (answer: MemberAnswer): void => {
  process.send?.(answer);
};
