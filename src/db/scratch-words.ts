import Database from 'better-sqlite3';
import { readSearch, toMatch } from './search-words.ts';

/** The words of a statement: of its text, and of how it names its speaker. */
export type Words = { id: string; text: string; mention: string | null };
/** A text in which the words of a search stand between two of the marks. */
export type Marked = { id: string; marked: string };

/** Which of these have the words of a search. Costs the same for every search: some microseconds for each text. */
export const idsWithWords = (search: string, words: Words[]): Set<string> => {
  const { all, none } = readSearch(search);
  const match = toMatch({ all, none });
  if (match !== undefined) return new Set(placesOf(match, words).map((n) => words[n]?.id ?? ''));
  if (none.length === 0) return new Set();
  const without = new Set(placesOf(none.join(' OR '), words));
  return new Set(words.flatMap(({ id }, n) => (without.has(n) ? [] : [id])));
};

const placesOf = (match: string, words: Words[]): number[] => among(words, ({ find }) => find.all(match));

/** Those of the texts that have the words of a search, with marks around these. */
export const markWords = (search: string, words: Words[], mark: string): Marked[] => {
  const match = toMatch(readSearch(search));
  if (match === undefined) return [];
  return among(words, ({ show }) => show.all({ match, mark })).map(({ n, marked }) => ({ id: words[n]?.id ?? '', marked }));
};

type Scratch = {
  database: Database.Database;
  insert: Database.Statement<[bigint, string, string | null]>;
  find: Database.Statement<[string], number>;
  show: Database.Statement<{ match: string; mark: string }, { n: number; marked: string }>;
};

/**
 * An index of words in memory, made as `statement_search` is, that only ever holds what is looked at just now.
 * To ask the large one about a few rows takes, for each of them, as long as to find where all have the words: of `t*` or of a phrase, many milliseconds.
 */
const openScratch = (): Scratch => {
  const database = new Database(':memory:');
  database.exec("create virtual table words using fts5(text, mention_text, tokenize='porter unicode61 remove_diacritics 2')");
  return {
    database,
    insert: database.prepare('insert into words (rowid, text, mention_text) values (?, ?, ?)'),
    find: database.prepare<[string], number>('select rowid from words where words match ?').pluck(),
    show: database.prepare('select rowid as n, highlight(words, 0, :mark, :mark) as marked from words where words match :match'),
  };
};

let scratch: Scratch | undefined;

/** Asks about these words alone; rows are their places among them. */
const among = <Result>(words: Words[], ask: (scratch: Scratch) => Result): Result => {
  const own = (scratch ??= openScratch());
  own.database.exec('begin');
  try {
    words.forEach(({ text, mention }, n) => own.insert.run(BigInt(n), text, mention));
    return ask(own);
  } finally {
    own.database.exec('rollback');
  }
};
