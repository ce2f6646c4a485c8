import { isIPv6 } from 'node:net';
import type { onRequestHookHandler } from 'fastify';
import { ProblemError } from './problem.ts';

/** How many requests a client may make in each stretch of so many seconds. */
export type RateLimit = { quota: number; seconds: number };

/** Of more clients than that in one stretch, counting begins anew. */
const MAX_CLIENTS = 100_000;

/**
 * Refuses the requests of a client beyond its quota, and tells all how much is left, as `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers-10). A client is an IPv4 address or, since each has many, the first half of an IPv6 address.
 */
export const limitRate = ({ quota, seconds }: RateLimit): onRequestHookHandler => {
  const policy = `"default";q=${quota};w=${seconds}`;
  const used = new Map<string, number>();
  let ends = 0;
  return (request, reply, done) => {
    const now = performance.now() / 1000;
    if (now >= ends || used.size > MAX_CLIENTS) {
      used.clear();
      ends = now + seconds;
    }
    const client = clientOf(request.ip);
    const count = (used.get(client) ?? 0) + 1;
    used.set(client, count);
    const wait = Math.min(seconds, Math.ceil(ends - now));
    reply.header('ratelimit-policy', policy).header('ratelimit', `"default";r=${Math.max(0, quota - count)};t=${wait}`);
    if (count <= quota) {
      done();
      return;
    }
    reply.header('retry-after', wait);
    done(new ProblemError('rate-limited', `${quota} requests in ${seconds} seconds are what a client may make. Go on in ${wait} s.`));
  };
};

/** An IPv6 address as its first four groups, an IPv4 address as it is, also when it is written as one of IPv6. */
const clientOf = (address: string): string => {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  return [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
};
