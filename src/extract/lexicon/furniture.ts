const DAY = '(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\\.?';
const MONTH = '(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\\.?';
const DATE = `((${DAY},?\\s+)?(${MONTH}\\s+\\d{1,2}(st|nd|rd|th)?|\\d{1,2}(st|nd|rd|th)?\\s+${MONTH}),?(\\s+\\d{4})?|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})`;
const TIME = '(,?\\s*(at\\s+)?\\d{1,2}[:.]\\d\\d(\\s*[ap]\\.?m\\.?)?(\\s+[A-Z]{2,4})?)?';

/** Whole lines that belong to the page and not to the article. */
export const FURNITURE: readonly RegExp[] = [
  new RegExp(`^((last )?(updated|published|posted)( on)?:?\\s*)?${DATE}${TIME}$`, 'i'),
  /^\(?\s*(photos?|images?|pictures?|picture|video|file photo)(\s+(courtesy|credit|by|via|from))?(\s+of)?\s*[:/(][^.!?]*\)?$/i,
  /^(leave a (reply|comment)|post a comment|comments?( \(\d+\))?|\d+ comments?|(you must be )?log(ged)? in to (comment|post a comment)\.?)$/i,
  /^(share( this)?( on [\w ]+)?|tweet|print|e-?mail|advertisement|ad|sponsored( content)?|read more:?|see also:?|related( articles| stories| posts)?:?|subscribe( now)?|sign up( now)?|continue reading.*)$/i,
  /^(skip to (main )?content|menu|home|search|back to top|all rights reserved\.?|(©|\(c\)|copyright).{0,80})$/i,
];
