/**
 * npx tsx train/ablations.ts TRAIN.jsonl EVAL_FOLDER
 * What each rule brings: the engine without it, on the articles that training left out. Prints a table of F1: attributed statements, who said what, said on, event.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotated, Resolved } from './counting.ts';
import { isHeldOut, readLines } from './counting.ts';

/** A rule, and how to take it out: a file of src/extract, and what stands there instead. */
type Ablation = { rule: string; file: string; find: string; replace: string };

const ABLATIONS: Ablation[] = [
  {
    rule: 'transcripts',
    file: 'index.ts',
    find: 'const transcript = findTurns(text, paragraphs);',
    replace: 'const transcript: ReturnType<typeof findTurns> = [];',
  },
  {
    rule: 'who is quoted as saying it',
    file: 'index.ts',
    find: 'letQuotedSpeak(document, await tagAttributions(text, paragraphs))',
    replace: 'await tagAttributions(text, paragraphs)',
  },
  { rule: 'what nobody said left out', file: 'statements.ts', find: ' && !isUnspoken(document, report)', replace: '' },
  {
    rule: 'a quotation left open is of the attribution behind',
    file: 'running-quotations.ts',
    find: 'takeUp(document, quotations, cued).forEach(take);',
    replace: '',
  },
  { rule: 'participles behind a comma', file: 'index.ts', find: 'addParticiples(document, quotations, tagged)', replace: 'tagged' },
  {
    rule: 'running quotations, signatures',
    file: 'index.ts',
    find: 'addRunningQuotations(document, quotations, addPlainReports(',
    replace: '((_: unknown, __: unknown, plain: typeof tagged) => plain)(document, quotations, addPlainReports(',
  },
  { rule: 'who is relayed', file: 'quoted-as-saying.ts', find: 'letRelayedSpeak(document, attribution, isTaken) ?? ', replace: '' },
  {
    rule: 'plain reports that the tagger passes over',
    file: 'index.ts',
    find: 'addPlainReports(document, quotations, addParticiples',
    replace: '((_: unknown, __: unknown, found: typeof tagged) => found)(document, quotations, addParticiples',
  },
  { rule: 'press statements', file: 'index.ts', find: 'findPressStatements(text, paragraphs)', replace: '[]' },
  {
    rule: 'halves joined by “and” and a verb of saying',
    file: 'statements.ts',
    find: 'partConjuncts(document, attribution)',
    replace: '(partConjuncts === null ? [] : [attribution])',
  },
  {
    rule: 'who hears does not speak',
    file: 'statements.ts',
    find: 'letTellersSpeak(document, completeSource',
    replace: '((_: Document, told: Attribution) => told)(document, completeSource',
  },
  {
    rule: 'claims about someone are not theirs',
    file: 'statements.ts',
    find: 'settleCharge(document, attribution)',
    replace: '(settleCharge === null ? attribution : attribution)',
  },
  {
    rule: 'interrupted ones are whole',
    file: 'statements.ts',
    find: 'completeContents(document, settleCharge',
    replace: '((_: Document, told: Attribution) => told)(document, settleCharge',
  },
  { rule: 'what is found', file: 'statements.ts', find: 'return isFinding(document, { cue, source, segments });', replace: 'return isFinding === null;' },
  {
    rule: 'who is introduced later',
    file: 'descriptions.ts',
    find: 'introducedLater(discourse, mention) : found',
    replace: '(introducedLater === null ? [] : found) : found',
  },
  { rule: 'belief without speech left out', file: 'statements.ts', find: 'NOT_SPEECH.has(lemma)', replace: 'NOT_SPEECH.has(`no ${lemma}`)' },
  {
    rule: 'a source shared by two verbs',
    file: 'sources.ts',
    find: 'sharedSource(cue, beside) ?? ',
    replace: '',
  },
  {
    rule: 'a participle is of the subject behind',
    file: 'sources.ts',
    find: ' ?? subjectBehind(document, sentence, attribution)',
    replace: '',
  },
  { rule: 'words behind a segment widened (is that)', file: 'segments.ts', find: 'widen(document, piece, cue)', replace: 'piece' },
  { rule: 'pronouns', file: 'resolution.ts', find: 'return resolvePronoun(discourse, mention.word, mention.span);', replace: 'return [];' },
  {
    rule: 'pronouns: gender of names',
    file: 'genders.ts',
    find: 'return isGuessed(candidate) && !genders.has(candidate) ? -0.2 : null;',
    replace: 'return 0;',
  },
  { rule: 'pronouns: subjects before objects', file: 'pronouns.ts', find: ' + salienceOf(discourse.document, name)', replace: '' },
  { rule: 'pronouns: who spoke last', file: 'pronouns.ts', find: 'if (last && paragraphs <= 3', replace: 'if (last && paragraphs < 0' },
  {
    rule: 'pronouns: one whom nobody names goes on',
    file: 'pronouns.ts',
    find: 'if (!last || !discourse.unnamed.has(last)',
    replace: 'if (true || !last || !discourse.unnamed.has(last)',
  },
  { rule: 'descriptions', file: 'resolution.ts', find: 'return resolveDescription(discourse, mention);', replace: 'return [];' },
  {
    rule: 'descriptions: documents speak for their issuers',
    file: 'descriptions.ts',
    find: 'if (DOCUMENTS.has(head))',
    replace: 'if (DOCUMENTS.has(`no ${head}`))',
  },
  {
    rule: 'descriptions: pairs named together',
    file: 'descriptions.ts',
    find: 'if (plural) return lastPair(discourse, mention);',
    replace: 'if (plural) return [];',
  },
  {
    rule: 'descriptions: a campaign is called after whose it is',
    file: 'descriptions.ts',
    find: "owner.kind === 'person' ? NAMED_AFTER.get(head) : undefined",
    replace: 'undefined',
  },
  {
    rule: 'descriptions: an aide by whose they are',
    file: 'descriptions.ts',
    find: '? personOf(discourse, mention, owners)',
    replace: '? []',
  },
  {
    rule: 'pronouns: as for whom, and before their name',
    file: 'pronouns.ts',
    find: 'const topic = topicOf(discourse, gender, place);',
    replace: 'const topic = undefined;',
  },
  {
    rule: 'descriptions: bodies by their nouns',
    file: 'descriptions.ts',
    find: 'return isOfThing ? [] : bodyNear(discourse, mention);',
    replace: 'return isOfThing ? bodyNear(discourse, mention) : [];',
  },
  {
    rule: 'descriptions: a person that only fits',
    file: 'descriptions.ts',
    find: 'if (ahead.length > 0 || modifiers.length === 0 || isOfThing) return ahead;',
    replace: 'if (ahead.length >= 0) return ahead;',
  },
  { rule: 'pronouns: what they show of someone', file: 'genders.ts', find: 'genders.get(candidate) ?? candidate.gender', replace: 'candidate.gender' },
  { rule: 'pronouns: the latest subject before the last speaker', file: 'pronouns.ts', find: 'name.sentence < here && !quoted', replace: 'name.sentence < 0' },
  { rule: 'running speakers', file: 'resolution.ts', find: 'return runningSpeaker(discourse, report);', replace: 'return [];' },
  { rule: 'joint speakers', file: 'mentions.ts', find: 'return hasAnd ? heads : heads.slice(0, 1);', replace: 'return heads.slice(0, 1);' },
  { rule: 'joint speakers: by what one is to the other', file: 'mentions.ts', find: 'isApposed(outside) || isDescribed(outside)', replace: 'false' },
  { rule: 'places speak', file: 'index.ts', find: 'letPlacesSpeak(document, findNames(document), reports)', replace: 'findNames(document)' },
  { rule: 'names in headlines of capitals', file: 'name-runs.ts', find: 'const LONG_TITLE = 5;', replace: 'const LONG_TITLE = Infinity;' },
  { rule: 'small words inside names', file: 'name-runs.ts', find: ' || hasParticle(tokens, last.last, i)', replace: '' },
  {
    rule: 'titles of the other sex are another’s',
    file: 'speakers.ts',
    find: ' && !isOfOther(candidate, name)',
    replace: '',
  },
  { rule: 'a name before a title belongs to it', file: 'mentions.ts', find: '!leadsTo(tokens, name, names.slice(i + 1)) && ', replace: '' },
  { rule: 'a surname is the bearer introduced first', file: 'speakers.ts', find: 'introduced(a) - introduced(b)', replace: 'introduced(b) - introduced(a)' },
  {
    rule: 'places, days and laws are no people',
    file: 'names.ts',
    find: 'PLACE_NOUNS.has(lexiconKey(word))',
    replace: 'PLACE_NOUNS.has(`no ${lexiconKey(word)}`)',
  },
  { rule: 'running mates are two', file: 'name-runs.ts', find: '(inside.has(first) && inside.has(after))', replace: 'false' },
  {
    rule: 'words kept whole',
    file: 'sentences.ts',
    find: 'const text = keepWordsWhole(document.text.slice(piece.start, piece.end));',
    replace: 'const text = document.text.slice(piece.start, piece.end);',
  },
  { rule: 'days and occasions run on', file: 'occasions.ts', find: 'const RUNS_ON = 10;', replace: 'const RUNS_ON = -1;' },
  { rule: 'days that set the scene', file: 'said-on.ts', find: '?? sceneDate(known, report)', replace: '' },
  { rule: 'occasions that set the scene', file: 'occasions.ts', find: '?? sceneOccasion(known, report)', replace: '' },
  {
    rule: 'the headline has the day of the text',
    file: 'occasions.ts',
    find: 'withLead(document, beforeRemarks',
    replace: '((_: Document, led: DatedReport[]) => led)(document, beforeRemarks',
  },
  { rule: 'who is told tells of the occasion', file: 'occasions.ts', find: ' ?? audienceOccasion(known, report)', replace: '' },
  { rule: 'another day ends an occasion', file: 'occasions.ts', find: '(goesOn ? running?.event : null)', replace: 'running?.event' },
  {
    rule: 'where the remarks were made stands behind them',
    file: 'settings.ts',
    find: 'if (!last || !isOfRemarks',
    replace: 'if (!last || isSpokenAt !== null || !isOfRemarks',
  },
  { rule: 'what stands over a transcript', file: 'settings.ts', find: 'if (!firstTurn) return placed;', replace: 'if (!firstTurn || placed) return placed;' },
  {
    rule: 'has called: at no given time',
    file: 'surroundings.ts',
    find: 'cue !== null &&\n  (/\\b(has|have|',
    replace: 'false && cue !== null &&\n  (/\\b(has|have|',
  },
  { rule: 'long ago is background', file: 'said-on.ts', find: 'const LONG_AGO = 45 * 86_400_000;', replace: 'const LONG_AGO = Infinity;' },
  { rule: 'last week is a month', file: 'dates.ts', find: 'return monthOfWeek(today, text);', replace: 'return UNKNOWN;' },
  { rule: 'programmes', file: 'event-mentions.ts', find: '?? readBroadcast(found, index, i)', replace: '' },
];

/** No rule changes what the tagger says: it reads each text once. */
const REMEMBERING = `
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tagAttributions as tag } from './reading.ts';
export type * from './reading.ts';
export const tagAttributions = async (text, paragraphs) => {
  const folder = import.meta.dirname + '/../../../../tagged';
  const path = folder + '/' + createHash('sha256').update(text).digest('hex');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  mkdirSync(folder, { recursive: true });
  const tagged = await tag(text, paragraphs);
  writeFileSync(path, JSON.stringify(tagged));
  return tagged;
};`;

const HERE = import.meta.dirname;
const WORK = join(HERE, '.ablation');
const [SNAPSHOT, VARIANT] = [join(WORK, 'snapshot'), join(WORK, 'variant')];
const [train = '', evaluation = ''] = process.argv.slice(2);

/** Copies the sources as they were when this began, with one rule taken out. */
const prepare = ({ file, find, replace }: Partial<Ablation>): void => {
  cpSync(SNAPSHOT, join(VARIANT, 'src'), { recursive: true });
  if (file === undefined || find === undefined) return;
  const path = join(VARIANT, 'src/extract', file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) throw new Error(`${file} does not have once: ${find}`);
  writeFileSync(
    path,
    source.replace(find, () => replace ?? ''),
  );
};

const extractTo = (articles: string, predicted: string): void => {
  const output = openSync(predicted, 'w');
  const { status } = spawnSync('npx', ['tsx', join(VARIANT, 'src/cli.ts'), 'extract', articles], { stdio: ['ignore', output, 'ignore'] });
  if (status !== 0) throw new Error(`extract ended with ${status}`);
};

const score = (script: string, files: string[]): Record<string, { f1: number }> =>
  JSON.parse(execFileSync(process.execPath, [join(evaluation, script), ...files, '--json'], { encoding: 'utf8' })) as Record<string, { f1: number }>;

const figuresOf = (): number[] => {
  const [articles, gold, predicted] = [join(WORK, 'articles.jsonl'), join(HERE, 'speakers.jsonl'), join(WORK, 'predicted.jsonl')];
  writeFileSync(articles, heldOut.map((article) => JSON.stringify(article)).join('\n'));
  extractTo(articles, predicted);
  const [statements, speakers] = [score('score.mjs', [articles, predicted]), score('speakers.mjs', [articles, gold, predicted])];
  return [statements.attributed_statements, speakers.who_said_what, speakers.said_on, speakers.event].map((figure) => figure?.f1 ?? 0);
};

const annotated = new Set(readLines<Resolved>(join(HERE, 'speakers.jsonl')).map(({ id }) => id));
const heldOut = readLines<Annotated>(train).filter(({ id }, i) => isHeldOut(i) || annotated.has(id));
rmSync(WORK, { recursive: true, force: true });
cpSync(join(HERE, '../src'), SNAPSHOT, { recursive: true });
const tagger = join(SNAPSHOT, 'extract/tagger');
renameSync(join(tagger, 'index.ts'), join(tagger, 'reading.ts'));
writeFileSync(join(tagger, 'index.ts'), REMEMBERING);
prepare({});
const whole = figuresOf();
console.log(`| without | attributed | who said what | said on | event |\n|---|---|---|---|---|\n| nothing | ${whole.join(' | ')} |`);
for (const ablation of ABLATIONS) {
  prepare(ablation);
  const change = figuresOf().map((figure, k) => Math.round(10 * (figure - (whole[k] ?? 0))) / 10);
  console.log(`| ${ablation.rule} | ${change.map((value) => (value > 0 ? `+${value}` : String(value))).join(' | ')} |`);
}
rmSync(WORK, { recursive: true });
