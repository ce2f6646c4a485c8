import { Readability } from '@mozilla/readability';
import { ArticleInputError } from './article-input.ts';
import { removeFurniture } from './furniture.ts';
import type { Page, PageNode } from './page.ts';
import { parsePage } from './page.ts';
import type { PageFacts } from './page-facts.ts';
import { readFacts } from './page-facts.ts';
import { textOf } from './page-text.ts';

/** The article of a page: its text, and what the page says of it. */
export type PageArticle = PageFacts & { text: string };

/** What is shorter, Readability may have missed the article for. */
const SHORT = 250;

/**
 * Finds the article in a page: the text without menus, captions, comments and notices, and title, outlet, author, date, language and address as the page gives them.
 * Throws ArticleInputError when it holds no text, or more than any page. Takes time in proportion to the page: a server does it in an engine, not in its event loop.
 */
export const readHtml = (html: string): PageArticle => {
  const page = parsePage(html);
  const facts = readFacts(page);
  removeFurniture(page, facts.title);
  const whole = textOf(page.querySelector('article') ?? page.querySelector('main, [role=main]') ?? page.body);
  const text = longerOf(whole, bodyOf(page));
  if (text === '') throw new ArticleInputError('invalid-body', 'html holds no text of an article');
  return { ...facts, text };
};

/** What Readability leaves, unless it left next to nothing. */
const longerOf = (whole: string, body: string): string => (body.length >= Math.min(SHORT, whole.length) ? body : whole);

const bodyOf = (page: Page): string => {
  try {
    const found = new Readability<PageNode>(page, { charThreshold: SHORT, serializer: (node: unknown) => node as PageNode }).parse();
    return found?.content ? textOf(found.content) : '';
  } catch {
    // It was made for what browsers make of a page, and fails on what they would mend.
    return '';
  }
};
