import { randomBytes } from 'node:crypto';
import pg from 'pg';

interface TestServer {
  superuserUrl: string;
  applicationUrl: string;
  template: string;
}

export interface TestDatabase {
  url: string; // as the application sees it: the role owns the database and is no superuser
  drop(): Promise<void>;
}

/** A database of its own for a test file, with the whole schema: a copy of the migrated template (20–30 ms).
 *  Drop it in afterAll; connections still open are cut. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { applicationUrl, template } = testServer();
  const name = `test_${process.env['JEST_WORKER_ID'] ?? 0}_${randomBytes(6).toString('hex')}`;
  const url = new URL(applicationUrl);
  const owner = pg.escapeIdentifier(decodeURIComponent(url.username));
  await runAsSuperuser(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE ${template} STRATEGY FILE_COPY`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runAsSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** The superuser's way into the test server, for what the application's role may not do: cutting connections, looking at
 *  pg_stat_activity. */
export function testSuperuserUrl(): string {
  return testServer().superuserUrl;
}

function testServer(): TestServer {
  const said = process.env['DESKBELL_TEST_SERVER'];
  if (!said) throw new Error('No test server: only Jest projects with globalSetup (onPostgres in jest.config.js) have PostgreSQL.');
  return JSON.parse(said) as TestServer;
}

async function runAsSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testServer().superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
