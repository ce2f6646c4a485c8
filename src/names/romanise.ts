/** Cyrillic letters, of Russian first, then of its neighbours, as English-language news writes them. */
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o' },
    ...{ п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
    ...{ і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'gj', ќ: 'kj', ѕ: 'dz' },
  }),
);

/** A folded word in Latin letters; of another script, as it is. Folding has taken the marks of `й` and `ё` off: those are `и` and `е` here. */
export const romanise = (word: string): string => word.replace(/\p{sc=Cyrillic}/gu, (letter) => LATIN.get(letter) ?? letter);

export const isCyrillic = (text: string): boolean => /\p{sc=Cyrillic}/u.test(text);

/** What the romanisations of one Cyrillic word have in common, applied in this order. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/x/g, 'ks'],
  [/kh/g, 'h'],
  [/zh/g, 'z'],
  [/ts|tz/g, 'c'],
  [/ch/g, 'c'],
  [/(o|e)ff$/g, '$1v'],
  [/[yji]+e(?!$)/g, 'e'],
  [/yo/g, 'e'],
  [/[yj]/g, 'i'],
  [/ii+/g, 'i'],
];

/** A folded word as the key that all common romanisations of one name share: `рябков`, `ryabkov` and `riabkov` give `riabkov`. */
export const soundOf = (word: string): string => SAME_SOUND.reduce((sound, [pattern, common]) => sound.replace(pattern, common), romanise(word));

/** Does a name in Latin letters look like one that was written in Cyrillic? */
export const looksSlavic = (name: string): boolean =>
  /(?:[oe]va?|yov|sk(?:y|yy|iy|ii|ij|i|aya|aia|oy|oi)|[ei]nko|chuk|[yi]uk|v[iy]ch|shvili|adze|idze|off)(?: |$)/.test(name);
