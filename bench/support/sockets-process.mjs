// The agents' consoles: Socket.IO clients that note when each frame arrives.
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { answerCalls } from './child.mjs';
import { percentile } from './ratio.mjs';
import { nowMs } from './steady.mjs';

const AT_ONCE = 25;
/** The server's limit is 20 windows of a session. */
const WINDOWS = 20;
const groups = new Map();

function open(origin, session, group) {
  return new Promise((resolve, reject) => {
    const socket = io(`${origin}/console`, {
      transports: ['websocket'], forceNew: true, reconnection: false, auth: { protocol: 1 }, extraHeaders: session ? { cookie: `deskbell_session=${session}`, origin } : {},
    });
    group.sockets.push(socket);
    socket.on('frame', (frame) => {
      const at = nowMs();
      group.arrivals.push(frame.to, at);
      for (const row of frame.up) group.screens.push(at - Number(row.tags[0]?.slice(2)));
      if (frame.up.length > 0) group.frame = frame;
    });
    socket.once('connect_error', (error) => reject(new Error(`${error.message} ${JSON.stringify(error.data ?? '')}`)));
    socket.once('connect', () => socket.emit('watch', { topics: [{ topic: 'view:all-open' }] }, (ack) => (ack.denied?.length === 0 ? resolve() : reject(new Error(JSON.stringify(ack))))));
  });
}

answerCalls(
  {
    connect: async ({ name, origin, count, sessions }) => {
      const group = { sockets: [], arrivals: [], screens: [], frame: null };
      groups.set(name, group);
      for (let n = 0; n < count; n += AT_ONCE) {
        await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, i) => open(origin, sessions?.[Math.floor((n + i) / WINDOWS)], group)));
      }
    },
    /** Answers what arrived since the last call: milliseconds since each frame left, and since each change began. */
    arrived: async ({ name, emitted }) => {
      const group = groups.get(name);
      await pause(300);
      const left = new Map(emitted);
      const sending = [];
      for (let i = 0; i < group.arrivals.length; i += 2) {
        const at = left.get(group.arrivals[i]);
        if (at !== undefined) sending.push(group.arrivals[i + 1] - at);
      }
      const { screens } = group;
      [group.arrivals, group.screens] = [[], []];
      return { count: sending.length, sendP50: percentile(sending, 0.5), sendP99: percentile(sending, 0.99), screenP50: percentile(screens, 0.5), screenP99: percentile(screens, 0.99), frame: group.frame };
    },
  },
  async () => {
    for (const { sockets } of groups.values()) for (const socket of sockets) socket.disconnect();
  },
);
