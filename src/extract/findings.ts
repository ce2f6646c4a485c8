import { hasFiniteVerb } from './finite-verbs.ts';
import { DOCUMENTS, FINDERS, HEARERS } from './lexicon/cues.ts';
import { BODY_NOUNS } from './lexicon/organizations.ts';
import type { Document } from './sentences.ts';
import { touching } from './spans.ts';
import type { Span } from './types.ts';
import { lexiconKey } from './word-classes.ts';

type Found = { cue: Span; source: Span | null; segments: Span[] };

/**
 * What a document, a body or those who study find is told as what they say, and so is what a court hears:
 *
 *     The study found that the pumps had failed.
 *     The pumps had failed, a jury heard.
 */
export const isFinding = (document: Document, { cue, source, segments }: Found): boolean => {
  const lemmas = touching(document.tokens, cue).map(({ lemma }) => lemma);
  const isClause = segments.some((segment) => hasFiniteVerb(document, segment));
  if (lemmas.includes('hear')) return isClause && (source === null || isHearer(document, source));
  if (!source || !lemmas.includes('find')) return false;
  return heads(document, source).some((word) => DOCUMENTS.has(word)) || (isClause && isFinder(document, source));
};

const heads = ({ tokens }: Document, source: Span): string[] => touching(tokens, source).map((token) => lexiconKey(token).replace(/s$/, ''));

const isFinder = (document: Document, source: Span): boolean =>
  heads(document, source).some((word) => FINDERS.has(word) || BODY_NOUNS.has(word)) ||
  /^(which|\p{Lu}{2,})$/u.test(document.text.slice(source.start, source.end));

const isHearer = (document: Document, source: Span): boolean => heads(document, source).some((word) => HEARERS.has(word));
