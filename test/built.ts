import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../src/package-root.ts';

/** A module as it is installed, or one of the tests beside it, for a process of its own: it starts several times sooner than from its source. */
export const builtModule = (path: `src/${string}.js` | `test/${string}.js`): URL => pathToFileURL(join(PACKAGE_ROOT, 'dist', path));
