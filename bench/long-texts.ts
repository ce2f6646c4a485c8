/** npx tsx bench/long-texts.ts [MEGABYTES …]: how long one line of news takes to read, by its length; in seconds of processor time, and those a megabyte. */
import { extract } from '../src/extract/index.ts';

const SENTENCES = [
  '“The talks were useful,” said Deputy Minister Jan Novak on Tuesday. ',
  'The United States said that it would go on, but "not at any price," and left. ',
  'According to the report, 12 people, among them Sen. Ada R. Byrd (D-Ohio), agreed to meet again in Oslo. ',
  'It rained for the rest of the week, and nobody went out to see the harbor. ',
];
const MEGABYTE = 1_000_000;

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [0.1, 0.3, 1, 3, 10];
const line = SENTENCES.join('');
await extract({ text: line });
for (const size of sizes) {
  const text = line.repeat(Math.ceil((size * MEGABYTE) / line.length)).slice(0, size * MEGABYTE);
  const began = process.cpuUsage();
  const { statements } = await extract({ text, published: '2021-07-28' });
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  console.log(
    `${size} MB: ${statements.length} statements, ${seconds.toFixed(1)} s, ${(seconds / size).toFixed(1)} s a MB, ${Math.round(process.memoryUsage().rss / MEGABYTE)} MB of memory`,
  );
}
