import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MODELS, readModel } from '../../src/extract/models.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'models-'));
  cpSync(join(MODELS, 'sha256.json'), join(folder, 'sha256.json'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('every file of the learned weights is the one that it is sealed as, and all together are at most 60 MB', () => {
  const sealed = readdirSync(MODELS).filter((name) => /\.(onnx|txt)$|^confidence\.json$/.test(name));
  const size = sealed.reduce((sum, name) => sum + readModel(name).length, 0);
  expect(sealed.sort()).toEqual(['confidence.json', 'encoder.int8.onnx', 'linker.int8.onnx', 'vocab.txt']);
  expect(size).toBeLessThan(60e6);
});

it('a damaged one is refused by name', () => {
  writeFileSync(join(folder, 'vocab.txt'), 'version https://git-lfs.github.com/spec/v1');
  expect(() => readModel('vocab.txt', folder)).toThrow(/vocab\.txt is damaged or incomplete/);
});
