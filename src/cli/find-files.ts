import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatOf } from './article-files.ts';

/** The files that were named, and of folders all files in them whose names say what they are, in the order of their names. */
export const findFiles = (paths: string[]): string[] => paths.flatMap((path) => (isFolder(path) ? filesIn(path) : [path]));

const isFolder = (path: string): boolean => path !== '-' && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && formatOf(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
