import type { PageNode } from './page.ts';

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/** Elements that stand within a line; every other begins one of its own. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements of which nothing is text. */
const SILENT = new Set('head script style noscript template svg math canvas audio video object iframe button select textarea'.split(' '));

/** The text of a part of a page: a paragraph a block, an empty line between them, and as a reader sees it. */
export const textOf = (part: PageNode): string => {
  const pieces: string[] = [];
  addText(part, pieces);
  return pieces
    .join('')
    .split('\f')
    .map((block) => block.split('\n').map(tidy).filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n');
};

/** A form feed, which no text has, stands between blocks, and a line feed for a break. */
const addText = (node: PageNode, pieces: string[]): void => {
  if (node.nodeType === TEXT_NODE) pieces.push(node.textContent.replace(/\s+/g, ' '));
  if (node.nodeType !== ELEMENT_NODE || SILENT.has(node.localName)) return;
  const [before, after] = marksOf(node.localName);
  pieces.push(before);
  for (const child of node.childNodes) addText(child, pieces);
  pieces.push(after);
};

const marksOf = (name: string): [before: string, after: string] => {
  if (name === 'br') return ['\n', ''];
  if (name === 'q') return ['“', '”'];
  return INLINE.has(name) ? ['', ''] : ['\f', '\f'];
};

/** Soft hyphens and what has no width say where a line may end, and are no part of a word; joiners are. */
const tidy = (line: string): string =>
  line
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** One line of text, or null when there is none. */
export const lineOf = (text: string | null | undefined): string | null => tidy((text ?? '').replace(/\s+/g, ' ')) || null;
