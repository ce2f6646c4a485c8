import type { FastifyRequest } from 'fastify';

/** Where this service is, as the client sees it: `https://onrecord.example`. What is no host is not repeated. */
export const baseUrlOf = ({ protocol, host }: FastifyRequest): string =>
  `${protocol}://${/^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host) ? host : 'localhost'}`;
