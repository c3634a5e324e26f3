import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { io, type Socket } from 'socket.io-client';
import type { Frame } from '../../src/realtime/realtime.contract.js';
import { PASSWORD } from '../support/furnish.js';
import { ServerBed, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';

/** Two processes on one database: what one records, the other hears of. */
let bed: ServerBed;
let web: ServerProcess;
let worker: ServerProcess;
let socket: Socket;
const subjects: string[] = [];

beforeAll(async () => {
  bed = await ServerBed.make();
  [web, worker] = [await bed.start('web'), await bed.start('worker')];
  const answer = await fetch(`${web.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'li@desk.example', password: PASSWORD }) });
  socket = io(`${web.url}/console`, { path: '/socket.io', transports: ['websocket'], auth: { protocol: 1 }, extraHeaders: { cookie: answer.headers.get('set-cookie')!.split(';')[0]! } });
  socket.on('frame', (frame: Frame) => 'up' in frame && subjects.push(...frame.up.map((row) => row.subject)));
  await new Promise<void>((resolve) => socket.once('welcome', () => resolve()));
  await socket.emitWithAck('watch', { topics: [{ topic: 'view:unassigned' }] });
});
afterAll(async () => {
  socket?.disconnect();
  await bed?.stop();
});

async function mail(subject: string): Promise<void> {
  const smtp = createTransport({ host: '127.0.0.1', port: web.smtpPort, ignoreTLS: true });
  await smtp.sendMail({ from: 'wf@example.cn', to: 'support@desk.example', subject, text: 'hello' });
  smtp.close();
}

test('a mail taken by the web process is read by the worker and stands on the web process’s consoles', async () => {
  await mail('through two processes');
  await until('the frame', () => subjects.includes('through two processes'));
});

test('F20 the worker that led the log is killed: its successor leads, and nothing taken meanwhile is missing', async () => {
  await worker.kill();
  await mail('while nobody led');
  worker = await bed.start('worker');
  await until('the frame', () => subjects.includes('while nobody led'), 30_000);
});

test('F05 both stop cleanly when asked', async () => {
  expect(await worker.terminate()).toBe(0);
  expect(await web.terminate()).toBe(0);
});
