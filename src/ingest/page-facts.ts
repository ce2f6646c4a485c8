import { z } from 'zod';
import { PublishedInput, UrlInput } from './article-input.ts';
import type { Page } from './page.ts';
import { lineOf } from './page-text.ts';

/** What a page says of its article; null where it does not. */
export type PageFacts = {
  title: string | null;
  outlet: string | null;
  author: string | null;
  published: string | null;
  language: string | null;
  url: string | null;
};

/** Reads what a page says of its article: in JSON-LD, else in its meta fields, else in its marks. */
export const readFacts = (page: Page): PageFacts => {
  const linked = findArticle(page);
  const meta = metaFields(page);
  const first = (...values: (string | null | undefined)[]): string | null => values.find((value) => value != null) ?? null;
  return {
    title: first(...namesIn(linked.headline), ...namesIn(linked.name), meta('og:title'), meta('twitter:title'), onlyHeading(page), titleOf(page)),
    outlet: first(...namesIn(linked.publisher), meta('og:site_name'), meta('application-name'), meta('publisher')),
    author: lineOf(authorsOf(linked, [meta('author'), meta('article:author'), meta('parsely-author'), meta('byl')]).join(', ')),
    published: dateOf([linked.datePublished, ...DATE_FIELDS.map(meta), ...timesOf(page)]),
    language: languageOf([...namesIn(linked.inLanguage), page.documentElement.getAttribute('lang'), meta('content-language'), meta('og:locale')]),
    url: urlOf([page.querySelector('link[rel~=canonical][href]')?.getAttribute('href'), meta('og:url'), ...placesIn(linked.mainEntityOfPage), linked.url]),
  };
};

type Linked = Record<string, unknown>;

const isObject = (value: unknown): value is Linked => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first thing of the page's JSON-LD that is an article. */
const findArticle = (page: Page): Linked => {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => parseJson(textContent));
  const things = scripts.flatMap((given) => [given].flat()).flatMap((thing) => (isObject(thing) ? [thing, ...[thing['@graph'] ?? []].flat()] : []));
  return things.filter(isObject).find((thing) => [thing['@type']].flat().some((type) => /(Article|BlogPosting|Report)$/.test(String(type)))) ?? {};
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What a value of JSON-LD is called: a text, a thing with a name, or several. */
const namesIn = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => lineOf(typeof one === 'string' ? decodeEntities(one) : isObject(one) && typeof one.name === 'string' ? one.name : null) ?? []);

/** Some write the text of JSON-LD as if it were HTML. */
const decodeEntities = (text: string): string => text.replace(/&(amp|quot|#0?39|apos|lt|gt|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
const ENTITIES: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': '’', '&#039;': '’', '&apos;': '’', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ' };

const placesIn = (value: unknown): unknown[] => [value].flat().map((one) => (isObject(one) ? (one['@id'] ?? one.url) : one));

/** The first value of each meta field, by `property`, `name` or `itemprop`. */
const metaFields = (page: Page): ((name: string) => string | undefined) => {
  const fields = new Map<string, string>();
  for (const meta of page.querySelectorAll('meta[content]')) {
    const name = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop') ??
      meta.getAttribute('http-equiv') ??
      ''
    ).toLowerCase();
    const content = lineOf(meta.getAttribute('content'));
    if (content !== null && !fields.has(name)) fields.set(name, content);
  }
  return (name) => fields.get(name);
};

const DATE_FIELDS = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'pubdate',
  'publishdate',
  'date',
];

const onlyHeading = (page: Page): string | null => {
  const [heading, ...others] = page.querySelectorAll('h1');
  return others.length === 0 ? lineOf(heading?.textContent) : null;
};

/** Behind a stroke of the title stands the outlet. */
const titleOf = (page: Page): string | null => lineOf(lineOf(page.querySelector('title')?.textContent)?.replace(/\s[|–—»-]\s[^|–—»]{1,40}$/, ''));

/** Names, not the addresses that some give in their place. */
const authorsOf = (linked: Linked, fields: (string | undefined)[]): string[] => {
  const isName = (name: string): boolean => !/^https?:|^@|\.(com|net|org)$/i.test(name);
  const named = namesIn(linked.author).filter(isName);
  const others = fields.flatMap((field) => (field !== undefined && isName(field) ? [field] : [])).slice(0, 1);
  return [...new Set((named.length > 0 ? named : others).map((name) => name.replace(/^by\s+/i, '')))];
};

/** When the article appeared, by its own mark; a list of others’ has many. */
const timesOf = (page: Page): (string | null)[] => {
  const marked = page.querySelector('time[itemprop=datePublished][datetime], time[pubdate][datetime]');
  const inHead = page.querySelector('article time[datetime], main time[datetime], header time[datetime]');
  return [marked, inHead, page.querySelector('time[datetime]')].map((time) => time?.getAttribute('datetime') ?? null);
};

const firstValid = <Value>(schema: z.ZodType<Value>, values: unknown[]): Value | null => {
  for (const value of values) {
    const { data, success } = schema.safeParse(typeof value === 'string' ? value.trim() : value);
    if (success) return data;
  }
  return null;
};

const dateOf = (values: unknown[]): string | null => firstValid(PublishedInput, values);

const LanguageTag = z
  .string()
  .transform((tag) => tag.replaceAll('_', '-'))
  .refine((tag) => /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(tag));

/** `en` of `en-US` and `en_GB`. */
const languageOf = (values: unknown[]): string | null => firstValid(LanguageTag, values)?.replace(/-.*/, '').toLowerCase() ?? null;

/** An address of an article, not of the whole site, as careless pages give for all of theirs. */
const ArticleUrl = UrlInput.refine((url) => URL.canParse(url) && new URL(url).pathname + new URL(url).search !== '/');

const urlOf = (values: unknown[]): string | null => firstValid(ArticleUrl, values);
