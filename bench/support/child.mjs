import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PATIENCE_MS = 60_000;

/** Starts a process of its own that answers `call(name, argument)`; it ends when `stop()` or our own end closes the channel. */
export async function startChild(file, { execArgv = [], env = {} } = {}) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2, 'ipc'] });
  const waiting = new Map();
  let next = 0;
  child.on('message', ({ id, value, error }) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(new Error(error));
    else call?.resolve(value);
  });
  const ended = once(child, 'exit').then(([code]) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with code ${code}`));
    waiting.clear();
  });
  const call = (name, argument) =>
    new Promise((resolve, reject) => {
      waiting.set(next, { resolve, reject });
      child.send({ id: next++, name, argument });
    });
  await call('ready');
  return {
    call,
    async stop() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** The other side: answers calls by name. `close` runs when the parent lets go or is gone. */
export function answerCalls(handlers, close = async () => undefined) {
  process.on('message', async ({ id, name, argument }) => {
    const answer = await Promise.resolve()
      .then(() => (name === 'ready' ? null : handlers[name](argument)))
      .then((value) => ({ id, value }), (error) => ({ id, error: error.stack ?? String(error) }));
    if (process.connected) process.send(answer);
  });
  // Ctrl-C reaches the whole group: the parent decides when it is time to go.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => close().then(() => process.exit(0), () => process.exit(1)));
}
