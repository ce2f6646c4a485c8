import { listed } from './listed.ts';

/** Of one man. */
export const MALE_PRONOUNS = listed('he him his himself');
/** Of one woman. */
export const FEMALE_PRONOUNS = listed('she her hers herself');
/** Of one thing, body or country. */
export const NEUTER_PRONOUNS = listed('it its itself');
/** Of several. */
export const PLURAL_PRONOUNS = listed('they them their theirs themselves both');
/** Of the one who writes or speaks. */
export const FIRST_PERSONS = listed('i me my mine myself we us our ours ourselves');
/** Of what stands right before. */
export const RELATIVES = listed('who which that whom whose');
