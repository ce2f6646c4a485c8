import { BUSINESSES } from './lexicon/organizations.ts';
import type { Span } from './types.ts';

/** How far around a name its clues stand. */
const REACH = 90;
const BUSINESS = [...BUSINESSES].join('|');

/** *Shares of Norquest*, *pipeline operator Norquest*. */
const BEFORE = new RegExp(`\\b(?:(?:shares|stock|shareholders|investors) (?:of|in)|${BUSINESS}) $`, 'iu');
/** *A Norquest engineer*; people have aides and spokesmen. */
const STAFF = /^ (?:engineer|employee|executive|worker|driver|customer|shareholder|factory|store|shop|outlet|app|subsidiary)s?\b/u;
/** *Norquest’s shareholders*; *Norquest, which*; *Norquest, the Danish carmaker*. */
const BEHIND = new RegExp(
  `^(?:[’']s (?:\\p{L}+ )?(?:shares|shareholders|board|headquarters|customers|revenue|profits?|earnings|apps?|factory|factories|stores|engineers|drivers|workforce)\\b|, which\\b|, (?:an?|the) (?:[\\p{L}’'-]+ ){0,3}(?:${BUSINESS})\\b)`,
  'iu',
);
/** *Norquest said it does not comment*, *Norquest announced its results*; not *said it would be late*. */
const ITSELF = new RegExp(
  '^ (?:said|says|announced|added|reported)(?: on \\p{Lu}\\p{L}+)?(?: that)? (?:its (?!own\\b)|it (?:had |has |does |did |is |was |would |will |could )?(?:not )?(?:plan|expect|intend|aim|hope|want|agree|appoint|hire|fire|cut|sell|buy|sold|bought|comment|appeal|sue|invest|launch|recall|suspend|cooperat|investigat|review|apologi|regret|disagree|declin|wait)\\p{L}*)',
  'u',
);
/** What tells of a person. */
const PERSONAL = /\b(?:he|she|him|his|her|who|whose)\b/iu;

/** *KazTransOil*, but not *MacArthur*. */
const BRAND = /^(?!(?:Mac|Van|Von|Vander|Fitz|Del|Abu|Ben|Bin|Des|San)\p{Lu})\p{Lu}\p{Ll}{2,}(?:\p{Lu}\p{Ll}+)+$/u;

/** Do its names, or the words around them, show that a name of unknown kind is a company's, or another body's? */
export const hasBodyClue = (text: string, names: (Span & { text: string })[]): boolean => {
  if (names.some((name) => BRAND.test(name.text))) return true;
  const behind = names.map(({ end }) => text.slice(end, end + REACH));
  if (names.some(({ start }, i) => BEFORE.test(text.slice(Math.max(0, start - REACH), start)) || BEHIND.test(behind[i] ?? ''))) return true;
  if (behind.some((words) => STAFF.test(words))) return true;
  return behind.some((words) => ITSELF.test(words)) && !behind.some((words) => PERSONAL.test(words));
};
