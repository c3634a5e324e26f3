// The keeper of the test server: a process of its own, so that the server ends and its files vanish however Jest ends (kill -9 too),
// and so that migrations load here as real ES modules. Says one line of JSON on descriptor 3 when ready; ends when its standard input closes.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres/embedded-postgres.js';

interface TestServer {
  superuserUrl: string;
  applicationUrl: string; // whose role owns the databases of the tests, as it does in production
  close(): Promise<void>;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
const parentGone = once(process.stdin.resume(), 'close');

const server = process.env['TEST_DATABASE_URL'] ? foreignServer(process.env['TEST_DATABASE_URL']) : await ownServer();
const template = process.env['TEST_DATABASE_URL'] ? `deskbell_template_${randomBytes(4).toString('hex')}` : 'deskbell_template';
try {
  const owner = new URL(server.applicationUrl).username;
  await runAsSuperuser(`CREATE DATABASE ${template} OWNER ${pg.escapeIdentifier(decodeURIComponent(owner))}`);
  await migrateTemplate();
  answer({ superuserUrl: server.superuserUrl, applicationUrl: server.applicationUrl, template });
  await parentGone;
} finally {
  await server.close();
}
process.exit();

function answer(whereabouts: object): void {
  try {
    writeSync(3, `${JSON.stringify(whereabouts)}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error; // Jest was interrupted meanwhile: close in order
  }
}

async function ownServer(): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-test-'));
  chmodSync(dataDir, 0o755); // mkdtemp makes it 0700; under root the server runs as nobody
  const { superuserUrl, url, stop } = await startEmbeddedPostgres({ dataDir, durable: false });
  return {
    superuserUrl,
    applicationUrl: url,
    close: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function foreignServer(superuserUrl: string): TestServer {
  return { superuserUrl, applicationUrl: superuserUrl, close: () => runAsSuperuser(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`) };
}

async function migrateTemplate(): Promise<void> {
  const source = new URL('../../src/platform/database/migrate.ts', import.meta.url);
  if (!existsSync(source)) return; // no schema yet
  const { migrate } = await import(source.href) as { migrate(url: string): Promise<void> };
  const url = new URL(server.applicationUrl);
  url.pathname = `/${template}`;
  await migrate(url.href);
}

async function runAsSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
