import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** The house: an import goes down a floor or stays. */
const FLOORS: [where: string, floor: number][] = [
  ['src/package-root.ts', 0],
  ['src/pool-member.ts', 0],
  ['src/process-pool.ts', 0],
  ['src/extract/', 0],
  ['src/anchor/', 0],
  ['src/names/', 0],
  ['src/db/', 1],
  ['src/ingest/', 2],
  ['seed/', 3],
  ['src/api/', 3],
  ['src/cli/', 4],
  ['src/cli.ts', 4],
  ['src/config.ts', 4],
  ['src/server.ts', 4],
];

const floorOf = (file: string): number | undefined => FLOORS.find(([where]) => file.startsWith(where))?.[1];

type File = { path: string; text: string; files: string[]; packages: string[] };

const readFile = (path: string): File => {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  return {
    path,
    text,
    files: imports.filter((name) => name.startsWith('.')).map((name) => join(dirname(path), name)),
    packages: imports.filter((name) => !name.startsWith('.')),
  };
};

const filesOf = (folder: string): File[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFile(join(folder, name)));

const FILES = ['src', 'seed'].flatMap(filesOf);
const TESTS = filesOf('test');

const inFolder = (folder: string): File[] => FILES.filter(({ path }) => path.startsWith(folder));
const aboveFloor = (floor: number): File[] => FILES.filter(({ path }) => (floorOf(path) ?? Infinity) > floor);

/** The places where a pattern stands in files. */
const places = (files: File[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) => text.split('\n').flatMap((line, n) => (pattern.test(line) ? [`${path}:${n + 1}: ${line.trim()}`] : [])));

const importsOf = (files: File[], isForbidden: (name: string) => boolean): string[] =>
  files.flatMap(({ path, packages }) => packages.filter(isForbidden).map((name) => `${path} imports ${name}`));

/** The first way from a file back to itself, if any. */
const findCycle = (): string[] | undefined => {
  const byPath = new Map(FILES.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of byPath.get(path)?.files ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  };
  return FILES.map(({ path }) => visit(path, [])).find(Boolean);
};

describe('the house', () => {
  it('has a floor for every file', () => {
    expect(FILES.length).toBeGreaterThan(30);
    expect(FILES.filter(({ path }) => floorOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  it('has imports that go down a floor or stay', () => {
    const climbing = FILES.flatMap(({ path, files }) => files.filter((file) => !(floorOf(file)! <= floorOf(path)!)).map((file) => `${path} imports ${file}`));
    expect(climbing).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(findCycle()).toBeUndefined();
  });

  it('has no file over 250 lines, nor have its tests', () => {
    expect([...FILES, ...TESTS].filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path)).toEqual([]);
  });

  it('has an engine without database, HTTP or printing', () => {
    const isForbidden = (name: string): boolean =>
      /^(better-sqlite3|drizzle-.*|pg|fastify.*|@fastify\/.*|(node:)?(https?|http2|net|tls|dgram|child_process))(\/|$)/.test(name);
    expect(importsOf(inFolder('src/extract/'), isForbidden)).toEqual([]);
    expect(places(inFolder('src/extract/'), /\bconsole\.|process\.std(out|err)|\bfetch\(/)).toEqual([]);
  });

  it('knows SQL in src/db alone', () => {
    expect(importsOf(aboveFloor(1), (name) => /^(better-sqlite3|drizzle-.*)(\/|$)/.test(name))).toEqual([]);
    expect(
      places(
        aboveFloor(1),
        /\$client|[`'"]\s*(select\s.*\bfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|pragma\s|(create|drop|alter)\s+(table|index|view|trigger))\b/i,
      ),
    ).toEqual([]);
  });

  it('asks nobody anything over the network, whatever address it is given', () => {
    const isClient = (name: string): boolean => /^(node:)?(https|http2|dgram|tls|dns|undici|axios|got|node-fetch)(\/|$)/.test(name);
    expect(importsOf(FILES, isClient)).toEqual([]);
    expect(places(FILES, /\bfetch\(|\bnew (WebSocket|EventSource)\b|\b(request|get|connect|createConnection)\b[^;]*from 'node:(http|net)'/)).toEqual([]);
  });

  it('reads the environment in one file', () => {
    expect(
      places(
        FILES.filter(({ path }) => path !== 'src/config.ts'),
        /process\.env|\bdotenv\b/,
      ),
    ).toEqual([]);
  });
});

describe('the engine is a general reader: it', () => {
  type Known = { name: string; kind: string };
  const gold = JSON.parse(readFileSync(join(ROOT, 'test/gold/seeds.json'), 'utf8')) as { speakers: Record<string, Known> };
  const people = Object.values(gold.speakers).filter(({ kind }) => kind === 'person');
  const names = people.flatMap(({ name }) => [name, name.split(' ').at(-1)!]);

  it('is tested with the names of the two source texts', () => {
    expect(names).toContain('Sergey Ryabkov');
    expect(names).toContain('Peskov');
  });

  it.each(names)('does not know %s', (name) => {
    expect(places(inFolder('src/extract/'), new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'iu'))).toEqual([]);
  });
});
