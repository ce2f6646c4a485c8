import { parseHTML } from 'linkedom';
import { ArticleInputError } from './article-input.ts';

/** What we use of a node of a page; linkedom's own types would bring those of a browser. */
export type PageNode = {
  nodeType: number;
  /** In small letters; not that of a text. */
  localName: string;
  textContent: string;
  childNodes: Iterable<PageNode>;
  parentNode: PageNode | null;
  attributes: Iterable<{ name: string; value: string }>;
  setAttribute: (name: string, value: string) => void;
  getAttribute: (name: string) => string | null;
  querySelector: (selector: string) => PageNode | null;
  querySelectorAll: (selector: string) => Iterable<PageNode>;
  append: (node: PageNode) => void;
  remove: () => void;
};

/** A page, parsed. */
export type Page = PageNode & { body: PageNode; documentElement: PageNode };

/** The most HTML a page may have, in bytes of UTF-8. */
export const MAX_HTML_BYTES = 10_000_000;

/** No page of news has as many; a parser makes a piece of each sign that begins something. */
const MAX_SIGNS = 200_000;
const MAX_ELEMENTS = 30_000;

/** Browsers go no deeper. */
const MAX_DEPTH = 512;

/** Parses a page. Throws ArticleInputError when it has more in it than any page of news, so that nothing after has to fear its size. */
export const parsePage = (html: string): Page => {
  if (Buffer.byteLength(html) > MAX_HTML_BYTES) throw tooLarge(`longer than ${MAX_HTML_BYTES} bytes`);
  if ((html.match(/[<&]/g)?.length ?? 0) > MAX_SIGNS) throw tooLarge(`made of more than ${MAX_SIGNS} tags and entities`);
  const document = parse(html);
  checkShape(document);
  return document;
};

/** The first element is the whole document for linkedom: one that is no page is put into one. */
const parse = (html: string): Page => {
  const { document } = parseHTML(html) as unknown as { document: Page };
  if ((document.documentElement as PageNode | null)?.localName !== 'html')
    return (parseHTML(`<html><head></head><body>${html}</body></html>`) as unknown as { document: Page }).document;
  // The tags of the body may be left out.
  for (const node of [...document.documentElement.childNodes]) if (!/^(head|body)$/.test(node.localName)) document.body.append(node);
  return document;
};

const tooLarge = (what: string): ArticleInputError => new ArticleInputError('too-large', `html is ${what}`);

/** linkedom leaves the names of attributes as old pages write them, and then does not find them. */
const lowerNames = (element: PageNode): void => {
  for (const { name, value } of [...element.attributes]) if (/[A-Z]/.test(name)) element.setAttribute(name.toLowerCase(), value);
};

const checkShape = (page: Page): void => {
  const depths = new Map<PageNode, number>();
  for (const element of page.querySelectorAll('*')) {
    const depth = ((element.parentNode && depths.get(element.parentNode)) ?? 0) + 1;
    depths.set(element, depth);
    if (depth > MAX_DEPTH) throw tooLarge(`nested more than ${MAX_DEPTH} deep`);
    lowerNames(element);
    if (depths.size > MAX_ELEMENTS) throw tooLarge(`made of more than ${MAX_ELEMENTS} elements`);
  }
};
