// Keeps a PostgreSQL server in a temporary directory until the parent lets go, however the parent ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded-postgres/embedded-postgres.js';
import { answerCalls } from './child.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-bench-'));
let server;
answerCalls(
  {
    // Durable: what an fsync costs is part of what is measured.
    start: async () => {
      server = await startEmbeddedPostgres({ dataDir, durable: true });
      return { url: server.url, superuserUrl: server.superuserUrl };
    },
  },
  async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  },
);
