/** Nothing that we take has as many values; parsing as many would hold everyone up. */
export const MAX_VALUES = 10_000;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** What begins a value, or another one: `[ { , :` */
const SEPARATORS = new Set([0x5b, 0x7b, 0x2c, 0x3a]);

/** Is this JSON, of which nothing has been parsed yet, made of more values than anything that we take? */
export const hasTooManyValues = (body: Buffer): boolean => {
  let values = 0;
  for (let at = 0; at < body.length; at++) {
    if (body[at] === QUOTE) at = endOfString(body, at);
    else if (SEPARATORS.has(body[at] ?? 0) && ++values > MAX_VALUES) return true;
  }
  return false;
};

const endOfString = (body: Buffer, start: number): number => {
  for (let end = body.indexOf(QUOTE, start + 1); end >= 0; end = body.indexOf(QUOTE, end + 1)) {
    let before = end;
    while (body[before - 1] === BACKSLASH) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return body.length;
};
