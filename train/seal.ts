/** npx tsx train/seal.ts: writes models/sha256.json, by which the engine knows its weights. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELS } from '../src/extract/models.ts';

const SEALED = /\.(onnx|txt)$|^confidence\.json$/;

const files = readdirSync(MODELS)
  .filter((name) => SEALED.test(name))
  .sort();
const sums = files.map((name) => [
  name,
  createHash('sha256')
    .update(readFileSync(join(MODELS, name)))
    .digest('hex'),
]);
writeFileSync(join(MODELS, 'sha256.json'), `${JSON.stringify(Object.fromEntries(sums), null, 2)}\n`);
