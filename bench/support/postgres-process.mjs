// Keeps a PostgreSQL server in a temporary directory until the parent lets go, however the parent ends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded-postgres/embedded-postgres.js';
import { answerCalls } from './child.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-bench-'));
chmodSync(dataDir, 0o755); // under root the server runs as nobody, and must find its files here
let starting;
answerCalls(
  {
    // Durable: what an fsync costs is part of what is measured.
    start: async () => {
      starting = startEmbeddedPostgres({ dataDir, durable: true });
      const { url, superuserUrl } = await starting;
      return { url, superuserUrl };
    },
  },
  async () => {
    try {
      await (await starting)?.stop();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
