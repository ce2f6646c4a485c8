import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A golden case: a text, and the lines that are expected of it. */
export type Case = { title: string; published: string | null; text: string; expected: string[] };

const FOLDER = join(import.meta.dirname, 'cases');

/** The names of the case files, one a stage. */
export const caseFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.replace(/\.txt$/, ''));

/**
 * Reads a file of cases:
 *
 *     # What it shows
 *     @ 2021-07-28            (when it was published; may be left out)
 *     The text, in as many lines as it has.
 *     ---
 *     what is expected, a line each
 */
export const readCases = (name: string): Case[] =>
  readFileSync(join(FOLDER, `${name}.txt`), 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [head = '', answer = ''] = block.split(/\n---\n?/);
      const [title = '', ...lines] = head.split('\n');
      const published = lines[0]?.startsWith('@ ') ? (lines.shift() ?? '').slice(2).trim() : null;
      return { title, published, text: lines.join('\n').trim(), expected: answer.split('\n').filter((line) => line.trim() !== '') };
    });
