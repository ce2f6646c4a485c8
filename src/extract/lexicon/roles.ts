import { listed } from './listed.ts';

// Nouns of a person's office, rank, trade or relation: they stand before a name (*spokesman Jan Novak*), after it, or for the person.
/** Forms of address: stripped from a name, never part of it. */
export const HONORIFICS =
  listed(`mr mrs ms miss messrs dr prof sir dame lord lady madam rev reverend fr sen sens senators rep reps representatives gov govs governors presidents gen lt col maj capt cmdr
adm sgt cpl pvt atty hon pres sec amb ag det justice judge rabbi imam sheikh ayatollah mullah pope cardinal archbishop bishop king queen prince princess
emperor sultan emir mme mlle m herr frau señor senor sheikha alhaji alhaja hajiya mallam comrade brig cllr supt insp ch engr barr`);

/** Ranks that only capitals tell from other words, before a name: *PC Ada Byrd*, *Major Tom Reed*. */
export const RANKS: ReadonlySet<string> = new Set(['PC', 'WPC', 'DC', 'DS', 'DI', 'DCI', 'DSI', 'PCSO', 'Major']);
/** Given names that are titles, too: *Dean Harmon*. */
export const TITLE_NAMES: ReadonlySet<string> = new Set(['Dean', 'Prince', 'Earl', 'Duke']);

/** Titles and offices that are surnames, too. */
export const SURNAMES: ReadonlySet<string> = new Set([
  'King',
  'Bishop',
  'Judge',
  'Prince',
  'Pope',
  'Lord',
  'Major',
  'Marshall',
  'Marshal',
  'Dean',
  'Chancellor',
  'Constable',
  'Clerk',
]);

/** Titles and relations of women. */
export const FEMALE_TITLES =
  listed(`mrs ms miss dame lady madam mme mlle frau sheikha mum mom queen princess congresswoman spokeswoman chairwoman businesswoman councilwoman
assemblywoman alderwoman actress heroine mother daughter sister wife aunt grandmother granddaughter niece widow girlfriend waitress saleswoman
stateswoman policewoman first_lady`);

/** Titles and relations of men. */
export const MALE_TITLES = listed(`mr sir lord king prince pope congressman spokesman chairman businessman councilman assemblyman alderman actor hero father son
brother husband uncle grandfather grandson nephew widower boyfriend waiter salesman statesman policeman fireman gentleman dad`);

/** Offices, ranks, trades and relations. */
export const ROLES = listed(`academic accountant activist actor actress adjutant administrator admiral adviser advisor advocate agent aide alderman ambassador
analyst anchor anthropologist archbishop architect artist assemblyman assemblywoman assistant associate astronaut astronomer athlete attorney author
ayatollah banker baroness billionaire biographer biologist bishop blogger boss broadcaster broker bureaucrat businessman businesswoman campaigner candidate
captain cardinal ceo cfo chair chairman chairperson chairwoman chancellor chaplain chef chief clerk coach coauthor co-author cofounder co-founder collaborator
colleague colonel columnist comedian comic commander commentator commissioner communist composer comptroller congressman congressperson congresswoman
conservative constable consul consultant contender contributor coordinator coroner correspondent councillor councilman councilmember councilor councilwoman
counsel counselor critic curator dean defendant delegate democrat deputy designer detective developer diplomat director doctor donor
doorman driver economist editor educator emperor employee engineer entrepreneur envoy epidemiologist executive expert farmer fellow filmmaker financier
firefighter founder fundraiser general governor guard guitarist headmaster historian host inspector instructor investigator investor journalist judge
justice king labor laureate lawmaker lawyer leader lecturer legislator liberal librarian lieutenant lobbyist magistrate magnate majority manager mayor
mediator member meteorologist millionaire minister moderator mogul monarch musician negotiator nominee novelist nurse officer official ombudsman operative
opponent orator organizer owner painter parliamentarian partner pastor patriarch pediatrician philosopher photographer physician physicist pilot pollster
pope premier presenter president priest prime prince princess principal producer professor programmer prosecutor provost psychiatrist psychologist publisher
queen rabbi rapper receptionist registrar reporter representative republican researcher resident reverend rival runner scholar scientist screenwriter
secretary senator sergeant sheriff singer sociologist socialist soldier solicitor speaker specialist spokesman spokesperson spokeswoman staffer statesman
strategist student superintendent supervisor surgeon surrogate teacher technician technologist tenor theologian trader trainer treasurer trustee tutor
tycoon undersecretary vet veteran vicar vice-president voter warden whip widow wife husband son daughter brother sister father mother niece nephew uncle
aunt grandson granddaughter cousin winner witness worker writer youtuber
astrophysicist attendant attaché auditor barrister bassist batsman botanist brigadier bystander cellist chemist choreographer commandant conductor
conservationist cosmonaut cricketer cyclist dancer defender dentist detainee drummer electrician environmentalist eyewitness fisherman footballer forester
frontman geneticist goalkeeper golfer gymnast headmistress headteacher homeowner housewife influencer jockey landlord linebacker mathematician mechanic mep
meps midfielder midwife mla mlas mp mps msp msps naturalist neighbor neighbour ombudswoman paramedic pathologist pensioner pharmacist pianist playwright
plumber podcaster poet policeman policewoman postgraduate postman quarterback rancher referee restaurateur rower schoolteacher sculptor seismologist
shopkeeper skier skipper sprinter statistician stewardess striker survivor swimmer taoiseach therapist trooper trucker undergraduate underwriter
veterinarian vice-chairman vice-chancellor villager violinist virologist vlogger vocalist warlord whistleblower winger winemaker zoologist
backbencher barmaid bookseller cabbie frontbencher grandad grandma landlady marquess matron mum dad peer peeress publican
shepherd sub-postmaster viscount viscountess`);

/** Honours, degrees and seats behind a name: *Ada Byrd KC*. */
export const POST_NOMINALS = listed('lj kc qc obe mbe cbe kbe dbe kcb mp mps msp mla mep td frs phd md esq');

/** What the names of learned and other trades end in: *glaciologist*, *cartographer*. */
export const TRADE = /(?:\p{L}{2}(?:ologist|ographer|ometrist|iatrist|ician|icist)|\p{L}{3}(?:teacher|fielder|worker))$/iu;

/** What many of them end in, but also names. */
export const PERHAPS_TRADE = /\p{L}{3}(?:er|or|ist|ian|eer|ant)$/iu;

/** Offices of which a person holds one: who is president is not the minister. */
export const OFFICES = listed(`president minister premier chancellor king queen pope mayor governor senator congressman congresswoman ambassador commissioner
spokesman spokeswoman spokesperson sheriff judge prosecutor coach captain general admiral colonel`);

/** Words that go before a role and belong to the title: *deputy foreign minister*, *former U.S. ambassador*. */
export const ROLE_MODIFIERS = listed(`acting adjunct assistant associate attorney campaign chief communications congressional defense defence democratic deputy
district editor-in-chief education energy executive ex export federal field finance first foreign former founding general global health home house incoming
interim interior international junior justice labor labour lead leading lieutenant longtime majority managing member military minority national news
opposition outgoing permanent policy political press prime principal private public regional republican retired secretary security senior special staff
shadow state supreme top trade transport treasury vice veteran war conservative liberal libertarian independent independent-minded newly-elected presidential
vice-presidential gubernatorial senate parliamentary royal communist socialist then-`);

/** What a title of office can be of: *secretary of state*, *minister for health*. */
export const PORTFOLIOS = listed(`state defense defence treasury energy education labor labour commerce agriculture transportation interior justice war health
security affairs homeland veterans housing foreign navy army air force staff operations finance environment trade culture information communications
police schools elections public`);

/** What one minister has and another has not. */
export const MINISTRIES = listed(`agriculture defence defense economy education energy environment farm finance foreign health home housing information interior
justice labor labour prime tourism trade transport treasury`);

/** Those called by a general word → the offices that it stands for. */
export const ROLE_CLASSES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    diplomat: 'diplomat minister ambassador envoy secretary undersecretary negotiator consul counselor',
    lawmaker:
      'lawmaker senator congressman congresswoman representative rep reps sen sens legislator assemblyman assemblywoman deputy speaker councilman councilwoman mp mep msp mla',
    legislator: 'lawmaker senator congressman congresswoman representative rep sen legislator',
    congressman: 'congressman representative rep',
    congresswoman: 'congresswoman representative rep',
    representative: 'representative rep congressman congresswoman',
    senator: 'senator sen',
    governor: 'governor gov',
    politician: 'politician senator sen governor gov representative rep minister president mayor congressman congresswoman candidate nominee mp mep msp mla',
    leader: 'leader president premier minister chancellor king speaker chairman chief head',
    official: 'official secretary undersecretary minister director commissioner officer deputy administrator',
    head: 'head chief director chairman chairwoman leader president secretary boss',
    pontiff: 'pope',
    monarch: 'king queen emperor',
    billionaire: 'billionaire mogul tycoon magnate',
    businessman: 'businessman mogul tycoon magnate executive',
    mogul: 'mogul billionaire businessman tycoon magnate',
    candidate: 'candidate nominee contender hopeful',
    nominee: 'nominee candidate',
    contender: 'contender candidate hopeful',
    lawyer: 'lawyer attorney counsel',
    attorney: 'attorney lawyer counsel',
    spokesman: 'spokesman spokesperson secretary',
    spokeswoman: 'spokeswoman spokesperson secretary',
    spokesperson: 'spokesperson spokesman spokeswoman',
    scholar: 'scholar professor fellow historian researcher academic',
    researcher: 'researcher scientist professor fellow scholar',
    academic: 'academic professor scholar lecturer',
    analyst: 'analyst fellow strategist expert pollster',
    expert: 'expert professor fellow analyst researcher scholar',
    author: 'author writer novelist historian biographer',
    journalist: 'journalist reporter correspondent columnist editor anchor host',
    doctor: 'doctor dr physician surgeon psychiatrist',
    judge: 'judge justice',
    general: 'general gen',
    executive: 'executive ceo cfo president chairman',
    cleric: 'cleric imam ayatollah bishop rabbi pastor priest',
  }).map(([word, offices]) => [word, listed(offices)]),
);

/** Nouns that, in the plural, take up those named together: *the leaders* people, *the two sides* countries. */
export const PAIRS: ReadonlyMap<string, 'person' | 'government'> = new Map([
  ...['leader', 'president', 'minister', 'candidate', 'rival', 'man', 'woman', 'senator', 'two', 'pair', 'duo'].map((noun) => [noun, 'person'] as const),
  ...['side', 'party', 'delegation', 'country', 'nation', 'government', 'capital'].map((noun) => [noun, 'government'] as const),
]);
