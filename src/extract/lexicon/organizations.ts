import { listed } from './listed.ts';

// Words that make a name an organisation's.

/** Heads and parts of capitalised names: *Justice Department*, *University of Oslo*. */
export const ORGANIZATION_WORDS =
  listed(`academy agency airlines alliance army assembly association associates authority bank board brigade broadcasting brotherhood bureau
cabinet center centre chamber chiefs church city club coalition college command commission committee company congress consortium cooperative corp corps corporation
council court courts daily department departments division duma embassy enterprises faculty federation firm force forces forum foundation front fund gazette
government group guard guild headquarters hospital house inc incorporated industries initiative inquirer institute institution institutions international
journal kremlin laboratory league legislature library llc llp ltd magazine media ministry mission movement museum nations navy network news office
organisation organization parliament partners party patrol pentagon police post press project register reserve school secretariat senate service services
society star strategies studios syndicate systems team television theatre times today tribune trust union university weekly`);

/** The last words of companies' names. */
export const COMPANY_WORDS = listed(`aerospace airlines airways analytics biotech brewery capital cars co corp corporation electronics energy entertainment
ferries foods gas gmbh holding holdings inc incorporated insurance investments labs limited llc logistics ltd mining motor motors networks oil oyj
petroleum pharma pharmaceuticals pictures plc rail railways records resources robotics securities semiconductor semiconductors shipping software solar
steelworks stores supermarkets technologies telecom telekom therapeutics treasury ventures`);

/** Legal forms that only capitals show: *Volvo Cars AB*. */
export const LEGAL_FORMS = new Set(['AB', 'AG', 'ASA', 'BV', 'KK', 'NV', 'PLC', 'SA', 'SE', 'SpA']);

/** Common nouns for companies and other bodies that stand right before a name, but for no person. */
export const BUSINESSES =
  listed(`agency airline automaker brand brewer bookmaker bookseller carmaker chain charity chipmaker company conglomerate daily drugmaker firm insurer journal
group label lender magazine maker manufacturer newspaper nonprofit operator planemaker refiner retailer shipbuilder shipyard start-up startup supermarket think-tank union utility website weekly`);

/** The same as common nouns behind a name: *the Novak campaign*, *the Danish government*. */
export const BODY_NOUNS =
  listed(`administration agency alliance army association bank board bureau cabinet campaign chamber coalition commission committee company congress
council court delegation department embassy firm foundation government group institute justices legislature ministry mission movement network newspaper office
organization organisation panel paper parliament party police school side spokesmen staff state team think-tank transition union university`);

/** Bodies that a state has one of: *Latvia's parliament*; with what they are for or of, *the Latvian central bank*. */
export const STATE_BODIES = listed('army cabinet delegation embassy government legislature mission ministry parliament police side state');
export const STATE_OFFICES = listed('agency bank commission committee council court department embassy government ministry mission office parliament police');
export const OF_STATES = listed('central constitutional election electoral federal high ruling secret supreme upper lower');

/** Body nouns that may take up any body, whatever it is called: *the group*, *the company*. */
export const GENERAL_BODY_NOUNS = listed('company firm group organization organisation');

/** Nouns that only a company goes by: *the airline*. */
export const COMPANY_NOUNS = listed(`airline automaker bank brewer broadcaster carmaker carrier chain chipmaker conglomerate drugmaker insurer lender
manufacturer miner operator planemaker producer retailer startup start-up supermarket utility`);

/** Words in the name of what is no company. */
export const PUBLIC_WORDS = listed(`agency army assembly bureau cabinet commission committee congress council court courts department embassy government house
legislature ministry movement nations office parliament party police senate service treasury union university`);

/** Common nouns for bodies → the words of their names: *the school* is Baylor University. */
export const BODY_CLASSES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    school: 'school university college academy institute',
    newspaper: 'newspaper times post journal herald tribune globe star gazette register news guardian telegraph sun chronicle inquirer',
    paper: 'paper times post journal herald tribune globe star gazette register news guardian telegraph sun chronicle inquirer',
    network: 'network cnn fox abc nbc cbs msnbc pbs npr bbc univision telemundo television broadcasting',
    union: 'union brotherhood federation workers teamsters',
    agency: 'agency bureau administration service department office',
    panel: 'panel committee commission subcommittee',
    institute: 'institute institution',
  }).map(([noun, words]) => [noun, listed(words)]),
);

/** A body noun that speaks for its country. */
export const GOVERNMENT_NOUNS = listed(`government side delegation state administration`);

/** Well-known bodies whose names do not say what they are. */
export const KNOWN_ORGANIZATIONS =
  listed(`politico cnn nbc abc cbs msnbc pbs npr bbc fox bloomberg reuters breitbart buzzfeed gallup quinnipiac facebook twitter google apple
microsoft amazon wikileaks isis hamas hezbollah taliban congress nato nasa interpol oxfam greenpeace unicef unesco vox slate salon wikipedia youtube
snapchat reddit instagram netflix uber boeing exxon walmart pfizer rasmussen pew emory harvard yale stanford princeton telegraph guardian economist newsweek
forbes fortune esquire vogue vice axios mcclatchy univision telemundo kremlin pentagon tass interfax xinhua yonhap kyodo anadolu tesla volvo toyota nissan honda siemens samsung huawei gazprom
rosneft lukoil airbus lufthansa ryanair easyjet nestlé nestle novartis unilever tesco ikea spotify spacex openai nvidia intel paypal ebay mastercard citigroup
jpmorgan barclays deloitte moderna astrazeneca biontech tiktok whatsapp al-qaeda al-qaida al-shabaab al-jazeera al-arabiya al-nusra al-azhar al-ahram al-hilal al-nassr`);

/** Seats that speak for whoever sits there. */
export const SEATS: ReadonlySet<string> = new Set(
  'downing street|buckingham palace|kensington palace|white house|blue house|élysée palace|elysée palace|elysee palace|capitol hill|scotland yard'.split('|'),
);

/** Acronyms that are common nouns: *a super PAC*. */
export const COMMON_ACRONYMS = listed('pac pacs ceo cfo coo tv dj mp mps mep phd vp pm ad dvd llc');

/** Acronym → name, where the article may not say. */
export const ACRONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    un: 'United Nations',
    nato: 'NATO',
    fbi: 'Federal Bureau of Investigation',
    cia: 'Central Intelligence Agency',
    nsa: 'National Security Agency',
    epa: 'Environmental Protection Agency',
    irs: 'Internal Revenue Service',
    imf: 'International Monetary Fund',
    who: 'World Health Organization',
    wto: 'World Trade Organization',
    dnc: 'Democratic National Committee',
    rnc: 'Republican National Committee',
    fec: 'Federal Election Commission',
    nra: 'National Rifle Association',
    naacp: 'NAACP',
    aclu: 'American Civil Liberties Union',
    ap: 'Associated Press',
    iaea: 'International Atomic Energy Agency',
    osce: 'Organization for Security and Co-operation in Europe',
    icc: 'International Criminal Court',
    doj: 'Justice Department',
    gop: 'Republican Party',
  }),
);

/** What organisations of these kinds take behind a preposition: *committee on* Foreign Relations, *mission to* the UN. Any takes *of*. */
export const TAKES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'for',
    listed(
      'committee subcommittee center centre institute council alliance commission office bureau foundation association organization society academy agency department ministry',
    ),
  ],
  ['on', listed('committee subcommittee center centre institute council commission conference')],
  ['to', listed('mission embassy delegation')],
  ['in', listed('mission embassy')],
]);
