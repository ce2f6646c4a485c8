import Fastify from 'fastify';

/** A Fastify route without hooks that sends the bytes it is given on standard input, from memory. */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const body = Buffer.concat(chunks);
const app = Fastify();
app.get('/', (_request, reply) => {
  reply.type('application/json; charset=utf-8');
  return reply.send(body);
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${app.listeningOrigin}\n`);
