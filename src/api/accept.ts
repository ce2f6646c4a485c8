import type { onRequestHookHandler } from 'fastify';
import { ProblemError } from './problem.ts';

/** Refuses a request whose `Accept` field leaves out the one media type that its path gives. */
export const gives =
  (mediaType: string): onRequestHookHandler =>
  (request, _reply, done) => {
    done(qualityOf(request.headers.accept, mediaType) > 0 ? undefined : new ProblemError('not-acceptable', `This path gives ${mediaType} only.`));
  };

/** How much an `Accept` field wants a media type, from 0 to 1: the most specific range decides (RFC 9110, 12.5.1). */
export const qualityOf = (field: string | undefined, mediaType: string): number => {
  if (field === undefined || field.trim() === '') return 1;
  const ranges = new Map(field.toLowerCase().split(',').map(toRange));
  const quality = [mediaType, mediaType.replace(/\/.*/, '/*'), '*/*'].map((range) => ranges.get(range)).find((known) => known !== undefined);
  return quality !== undefined && quality > 0 ? quality : 0;
};

const toRange = (range: string): [string, number] => {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return [type, quality === undefined ? 1 : Number(quality)];
};
