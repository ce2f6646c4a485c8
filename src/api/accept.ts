import type { onRequestHookHandler } from 'fastify';
import { ProblemError } from './problem.ts';

/** Refuses a request whose `Accept` field leaves out the one format that its path gives. */
export const gives =
  (format: string): onRequestHookHandler =>
  (request, _reply, done) => {
    done(accepts(request.headers.accept, format) ? undefined : new ProblemError('not-acceptable', `This path gives ${format} only.`));
  };

/** Does an `Accept` field allow the format? The most specific range decides (RFC 9110, 12.5.1). */
const accepts = (field: string | undefined, format: string): boolean => {
  if (field === undefined || field.trim() === '') return true;
  const ranges = new Map(field.toLowerCase().split(',').map(toRange));
  const quality = [format, format.replace(/\/.*/, '/*'), '*/*'].map((range) => ranges.get(range)).find((known) => known !== undefined);
  return quality !== undefined && quality > 0;
};

const toRange = (range: string): [string, number] => {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return [type, quality === undefined ? 1 : Number(quality)];
};
