import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import type extractLine from './extract-worker.ts';

const SUFFIX = extname(import.meta.filename);

/**
 * Worker threads, each with its engine: started as work comes, as many as there are cores at most,
 * kept until the pool is destroyed: not before all work is done, since a thread that ends inside the engine ends the process.
 */
export const openEnginePool = (): Piscina<Parameters<typeof extractLine>[0], string> =>
  new Piscina({
    filename: new URL(`./extract-worker${SUFFIX}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    idleTimeout: Infinity,
    // Run from its sources, a worker has to be taught TypeScript.
    ...(SUFFIX === '.ts' && { execArgv: ['--import', import.meta.resolve('tsx')] }),
  });
