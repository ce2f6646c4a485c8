import { lineOf } from './page-text.ts';
import type { Page, PageNode } from './page.ts';

const SCRIPTS = 'script, style, noscript, template, svg, iframe';

/** Elements that are never the article speaking. */
const NEVER = [
  'nav, aside, footer, form, dialog, button, figure, figcaption, audio, video',
  '[hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=contentinfo], [role=dialog], [role=alertdialog], [role=banner], [role=search]',
].join(', ');

/** Words in the class or id of an element that say it is not the article. */
const MARKS = new RegExp(
  `(^|[\\s_-])(${[
    'captions?|credits?|bylines?|author-bio|tags|tag-list|breadcrumbs?|pagination|menu|sidebar|toolbar',
    'comments?|disqus|share|sharing|social|newsletters?|subscribe|paywall',
    'cookies?|consent|gdpr|promos?|adverts?|advertisement|ads?|sponsored',
    'related|recommended|recommendations?|read-?more|see-?also|most-?read|trending',
    'sr-only|visually-hidden|screen-reader|screen-reader-text|skip-link',
  ].join('|')})([\\s_-]|$)`,
  'i',
);

/** Where the article is, or begins: the first of each. */
const LANDMARKS = ['[itemprop=articleBody]', 'article', 'main, [role=main]', 'h1'];

/** So many links make a menu of what is hardly anything else. */
const MENU_LINKS = 3;

/** *Published on* and the like around a date, in signs. */
const DATE_WORDS = 20;

/** Takes out of a page what is not its article: also its title, which is known apart. What holds the article stays, whatever it is called. */
export const removeFurniture = (page: Page, title: string | null): void => {
  removeFrom(page, SCRIPTS, () => true);
  const article = holdersOf(page);
  removeFrom(page, NEVER, (element) => !article(element));
  removeFrom(page, '[class], [id]', (element) => isMarked(element) && !article(element));
  removeFrom(page, 'ul, ol, table, td, div, section, p', (element) => isMenu(element) && !article(element));
  removeFrom(page, 'h1', (heading) => lineOf(heading.textContent) === title);
  removeFrom(page, 'time', isDateLine);
};

const removeFrom = (page: Page, selector: string, isFurniture: (element: PageNode) => boolean): void => {
  for (const element of [...page.querySelectorAll(selector)]) if (isFurniture(element)) element.remove();
};

/** Is an element one that the article is in? Where nothing says where that is: one that holds most of the page. */
const holdersOf = (page: Page): ((element: PageNode) => boolean) => {
  const most = page.body.textContent.length / 2;
  const holders = new Set(LANDMARKS.flatMap((landmark) => lineageOf(page.querySelector(landmark))));
  if (holders.size === 0) return (element) => element.textContent.length > most;
  return (element) => holders.has(element);
};

/** A node and all that it is in. */
const lineageOf = (node: PageNode | null): PageNode[] => {
  const lineage = [];
  for (let at = node; at; at = at.parentNode) lineage.push(at);
  return lineage;
};

const isMenu = (element: PageNode): boolean => {
  const links = [...element.querySelectorAll('a[href]')];
  return links.length >= MENU_LINKS && links.reduce((sum, { textContent }) => sum + textContent.trim().length, 0) > 0.8 * element.textContent.trim().length;
};

/** Does a time stand for itself, and not in a sentence? */
const isDateLine = (time: PageNode): boolean => {
  const block = blockOf(time);
  return /^(article|main|header)$/.test(block.localName) || block.textContent.trim().length < time.textContent.trim().length + DATE_WORDS;
};

/** The element that a line stands in. */
const blockOf = (node: PageNode): PageNode => {
  const parent = node.parentNode;
  return parent && /^(a|abbr|b|em|i|small|span|strong|time)$/.test(parent.localName) ? blockOf(parent) : (parent ?? node);
};

const isMarked = (element: PageNode): boolean => MARKS.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 1000));
