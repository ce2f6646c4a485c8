import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { readConfig } from '../config.ts';
import { KEY_ROLES } from '../db/key-roles.ts';
import { PublishedInput, UrlInput } from '../ingest/article-input.ts';
import type { Format } from './article-files.ts';
import { FORMATS } from './article-files.ts';
import type { KeyOptions } from './key-options.ts';
import { KeyExpiry, KeyName } from './key-options.ts';
import { OperatorError } from './operator-error.ts';

const ENVIRONMENT = `
The environment sets, with these defaults:
  DATABASE_URL=file:./data/onrecord.db  the database file, or :memory:`;

const SERVER_ENVIRONMENT = `${ENVIRONMENT}
  HOST=127.0.0.1                        the address to listen on
  PORT=3000                             the port, 0 for any that is free
  LOG_LEVEL=info                        fatal, error, warn, info, debug, trace or silent
  READ_REQUIRES_KEY=false               true lets nobody read without a key
  TEXT_ACCESS=full                      how much of a text is given out: full, context or none
  RATE_LIMIT=60000                      so many requests a minute from one client, or off
  PROXIES=0                             how many proxies of your own stand in front
  QUERY_LIMIT_MS=2000                   how long a costly query may take, in milliseconds`;

const FILES = `
A FILE that ends in .txt is one article, in UTF-8; in .html, a page, of which the article is taken; in .jsonl or .ndjson, an article a line,
{ "id"?, "text" or "html", "title"?, "outlet"?, "author"?, "url"?, "published"?, "language"? }, other keys are ignored, which ingest notes; any of these may be compressed (.gz).
Of a folder all such files are read; - is standard input. Any other is read as .jsonl when it begins with {, as .html when with <html or the like, else as .txt.`;

type FileOptions = { format?: Format; title?: string; outlet?: string; author?: string; url?: string; published?: string; language?: string };

const program = new Command('onrecord')
  .description('Who said what, when, at which event, and where is it written.')
  .exitOverride()
  .showHelpAfterError('(--help says more)');

// Each command loads what it needs when it runs, so that a small one is done at once.
program
  .command('serve')
  .description('Serve the API. Creates, migrates and, when it has no articles, seeds the database.')
  .addHelpText('after', SERVER_ENVIRONMENT)
  .action(async () => {
    const config = readConfig();
    const { serve } = await import('../server.ts');
    await serve(config);
  });

program
  .command('migrate')
  .description('Create the database or bring its tables up to date.')
  .addHelpText('after', ENVIRONMENT)
  .action(async () => {
    const config = readConfig();
    const { withDatabase } = await import('./database.ts');
    await withDatabase(config, () => {
      report(`${config.DATABASE_URL} is up to date`);
    });
  });

program
  .command('seed')
  .description('Store the source texts that come with On Record. Those that are there already stay as they are.')
  .addHelpText('after', ENVIRONMENT)
  .action(async () => {
    const config = readConfig();
    const [{ withDatabase }, { seed }] = await Promise.all([import('./database.ts'), import('../../seed/seed.ts')]);
    report(`${await withDatabase(config, seed)} new articles`);
  });

takingFiles(program.command('ingest'))
  .description(
    'Store articles with all that is found in them. Prints { "id", "article", "outcome" } for each, in order; outcome is created, revised, completed (with what it was stored without, as its date) or unchanged. Can be stopped at any time and run again: what is stored stays.',
  )
  .option('--dry-run', 'store nothing, and say what would be')
  .addHelpText('after', `${FILES}\n${ENVIRONMENT}`)
  .action(async (files: string[], { format, dryRun, ...known }: FileOptions & { dryRun?: true }) => {
    const config = readConfig();
    const [{ withDatabase }, { ingestFiles }] = await Promise.all([import('./database.ts'), import('./ingest.ts')]);
    const { created, revised, completed, unchanged, failed } = await withDatabase(config, (db) => ingestFiles(db, files, { format, known, dryRun }));
    report(
      `${created} new, ${revised} revised, ${completed > 0 ? `${completed} completed, ` : ''}${unchanged} unchanged, ${failed} failed${dryRun ? '; nothing was stored' : ''}`,
    );
    if (failed > 0) process.exitCode = 1;
  });

takingFiles(program.command('extract'))
  .description('Print who says what in articles, a line of JSON for each, in order: { "id", "statements", "speakers", "events" }. Needs no database.')
  .addHelpText('after', FILES)
  .action(async (files: string[], { format, ...known }: FileOptions) => {
    const { extractFiles } = await import('./extract.ts');
    const { articles, failed } = await extractFiles(files, { format, known });
    if (failed === 0) return;
    report(`${failed} of ${articles} articles failed`);
    process.exitCode = 1;
  });

program
  .command('reextract')
  .description(
    'Read all stored articles with this version of the engine, and print a line of JSON for each of which something differs: { "id", "unchanged", "statements", "speakers", "events" }. Changes nothing without --apply. What people have corrected stays.',
  )
  .option('--apply', 'change what differs: each article whole or not at all, told of in /changes')
  .option('--after <id>', 'go on after this article: they are read in the order of their ids')
  .addHelpText('after', ENVIRONMENT)
  .action(async ({ apply = false, after }: { apply?: boolean; after?: string }) => {
    const config = readConfig();
    const [{ withDatabase }, { reextract }] = await Promise.all([import('./database.ts'), import('./reextract.ts')]);
    const { articles, differing, failed, outcomes, stoppedAt } = await withDatabase(config, (db) => reextract(db, { apply, after }));
    const { speakers, ...others } = outcomes;
    const told = Object.entries(others).map(([outcome, count]) => `${count} ${outcome}`);
    report(`${articles} articles read, ${failed} failed, ${differing} ${apply ? 'changed' : 'would change'}`);
    if (differing > 0) report(`in these: ${told.join(', ')} statements, ${speakers} with other speakers`);
    if (stoppedAt !== undefined) report(stoppedAt === '' ? 'stopped before the first article' : `stopped: --after ${stoppedAt} goes on`);
    if (failed > 0 || stoppedAt !== undefined) process.exitCode = 1;
  });

program
  .command('backup')
  .description('Copy the database, as it is at one moment, into a new file; also while it is in use, of which nothing is held up.')
  .argument('<file>', 'where to; must not be there yet')
  .addHelpText('after', `\nTo restore, stop the server and rename the copy over the database file, without its -wal and -shm.\n${ENVIRONMENT}`)
  .action(async (file: string) => {
    const config = readConfig();
    const [{ withFile }, { backUp }] = await Promise.all([import('./database.ts'), import('./backup.ts')]);
    report(`${file} has ${await withFile(config, (db) => backUp(db, file))} bytes`);
  });

program
  .command('export')
  .description('Write all that is stored into a new folder: a file of JSON lines for each table, and a manifest with their checksums. Also while it is in use.')
  .argument('<folder>', 'where to; must not be there yet')
  .addHelpText('after', `\nKeys are exported by name only: they open nothing where this is imported.\n${ENVIRONMENT}`)
  .action(async (folder: string) => {
    const config = readConfig();
    const [{ withFile }, { exportAll }] = await Promise.all([import('./database.ts'), import('./export.ts')]);
    report(`${folder} has ${await withFile(config, (db) => exportAll(db, folder))} rows`);
  });

program
  .command('import')
  .description('Store what `export` wrote, whole or not at all, in a database that is empty or not there yet. Every answer is the same then, to the byte.')
  .argument('<folder>', 'what `export` wrote, of this version or an older one')
  .addHelpText('after', ENVIRONMENT)
  .action(async (folder: string) => {
    const config = readConfig();
    const { importAll } = await import('./import.ts');
    report(`${await importAll(config, folder)} rows were imported into ${config.DATABASE_URL}`);
  });

const keys = program.command('keys').description('Make, list and revoke the keys that clients write with.').addHelpText('after', ENVIRONMENT);

keys
  .command('create')
  .description('Make a key and print it, this once: only a digest of it is kept.')
  .addOption(new Option('--role <role>', 'ingest posts articles, editor also corrects, admin also deletes').choices(KEY_ROLES).makeOptionMandatory())
  .option('--name <name>', 'whose it is: histories name it', checkedBy(KeyName))
  .option('--expires <time>', 'when it ends: YYYY-MM-DD or an ISO date-time', checkedBy(KeyExpiry))
  .action(async (options: KeyOptions) => {
    const config = readConfig();
    const [{ withDatabase }, { printNewKey }] = await Promise.all([import('./database.ts'), import('./keys.ts')]);
    report(`${await withDatabase(config, (db) => printNewKey(db, options))} keep it: it is not shown again`);
  });

keys
  .command('list')
  .description('Print a line of JSON for each key, oldest first: { "id", "name", "role", "created", "expires", "lastUsed", "revoked" }.')
  .action(async () => {
    const config = readConfig();
    const [{ withDatabase }, { printKeys }] = await Promise.all([import('./database.ts'), import('./keys.ts')]);
    await withDatabase(config, printKeys);
  });

keys
  .command('revoke')
  .description('End a key, at once and for ever.')
  .argument('<id>', 'its id, key_…, as `keys list` gives it')
  .action(async (id: string) => {
    const config = readConfig();
    const [{ withDatabase }, { endKey }] = await Promise.all([import('./database.ts'), import('./keys.ts')]);
    await withDatabase(config, (db) => endKey(db, id));
    report(`${id} is revoked`);
  });

function takingFiles(command: Command): Command {
  return command
    .argument('<file...>', '.txt, .html or .jsonl files, folders of such, or - for standard input')
    .addOption(new Option('--format <format>', 'what the files are, whatever their names').choices(FORMATS))
    .option('--published <date>', 'when they were published: YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time', checkedBy(PublishedInput))
    .option('--title <title>', 'their title')
    .option('--outlet <outlet>', 'who published them')
    .option('--author <author>', 'who wrote them')
    .option('--language <tag>', 'which language they are in, like en; detected when it is not given')
    .option('--url <url>', 'where they are read', checkedBy(UrlInput));
}

function checkedBy<Value>(schema: z.ZodType<Value>) {
  return (value: string): Value => {
    const { data, error } = schema.safeParse(value);
    if (error) throw new InvalidArgumentError(error.issues.map(({ message }) => message).join('; '));
    return data;
  };
}

function report(line: string): void {
  process.stderr.write(`onrecord: ${line}\n`);
}

/** Wrong usage, of which commander has told, gives 2; a reader who has had enough, as `head` does, 0; anything that failed 1. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  report(isForOperator(error) ? error.message.replace(/\s+/g, ' ') : String(error instanceof Error ? error.stack : error));
  return 1;
}

/** What the system or SQLite says, a full disk or a locked file, needs no stack. */
function isForOperator(error: unknown): error is Error {
  return error instanceof OperatorError || (error instanceof Error && ('syscall' in error || error.name === 'SqliteError'));
}

/** Does what the command line says. Sets the exit code of this process: 2 for wrong usage, 1 for what failed. */
export const runCommand = async (args: string[]): Promise<void> => {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
};
