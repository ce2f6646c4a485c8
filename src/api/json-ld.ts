import { z } from 'zod';
import type { SpeakerKind } from '../extract/types.ts';
import type { Statement } from './statement.ts';

/** The context of the W3C Web Annotation data model; it has `schema:` for schema.org, too. */
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

export const JsonLd = z.object({ '@context': z.string(), '@graph': z.array(z.looseObject({ id: z.string(), type: z.string() })) });

/** So many code points before and after a quotation tell it from others. */
const AROUND = 32;

const SCHEMA_TYPES: Record<SpeakerKind, string> = {
  person: 'schema:Person',
  organization: 'schema:Organization',
  government: 'schema:GovernmentOrganization',
  group: 'schema:Organization',
};

/** Statements as one graph: of each, what was said (a schema.org Quotation) and where it stands (a W3C Web Annotation). Every id is an address. */
export const writeJsonLd = (statements: Statement[], base: string): string =>
  JSON.stringify({ '@context': CONTEXT, '@graph': statements.flatMap((statement) => [toQuotation(statement, base), toAnnotation(statement, base)]) });

type Node = Record<string, unknown>;

/** Without what is not known. */
const known = (node: Node): Node => Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== undefined));

const toQuotation = ({ text, speakers, saidOn, event, article, links, status, statusReason }: Statement, base: string): Node =>
  known({
    id: base + links.self,
    type: 'schema:Quotation',
    'schema:text': text,
    'schema:creativeWorkStatus': status === 'usable' ? null : status,
    'schema:correction': status === 'usable' ? null : statusReason,
    'schema:creator': speakers.map(({ id, name, kind, role }) =>
      known({ id: `${base}/speakers/${id}`, type: SCHEMA_TYPES[kind], 'schema:name': name, 'schema:jobTitle': kind === 'person' ? role : null }),
    ),
    'schema:dateCreated': saidOn?.date,
    [event?.relation === 'at' ? 'schema:recordedAt' : 'schema:about']:
      event && known({ id: `${base}/events/${event.id}`, type: 'schema:Event', 'schema:name': event.name, 'schema:startDate': event.date }),
    'schema:isPartOf': toArticle(article, base),
  });

const toArticle = ({ id, title, outlet, url, published }: Statement['article'], base: string): Node =>
  known({
    id: `${base}/articles/${id}`,
    type: 'schema:NewsArticle',
    'schema:headline': title,
    'schema:publisher': outlet === null ? null : { type: 'schema:Organization', 'schema:name': outlet },
    'schema:datePublished': published,
    'schema:url': url === null ? null : { id: url },
  });

/** Points into our text by position and words, and into the page by words. */
const toAnnotation = (statement: Statement, base: string): Node => {
  const { segments, article, links } = statement;
  const quotes = segments.map((segment) => known({ type: 'TextQuoteSelector', exact: segment.text, ...surroundings(statement, segment) }));
  const positions = segments.map(({ start, end }) => ({ type: 'TextPositionSelector', start, end }));
  const inText = segments.map((_, n) => ({ type: 'SpecificResource', source: `${base}/articles/${article.id}`, selector: [positions[n], quotes[n]] }));
  const inPage = article.url === null ? [] : quotes.map((selector) => ({ type: 'SpecificResource', source: article.url, selector }));
  return { id: `${base}${links.self}#annotation`, type: 'Annotation', motivation: 'identifying', body: base + links.self, target: [...inText, ...inPage] };
};

/** What stands before and after, where the sentences around are known. */
const surroundings = ({ context }: Statement, { start, end }: { start: number; end: number }): Node => {
  if (!context) return {};
  const excerpts = [context.before, context.sentence, context.after].filter((excerpt) => excerpt !== null);
  const holder = excerpts.find((excerpt) => excerpt.start <= start && end <= excerpt.end);
  if (!holder) return {};
  const points = Array.from(holder.text);
  const prefix = points.slice(Math.max(0, start - holder.start - AROUND), start - holder.start).join('');
  const suffix = points.slice(end - holder.start, end - holder.start + AROUND).join('');
  return { prefix: prefix || null, suffix: suffix || null };
};
