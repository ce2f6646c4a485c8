import { describe, expect, it, onTestFinished } from 'vitest';
import type { PoolOptions } from '../src/process-pool.ts';
import { BusyError, openProcessPool, ProcessError, ProcessGoneError, TimeLimitError } from '../src/process-pool.ts';
import { builtModule } from './built.ts';
import type { Question } from './pool-members.ts';

const open = (options: Partial<PoolOptions> = {}) => {
  const pool = openProcessPool({ module: builtModule('test/pool-members.js'), args: ['a', 'b'], most: 1, limitMs: 30_000, ...options });
  onTestFinished(() => pool.close());
  return { ...pool, ask: (does: Question['does'], words = '') => pool.ask({ does, with: [{ text: words }] }) as Promise<any> };
};

describe('a pool of processes', () => {
  it('answers by processes of its own, of which there are as few as will do', async () => {
    const { ask } = open({ most: 2 });
    const first = await ask('answer');
    expect(first).toEqual({ pid: expect.any(Number), args: ['a', 'b'] });
    expect(first.pid).not.toBe(process.pid);
    expect(await ask('answer')).toEqual(first);
    expect(new Set((await Promise.all(['answer', 'answer', 'answer'].map(() => ask('answer')))).map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
  });

  it('tells what went wrong, by name, and goes on in another process when one ended', async () => {
    const { ask } = open();
    const outcomes = await Promise.allSettled([ask('fail'), ask('end'), ask('answer')]);
    expect(outcomes).toMatchObject([{ reason: { name: 'RangeError', code: 'far', message: 'too far' } }, {}, { status: 'fulfilled' }]);
    const [failed, gone] = outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason as unknown);
    expect([failed instanceof ProcessError, gone instanceof ProcessGoneError]).toEqual([true, true]);
  });

  it('replaces a process that says it is tired, once it has answered', async () => {
    const { ask } = open();
    const tired = await ask('tire');
    expect((await ask('answer')).pid).not.toBe(tired);
  });

  it('ends what takes too long, and limits the waiting only where it is told to', async () => {
    for (const limitsWaiting of [true, false]) {
      const { ask } = open({ limitMs: 500, limitsWaiting });
      await ask('answer');
      const [endless, waiting] = await Promise.allSettled([ask('never end'), ask('answer')]);
      expect(endless).toEqual({ status: 'rejected', reason: new TimeLimitError('took longer than 0.5 s') });
      if (limitsWaiting) expect(waiting).toEqual({ status: 'rejected', reason: new BusyError('waited longer than 0.5 s') });
      else expect(waiting.status).toBe('fulfilled');
    }
  });

  it('refuses at once what would wait behind more than may', async () => {
    const { ask } = open({ mostWaiting: 1 });
    const [first, second] = [ask('answer'), ask('answer')];
    await expect(second).rejects.toEqual(new BusyError('too many others wait'));
    expect((await first).args).toEqual(['a', 'b']);
    expect((await ask('answer')).args).toEqual(['a', 'b']);
  });

  it('refuses what would wait with more bytes than may, but not what waits alone', async () => {
    const { ask } = open({ mostWaitingBytes: 1000 });
    await ask('answer', 'x'.repeat(5000));
    const [first, ...waiting] = [ask('answer'), ask('answer', 'x'.repeat(5000)), ask('answer', 'x'), ask('answer')];
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: new BusyError('too many others wait') });
    await first;
    expect((await Promise.all(['a', 'b', 'c'].map((words) => ask('answer', words)))).length).toBe(3);
  });

  it('tells who waits for processes that do not even start', async () => {
    const { ask } = open({ args: ['stillborn'] });
    await expect(Promise.all([ask('answer'), ask('answer')])).rejects.toThrow('did not start');
  });

  it('lets nobody wait when it is closed', async () => {
    const { ask, close } = open();
    const asked = [ask('never end'), ask('answer')].map((answer) => answer.catch((error: unknown) => error));
    await close();
    await expect(ask('answer')).rejects.toThrow('it was not done before the end');
    expect(await Promise.all(asked)).toEqual([new Error('it was not done before the end'), new Error('it was not done before the end')]);
  });
});
