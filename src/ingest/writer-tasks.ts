import { clusterSome } from '../db/cluster-again.ts';
import type { EventCorrection, Looked, SpeakerCorrection, StatementCorrection } from '../db/corrections.ts';
import { correctEvent, correctSpeaker, correctStatement } from '../db/corrections.ts';
import type { GivenAnswer, NamedRequest } from '../db/given-answers.ts';
import { keepAnswer } from '../db/given-answers.ts';
import { noteKeyUse } from '../db/keys.ts';
import type { Db } from '../db/open.ts';
import { mergeSpeakers, splitSpeaker, undoMerge } from '../db/speaker-merges.ts';
import type { StoreResult } from '../db/store.ts';
import { storeSome, tryArticle } from '../db/store-many.ts';
import { isLogEmptied, takeDown } from '../db/takedown.ts';
import { findWholeArticle } from '../db/whole-article.ts';
import type { By } from '../db/writing.ts';
import type { PreparedArticle } from './index.ts';
import { foundIn } from './index.ts';
import { JOIN_RULES } from './join.ts';

const toRead = (prepared: PreparedArticle, restore: boolean | undefined) => ({ article: prepared.article, found: { ...foundIn(prepared), restore } });

/** Who asks, and whether an article may come back that was taken down. */
type Storing = { by: By; restore?: boolean | undefined };
type Correction<Facts> = Facts & { looked: Looked; by: By };

/** What a service writes. All of it takes what can be sent to another process, and gives such. */
export const WRITER_TASKS = {
  storeSome: (db: Db, { articles, restore, ...options }: Storing & { articles: PreparedArticle[]; dryRun: boolean }): StoreResult[] =>
    storeSome(
      db,
      articles.map((prepared) => toRead(prepared, restore)),
      options,
    ),
  tryArticle: (db: Db, { prepared, by, restore }: Storing & { prepared: PreparedArticle }) =>
    tryArticle(db, toRead(prepared, restore), { by, look: async (result) => ({ result, whole: await findWholeArticle(db, result.id) }) }),
  correctStatement: (db: Db, { looked, ...correction }: Correction<StatementCorrection>) => correctStatement(db, looked, correction),
  correctSpeaker: (db: Db, { looked, ...correction }: Correction<SpeakerCorrection>) => correctSpeaker(db, looked, { ...correction, rules: JOIN_RULES }),
  correctEvent: (db: Db, { looked, ...correction }: Correction<EventCorrection>) => correctEvent(db, looked, correction),
  mergeSpeakers: (db: Db, { from, to, by }: { from: string; to: string; by: By }) => mergeSpeakers(db, { from, to }, { by, rules: JOIN_RULES }),
  splitSpeaker: (db: Db, { by, ...split }: { id: string; articles: string[]; name?: string | undefined; by: By }) =>
    splitSpeaker(db, split, { by, rules: JOIN_RULES }),
  undoMerge: (db: Db, { id, by }: { id: string; by: By }) => undoMerge(db, id, { by, rules: JOIN_RULES }),
  takeDown: (db: Db, { id, by }: { id: string; by: By }) => takeDown(db, id, { by, rules: JOIN_RULES }),
  isLogEmptied: (db: Db, _: object) => isLogEmptied(db),
  clusterSome: (db: Db, _: object) => clusterSome(db),
  keepAnswer: (db: Db, { request, answer }: { request: NamedRequest; answer: Omit<GivenAnswer, 'fingerprint'> }) => keepAnswer(db, request, answer),
  noteKeyUse: (db: Db, { id }: { id: string }) => {
    noteKeyUse(db, id);
  },
};
