import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';

/** The folder of the learned weights. */
export const MODELS = join(PACKAGE_ROOT, 'models');

/** Reads one file of the learned weights. Throws when it is not, byte for byte, the one whose SHA-256 `sha256.json` in that folder has. */
export const readModel = (name: string, folder = MODELS): Buffer => {
  const sums = JSON.parse(readFileSync(join(folder, 'sha256.json'), 'utf8')) as Record<string, string>;
  const bytes = readFileSync(join(folder, name));
  if (createHash('sha256').update(bytes).digest('hex') !== sums[name])
    throw new Error(`${join(folder, name)} is damaged or incomplete; restore it from the package`);
  return bytes;
};
