/** Kinds of occasions → the nouns for them. A kind is what two mentions of one event have in common. */
const KINDS: Record<string, string> = {
  summit: 'summit',
  talks: 'talk dialogue consultation negotiation discussion',
  meeting: 'meeting get-together gathering',
  session: 'session plenary assembly',
  conference: 'conference forum symposium convention roundtable panel',
  'press conference': 'briefing availability',
  interview: 'interview',
  rally: 'rally',
  debate: 'debate period',
  hearing: 'hearing testimony trial',
  speech: 'speech address remark lecture sermon eulogy keynote',
  ceremony: 'ceremony inauguration funeral burial commemoration',
  fundraiser: 'fundraiser dinner gala luncheon breakfast reception',
  'town hall': 'hall',
  event: 'event appearance stop',
  call: 'call teleconference conversation',
  broadcast: 'podcast',
  visit: 'visit trip tour',
  protest: 'protest march demonstration vigil',
};

/** Lemma of an event noun → its kind. */
export const EVENT_NOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries(KINDS).flatMap(([kind, nouns]) => nouns.split(' ').map((noun) => [noun, kind] as const)),
);

/** Nouns behind an event's that leave it the occasion: *the debate stage*, *a rally crowd*. */
export const OF_OCCASION: ReadonlySet<string> = new Set([
  'stage',
  'crowd',
  'audience',
  'attendee',
  'participant',
  'floor',
  'room',
  'hall',
  'tour',
  'series',
  'week',
]);

/** Kinds that say less than the others. */
export const GENERAL_KINDS: ReadonlySet<string> = new Set(['meeting', 'event']);
/** What else each kind may be called later in the text. */
const ALIKE: readonly (readonly string[])[] = [
  ['talks', 'meeting'],
  ['summit', 'meeting'],
  ['session', 'meeting'],
  ['rally', 'event'],
  ['fundraiser', 'event'],
  ['town hall', 'event'],
  ['ceremony', 'event'],
  ['conference', 'event'],
  ['speech', 'event'],
];

/** Can two mentions of these kinds be of one event? */
export const areKindsAlike = (a: string, b: string): boolean =>
  a === b || ((GENERAL_KINDS.has(a) || GENERAL_KINDS.has(b)) && ALIKE.some((pair) => pair.includes(a) && pair.includes(b)));

/** Verbs of going somewhere: with a place and a day they make a visit. */
export const TRAVEL_VERBS: ReadonlySet<string> = new Set(['travel', 'fly', 'visit', 'head', 'go', 'journey']);

/** Kinds that people speak at: *in an interview* is one occasion, though it has neither day nor place. */
export const SPEAKING_KINDS: ReadonlySet<string> = new Set([
  'interview',
  'rally',
  'debate',
  'hearing',
  'speech',
  'press conference',
  'town hall',
  'fundraiser',
  'call',
  'event',
  'conference',
  'broadcast',
]);

/** *said at a rally*, *in an interview*, *during the debate*: what ties a statement to the occasion that it was made at, and for which kinds alone. */
const AT_PREPOSITIONS: ReadonlyMap<string, ReadonlySet<string> | null> = new Map([
  ['at', null],
  ['told', null],
  ['during', null],
  ['in', new Set(['interview', 'speech', 'debate', 'hearing', 'call', 'press conference', 'town hall', 'conference', 'event'])],
  ['on', new Set(['call', 'visit', 'broadcast'])],
]);

/** Does a preposition before a kind of occasion say that something happened there? */
export const isPlacedAt = (preposition: string, kind: string): boolean => {
  const kinds = AT_PREPOSITIONS.get(preposition);
  return kinds === null || (kinds?.has(kind) ?? false);
};

/** Those who are told something → the kinds of occasions where they are. */
export const AUDIENCES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    'court jury jurors judge magistrates inquest tribunal': 'hearing',
    'mps meps lawmakers legislators deputies peers house commons parliament plenary chamber': 'debate session hearing',
    'council assembly committee panel senators members': 'session hearing debate meeting',
    'crowd audience supporters gathering mourners worshippers': 'rally protest ceremony speech fundraiser event conference',
    'delegates summit forum conference congress participants': 'conference summit session speech',
    'analysts investors shareholders': 'call meeting conference',
  }).flatMap(([audiences, kinds]) => audiences.split(' ').map((audience) => [audience, new Set(kinds.split(' '))] as const)),
);
