import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { end, run, start, temporaryFolder } from '../cli/run.ts';

it('a server that is stopped while articles come, of which the sender is gone, ends, and leaves no process behind', async () => {
  const cwd = temporaryFolder();
  const { stdout: key } = await run(['keys', 'create', '--role', 'ingest'], { cwd });
  const child = start(['serve'], { cwd, env: { PORT: '0', LOG_LEVEL: 'silent' } });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const headers = { authorization: `Bearer ${key.trim()}`, 'content-type': 'application/x-ndjson' };
  const sending = request(`${/http:\S+/.exec(line)![0]}/articles`, { method: 'POST', headers });
  sending.on('error', () => undefined);
  for (let nth = 0; nth < 2000; nth++) sending.write(`${JSON.stringify({ text: `“It works,” Ann Miller said of plan ${nth}. `.repeat(20) })}\n`);
  const [answer] = await once(sending, 'response');
  answer.on('error', () => undefined);
  await once(answer, 'data');
  sending.destroy();
  child.kill('SIGTERM');
  expect(await end(child)).toMatchObject({ code: 0, signal: null });
});
