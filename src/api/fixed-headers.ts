import type { FastifyReply, onRequestHookHandler } from 'fastify';

/** What a page at another origin may read of an answer, besides its body. */
const EXPOSED = ['Content-Location', 'ETag', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'].join(', ');

const FRAMEABLE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Reading is for everyone, and no cookie is ever looked at: any page may ask.
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': EXPOSED,
};
const EVERYWHERE = { ...FRAMEABLE, 'x-frame-options': 'DENY' };

/** Of an answer that is data, nothing is ever run or shown as a page. */
const FOR_DATA = { ...EVERYWHERE, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

/** The explorer runs its own scripts and no other; it styles its elements one by one and draws its pictures from `data:`. */
const FOR_EXPLORER = {
  ...EVERYWHERE,
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** A preview of a speaker is shown in frames of other pages: it is text alone, and nothing in it is run. */
const FOR_PREVIEW = { ...FRAMEABLE, 'content-security-policy': "default-src 'none'; frame-ancestors *" };

const fieldsFor = (url: string) => (/^\/docs\b/.test(url) ? FOR_EXPLORER : /^\/reconcile\/preview\b/.test(url) ? FOR_PREVIEW : FOR_DATA);

/** Sets what every answer carries, whatever it is. */
export const setFixedHeaders = (reply: FastifyReply): void => {
  const { url, id } = reply.request;
  reply.headers(fieldsFor(url)).header('x-request-id', id);
};

export const addFixedHeaders: onRequestHookHandler = (_request, reply, done) => {
  setFixedHeaders(reply);
  done();
};

/** How long a browser may remember what it is allowed to ask, in seconds. */
const PREFLIGHT_SECONDS = 86_400;

/** What a browser asks before a page of another origin may send a request. */
export const allowOtherOrigins = (reply: FastifyReply, methods: string): void => {
  reply.headers({
    'access-control-allow-methods': methods,
    'access-control-allow-headers': 'Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id',
    'access-control-max-age': PREFLIGHT_SECONDS,
  });
};
