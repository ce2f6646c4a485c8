// What a name joins by a hyphen with a lower-case word. Its edges are those of a word.

/** The Arabic article before a name: *al-Thani*, *El-Sayed*. */
export const ARABIC_ARTICLE = 'a[lsdnrtz]|ash|el|es|ul';

const SYLLABLE = '(?:[bcdfghjklmnprstwyz]|ch|hs|hw|kh|ky|my|ph|ry|sh|ss|th|ts|tz)?[aeiouwy]{1,4}(?:ng|[nmklptbh])?';
/** The two syllables of a Korean's or Chinese's given name: *Ji-woo*, *Ing-wen*. */
export const TWO_SYLLABLES = new RegExp(`^${SYLLABLE}-${SYLLABLE}$`, 'i');

/** Names that are seldom given without a second one: *Jean-luc*. */
export const DOUBLE_NAMES = /^(?:Jean|Anne?|Marie|Pierre|Karl|Hans)-/;
