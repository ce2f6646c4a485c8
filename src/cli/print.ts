/** Prints a line of data, at the pace of whoever reads it; rejects when nobody reads any more. */
export const printLine = (line: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
