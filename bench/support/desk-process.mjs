// A whole Deskbell in a process of its own, on the database it is given; modules of a bench may be called inside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startApplication } from '../../dist/application.js';
import { SmtpReceiver } from '../../dist/channels/index.js';
import { AppConfig, readEnvironment } from '../../dist/platform/config/app-config.js';
import { ReadRows } from '../../dist/platform/database/read-rows.js';
import { SubscriptionRunner } from '../../dist/platform/log/subscription-runner.js';
import { answerCalls } from './child.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-bench-files-'));
let app;

answerCalls(
  {
    start: async ({ url, env }) => {
      const environment = readEnvironment({ PORT: '0', SMTP_LISTEN_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env });
      app = await startApplication(new AppConfig(environment, url), { quiet: true });
      return { origin: `http://127.0.0.1:${app.getHttpServer().address().port}`, smtpPort: app.get(SmtpReceiver).port };
    },
    inside: async ({ module, name, argument }) => (await import(new URL(module, import.meta.url)))[name](app, argument),
    /** CPU of this process so far, its threads included. */
    cpuMs: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    /** What is really held, buffers included: the heap's pages say nothing of a few kilobytes. Needs --expose-gc. */
    memoryKib: () => {
      globalThis.gc();
      const { heapUsed, external } = process.memoryUsage();
      return (heapUsed + external) / 1024;
    },
    settle,
    // Frees the database, so that it can be copied or filled behind the application's back.
    close: () => close(),
  },
  async () => {
    try {
      await close();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);

async function close() {
  await app?.close();
  app = undefined;
}

/** Resolves when every committed event has its position and every subscription has handled it. */
async function settle() {
  for (;;) {
    await app.get(SubscriptionRunner).drain();
    // Twice the partial index says "nothing" only when what the subscriptions recorded is through as well.
    if (!(await waiting())) {
      await app.get(SubscriptionRunner).drain();
      if (!(await waiting())) return;
    }
    await pause(20);
  }
}

const waiting = () => app.get(ReadRows).one('SELECT 1 FROM event WHERE position IS NULL UNION ALL SELECT 1 FROM intake WHERE disposition IS NULL LIMIT 1');
