// The load, in a process of its own: HTTP requests, mails and bare statements, on connections that stay open.
import { bareTicket, openBareWriter } from './bare-accept.mjs';
import { answerCalls } from './child.mjs';
import { isWholeHttp, isWholeSmtp, openSocket, readHttp } from './line-socket.mjs';
import { makeMail } from './mails.mjs';
import { keepBusy } from './pace.mjs';
import { percentile } from './ratio.mjs';

let writer;
let sockets = [];
let sent = 0;

const request = (method, path, key, body = '') =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\n${body ? 'Content-Type: application/json\r\n' : ''}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

async function page(path, key) {
  const { status, body } = readHttp(await sockets[0].ask(request('GET', path, key)));
  if (status !== 200) throw new Error(body);
  return JSON.parse(body);
}

async function measured(lanes, seconds, work) {
  const { perSecond, count, times } = await keepBusy({ lanes, seconds, work });
  return { perSecond, count, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

answerCalls(
  {
    openBare: async ({ url, ...options }) => {
      writer = await openBareWriter(url, options);
    },
    bare: ({ seconds, connections }) => measured(connections, seconds, (lane) => writer.write(lane, sent++)),
    openHttp: async ({ port, connections }) => {
      sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(port, { isWhole: isWholeHttp })));
    },
    tickets: ({ key, seconds }) =>
      measured(sockets.length, seconds, async (lane) => {
        const { subject, text, address, name } = bareTicket(sent++);
        const answer = await sockets[lane].ask(request('POST', '/api/v1/tickets', key, JSON.stringify({ subject, text, customer: { name, email: address } })));
        if (readHttp(answer).status !== 201) throw new Error(answer);
      }),
    /** One after another on the first connection: what a person waits for. */
    get: async ({ path, key, count }) => {
      const times = [];
      for (let n = 0; n < count; n += 1) {
        const began = performance.now();
        await page(path, key);
        times.push(performance.now() - began);
      }
      return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
    },
    /** The cursor of a deep page, reached as a reader reaches it. */
    walk: async ({ path, key, pages }) => {
      let cursor = '';
      for (let n = 1; n < pages; n += 1) {
        ({ nextCursor: cursor } = await page(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path, key));
        if (!cursor) throw new Error(`the list ends at page ${n}`);
      }
      return cursor;
    },
    openSmtp: async ({ port, connections }) => {
      sockets = await Promise.all(Array.from({ length: connections }, async () => {
        const socket = await openSocket(port, { isWhole: isWholeSmtp });
        await socket.next();
        await socket.ask('EHLO mail.example\r\n');
        return socket;
      }));
    },
    mails: ({ seconds, bytes }) =>
      measured(sockets.length, seconds, async (lane) => {
        const seed = sent++;
        const mail = makeMail({ seed, bytes, from: `customer${seed % 1000}@mail.example`, to: 'support@desk.example' });
        const socket = sockets[lane];
        for (const command of [`MAIL FROM:<customer${seed % 1000}@mail.example>`, 'RCPT TO:<support@desk.example>', 'DATA', `${mail.replaceAll(/^\./gm, '..')}\r\n.`]) {
          const answer = await socket.ask(`${command}\r\n`);
          if (!/^[23]/.test(answer)) throw new Error(`${command.slice(0, 40)}: ${answer}`);
        }
      }),
    closeSockets: () => {
      for (const socket of sockets) socket.close();
      sockets = [];
    },
  },
  async () => {
    for (const socket of sockets) socket.close();
    await writer?.close();
  },
);
