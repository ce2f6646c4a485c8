/** News as a test needs it: any number of short reports of our own, whose statements are known by their places. */

/** A small generator of numbers that gives the same ones for the same seed. */
export const randomOf = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most: number): number => Math.floor(next() * most);
  return { upTo, pick: <Item>(items: readonly Item[]): Item => items[upTo(items.length)]! };
};
export type Random = ReturnType<typeof randomOf>;

const NAMES = ['Mary Lee', 'Tom Reed', 'Ingrid Novak', 'Pavel Zyrin', 'Ana Duarte', 'Kofi Boateng', 'Lena Hartmann', 'Omar Haddad'];
const SUBJECTS =
  `the ministry|our delegation|the harbour board|every member state|the new government|the union|this committee|the two sides|the company|the city|farmers|the inspectors
the court|our partners|the opposition|hospitals|the regulator|the airline|small shops|the observers`.split(/[|\n]/);
const VERBS =
  `will publish|has reviewed|must protect|will rebuild|has suspended|is preparing|cannot accept|will finance|has welcomed|is examining|must reform|will inspect|has delayed
will extend|has postponed|is negotiating|will oppose|has approved|must explain|is replacing`.split(/[|\n]/);
const OBJECTS =
  `the ceasefire proposal|a detailed timetable|the fishing quotas|the railway contract|the emergency budget|the border crossing|a joint declaration|the pension reform|the oil embargo
the vaccination programme|the flood barrier|a wider inquiry|the prisoner exchange|the school curriculum|the licensing rules|the wage agreement|the water supply|the export licences
the disputed islands|the nuclear inspections`.split(/[|\n]/);
const TAILS =
  `before the end of the month|in spite of the protests|with help from abroad|as early as next spring|without raising taxes|because winter is coming|at the meeting in Oslo
under pressure from creditors|after lengthy consultations|for the benefit of all|on the advice of engineers|by 15 March|within 30 days|since nobody else would|in close cooperation with neighbours
as soon as parliament agrees|despite the heavy losses|while talks continue|until the verdict is final|in three stages`.split(/[|\n]/);
const FILLERS =
  `It rained for most of the day.|The hall was only half full.|Reporters waited outside until late.|No date was given for the next session.|A spokesman declined to comment.
Shares fell slightly at the close.|The bridge stayed closed to lorries.|Several roads were blocked.|The figures had been expected for weeks.|Police counted about 400 people.`.split(
    /[|\n]/,
  );

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What someone says: one clause or two. */
export const utterance = (random: Random): string => {
  const clause = (): string => `${random.pick(SUBJECTS)} ${random.pick(VERBS)} ${random.pick(OBJECTS)}`;
  const said = random.upTo(4) === 0 ? `${random.pick(SUBJECTS)} ${random.pick(VERBS)} it` : clause();
  return [said, ...(random.upTo(3) === 0 ? [] : [random.pick(TAILS)]), ...(random.upTo(3) === 0 ? [`and ${clause()}`] : [])].join(' ');
};

/** A word that such a text could have there. */
export const anyWord = (random: Random): string =>
  random.pick(
    random
      .pick([SUBJECTS, VERBS, OBJECTS, TAILS])
      .join(' ')
      .split(' ')
      .filter((word) => word.length > 4),
  );

export const filler = (random: Random): string => random.pick(FILLERS);

/** A report, and where its statements stand in it. */
export type Report = { text: string; statements: { start: number; end: number }[] };

/** A report of some statements with other sentences between. */
export const writeReport = (random: Random, count: number): Report => {
  const report: Report = { text: '', statements: [] };
  for (let n = 0; n < count; n++) {
    if (random.upTo(2) === 0) report.text += `${filler(random)} `;
    const words = utterance(random);
    const name = random.pick(NAMES);
    const [before, after] = random.pick<[string, string]>([
      ['“', `,” said ${name}.`],
      [`${name} said that `, '.'],
      [`“`, `,” ${name} told reporters on Friday.`],
    ]);
    const said = before.startsWith('“') ? capital(words) : words;
    const start = report.text.length + before.length;
    report.statements.push({ start, end: start + said.length });
    report.text += `${before}${said}${after}${random.upTo(3) === 0 ? '\n\n' : ' '}`;
  }
  return report;
};
