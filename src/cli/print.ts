import { once } from 'node:events';

/** Prints a line of data, at the pace of whoever reads it. */
export const printLine = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};
