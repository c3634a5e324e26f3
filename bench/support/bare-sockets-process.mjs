// Socket.IO with nothing behind it, set up as the desk's is: what sending costs at the least.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Server } from 'socket.io';
import { answerCalls } from './child.mjs';
import { atRate, nowMs } from './steady.mjs';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
const consoles = io.of('/console');
consoles.on('connection', (socket) => socket.on('watch', (_, ack) => ack({ position: 0, denied: [], resync: [] })));

answerCalls(
  {
    start: async () => {
      http.listen(0, '127.0.0.1');
      await once(http, 'listening');
      return `http://127.0.0.1:${http.address().port}`;
    },
    /** The same frame to everybody, `perSecond` times a second; answers when each left. */
    emit: async ({ frame, perSecond, seconds }) => {
      const emitted = [];
      await atRate(perSecond, seconds, (n) => {
        emitted.push([n, nowMs()]);
        consoles.emit('frame', { ...frame, to: n });
      });
      return emitted;
    },
    cpuMs: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
  },
  async () => void io.close(),
);
