const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const MALE_PRONOUNS = listed('he him his himself');
export const FEMALE_PRONOUNS = listed('she her hers herself');
export const NEUTER_PRONOUNS = listed('it its itself');
export const PLURAL_PRONOUNS = listed('they them their theirs themselves both');
export const FIRST_PERSONS = listed('i me my mine myself we us our ours ourselves');
export const RELATIVES = listed('who which that whom whose');
