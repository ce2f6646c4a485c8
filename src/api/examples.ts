/** What the documentation shows: answers about the seeded data, by hand. A test holds that the seeded server gives them. */

const SPEAKER_REFERENCE = { id: 'sergey-ryabkov', name: 'Sergey Ryabkov', kind: 'person' } as const;

const EVENT_REFERENCE = {
  id: 'bilateral-strategic-stability-dialogue-in-geneva',
  name: 'bilateral strategic stability dialogue in Geneva',
  date: '2021-07-28',
  precision: 'day',
} as const;

const ARTICLE_REFERENCE = { id: 'ar_c0HK655ukNxAmD7j', title: null, outlet: null, url: null, published: '2021-07-28' } as const;

const INDICATORS =
  'The main indicators and criteria by which I can say that the meeting was positive and rather constructive, are the following: first, there were no attempts to inflict the approaches, which are obviously unacceptable to us';

export const STATEMENT = {
  id: 'st_xqCFBNJZHViJZpxD',
  kind: 'direct',
  text: INDICATORS,
  segments: [{ start: 408, end: 629, text: INDICATORS }],
  cue: { start: 640, end: 644, text: 'told' },
  mention: { start: 632, end: 639, text: 'Ryabkov' },
  speakers: [{ ...SPEAKER_REFERENCE, role: 'Russian Deputy Foreign Minister', namedAt: { start: 63, end: 77, text: 'Sergey Ryabkov' } }],
  saidOn: null,
  event: { ...EVENT_REFERENCE, relation: 'about' },
  article: ARTICLE_REFERENCE,
  status: 'usable',
  statusReason: null,
  confidence: 0.98,
  links: { self: '/statements/st_xqCFBNJZHViJZpxD', article: '/articles/ar_c0HK655ukNxAmD7j', source: null },
} as const;

export const SPEAKER = { ...SPEAKER_REFERENCE, links: { self: '/speakers/sergey-ryabkov', statements: '/statements?speaker=sergey-ryabkov' } } as const;

export const EVENT = {
  ...EVENT_REFERENCE,
  place: 'Geneva',
  status: 'held',
  links: { self: `/events/${EVENT_REFERENCE.id}`, statements: `/statements?event=${EVENT_REFERENCE.id}` },
} as const;

export const ARTICLE = {
  ...ARTICLE_REFERENCE,
  author: null,
  language: 'en',
  links: { self: '/articles/ar_c0HK655ukNxAmD7j', statements: '/statements?article=ar_c0HK655ukNxAmD7j' },
} as const;

/** A batch of names, as JSON. */
export const RECONCILED = '{"q0":{"query":"Ryabkov, S."}}';

/** What is shown for parameters, by operation, and filled in by the explorer where they are needed; together they have an answer. */
export const PARAMETER_EXAMPLES: Record<string, Record<string, string | string[]>> = {
  listStatements: { speaker: ['Ryabkov'] },
  listSpeakers: { q: 'ryab' },
  listEvents: { place: 'Geneva' },
  listArticles: { q: 'strategic stability' },
  listSuggestions: { q: 'rya' },
  getReconciliation: { queries: RECONCILED },
  getEntitySuggestions: { prefix: 'rya' },
  getEntityPreview: { id: SPEAKER.id },
  getEntityFlyout: { id: SPEAKER.id },
};

const FERRY = { text: 'The ferry is late, the captain said on Monday.', published: '2024-03-12' };

/** What the explorer sends, by operation: what only reads has an answer, what writes needs a key. */
export const BODY_EXAMPLES: Record<string, unknown> = {
  verifyStatement: { text: `Asked how it went, Ryabkov said: “${INDICATORS}.”` },
  extract: FERRY,
  createArticle: { ...FERRY, title: 'Ferry late', outlet: 'The Daily', url: 'https://daily.example/ferry' },
  reconcile: { queries: RECONCILED },
  correctStatement: { status: 'disputed', reason: 'The ministry denies it.' },
  correctSpeaker: { names: ['Sergei Ryabkov'] },
  correctEvent: { place: 'Geneva' },
  mergeSpeaker: { into: 'sergey-ryabkov' },
  splitSpeaker: { articles: [ARTICLE_REFERENCE.id] },
  undoSpeaker: {},
};

/** What each operation answers to its example. */
export const ANSWER_EXAMPLES: Record<string, unknown> = {
  listStatements: {
    data: [STATEMENT],
    links: { self: '/statements?speaker=Ryabkov', next: null },
    meta: {
      asked: 'Statements by Sergey Ryabkov, newest first.',
      speakers: [{ value: 'Ryabkov', matched: [SPEAKER_REFERENCE], ambiguous: false, suggestions: [] }],
    },
  },
  listSuggestions: {
    data: [{ type: 'speaker', id: SPEAKER.id, name: SPEAKER.name, date: null, statements: 5, links: SPEAKER.links }],
    links: { self: '/suggest?q=rya', next: null },
    meta: {},
  },
  listSpeakers: { data: [SPEAKER], links: { self: '/speakers?q=ryab', next: null }, meta: {} },
  listEvents: { data: [EVENT], links: { self: '/events?place=Geneva', next: null }, meta: {} },
  listArticles: { data: [ARTICLE], links: { self: '/articles?q=strategic+stability', next: null }, meta: {} },
  getHealth: { status: 'ok' },
};

const problemExample = (status: number, code: string, [title, detail, instance]: [title: string, detail: string, instance: string]) => ({
  type: `https://onrecord.example/problems/${code}`,
  title,
  status,
  detail,
  instance,
  code,
});

/** What each kind of error looks like, by status. */
export const PROBLEM_EXAMPLES: Record<string, object> = {
  400: {
    ...problemExample(400, 'unknown-parameter', [
      'There is no such parameter',
      '`speakr` is not a parameter of this path; the nearest one is `speaker`.',
      '/statements',
    ]),
    errors: [{ parameter: 'speakr', detail: 'is not a parameter of this path; the nearest one is `speaker`' }],
  },
  404: problemExample(404, 'not-found', ['There is no such thing', 'There is no statement st_x.', '/statements/st_x']),
  410: problemExample(410, 'gone', ['This was taken down', 'There is no article ar_x any more.', '/articles/ar_x']),
  406: problemExample(406, 'not-acceptable', ['None of the accepted formats is given', 'This path gives application/json only.', '/speakers']),
  413: problemExample(413, 'too-large', ['What was sent is too large', 'The body is larger than what is taken.', '/statements/st_x/verify']),
  414: problemExample(414, 'uri-too-long', ['The address is too long', 'A part of the path is longer than any id.', `/statements/${'x'.repeat(201)}`]),
  422: problemExample(422, 'query-too-costly', [
    'The query would take too long',
    'It was ended at its time limit. Ask for less: another filter, a shorter period.',
    '/timeline',
  ]),
  503: problemExample(503, 'unavailable', [
    'This cannot be done at the moment',
    'It cannot be done now: there is no room left on the disk. Try again later.',
    '/articles',
  ]),
  415: problemExample(415, 'unsupported-media-type', [
    'This format is not taken',
    'The body has to be application/json, and `Content-Type` has to say so.',
    '/statements/st_x/verify',
  ]),
};
