import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../db/open.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { buildApp } from './app.ts';
import { clientTypes } from './client-types.ts';

const db = openDatabase(':memory:');
const app = await buildApp({ db });
await app.ready();
writeFileSync(join(PACKAGE_ROOT, 'openapi.yaml'), app.swagger({ yaml: true }));
writeFileSync(join(PACKAGE_ROOT, 'client/schema.ts'), await clientTypes(app.swagger()));
await app.close();
closeDatabase(db);
