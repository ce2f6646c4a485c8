import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const rootFrom = (folder: string): string => (existsSync(join(folder, 'package.json')) ? folder : rootFrom(dirname(folder)));

/** The folder that holds package.json, whether the code runs from src or from dist. */
export const PACKAGE_ROOT = rootFrom(import.meta.dirname);
