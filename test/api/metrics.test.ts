import { expect, it } from 'vitest';
import { storedWorld } from '../db/fixtures.ts';
import { serve } from './server.ts';

it('tells Prometheus how many requests there were, by route and not by address, and how the process is', async () => {
  const { get } = await serve(await storedWorld());
  for (const url of ['/statements/st_x', '/statements/st_y', '/statements', '/nope/1', '/nope/2']) await get(url);
  const { status, type, headers, body } = await get('/metrics', {
    accept: 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
  });
  expect([status, type, headers['cache-control']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8', 'no-store']);
  const counts = [...body.matchAll(/^http_request_duration_seconds_count\{(.*)\} (\d+)$/gm)].map(([, labels, count]) => `${labels} ${count}`);
  expect(counts.toSorted()).toEqual([
    'method="GET",route="/statements",status="200" 1',
    'method="GET",route="/statements/:id",status="404" 2',
    'method="GET",route="none",status="404" 2',
  ]);
  expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
});
