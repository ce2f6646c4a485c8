import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

/** Any Unicode character, of which to make texts. fast-check's own (`unit: 'binary'`) lists all million of them first, which takes most of a second. */
export const anySign: fc.Arbitrary<string> = fc
  .nat(0x10ffff - SURROGATES.count)
  .map((nth) => String.fromCodePoint(nth < SURROGATES.first ? nth : nth + SURROGATES.count));
