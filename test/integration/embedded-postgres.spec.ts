import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded-postgres/embedded-postgres.js';

let dataDir: string;
let cleanups: (() => unknown)[];

// A cluster that was started once and stopped. Most tests begin with a copy of it: making one takes over a second.
let stopped: string;
beforeAll(async () => {
  stopped = emptyDirectory();
  await (await startEmbeddedPostgres({ dataDir: stopped })).stop();
});
afterAll(() => rmSync(stopped, { recursive: true, force: true }));

beforeEach(() => {
  dataDir = emptyDirectory();
  cleanups = [() => rmSync(dataDir, { recursive: true, force: true })];
  execFileSync('cp', ['-a', `${stopped}/.`, dataDir]);
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

describe('the embedded PostgreSQL', () => {
  it('starts from nothing, on loopback, with a role that owns its database and is no superuser', async () => {
    beginFromNothing();
    const server = await start();
    expect(server.url).toMatch(new RegExp(`^postgres://deskbell:[\\w-]{32}@127\\.0\\.0\\.1:${server.port}/deskbell$`));
    expect(server.reused).toBe(false);
    const [row] = await ask(server.url, `SELECT current_user AS me, usesuper, current_setting('server_encoding') AS encoding,
      current_setting('max_connections') AS connections, current_setting('listen_addresses') AS addresses FROM pg_user WHERE usename = current_user`);
    expect(row).toEqual({ me: 'deskbell', usesuper: false, encoding: 'UTF8', connections: '200', addresses: '127.0.0.1' });
    const [inPostgres] = await ask(server.superuserUrl, 'SELECT current_database() AS name');
    expect(inPostgres).toEqual({ name: 'postgres' });
  });

  it('keeps its passwords where only its owner reads them', async () => {
    await start();
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
  });

  it('has its data again after a stop, and is gone in between', async () => {
    const first = await start();
    await ask(first.url, "CREATE TABLE promise AS SELECT '转账未到账' AS subject");
    await first.stop();
    expect(await listens(first.port)).toBe(false);
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await ask(second.url, 'SELECT subject FROM promise')).toEqual([{ subject: '转账未到账' }]);
  });

  it('is found running by the next process after its own was killed', async () => {
    const orphan = await startInAnotherProcess();
    await ask(orphan.url, 'CREATE TABLE promise AS SELECT 1 AS id');
    orphan.process.kill('SIGKILL');
    await once(orphan.process, 'exit');
    const server = await start();
    expect(server).toMatchObject({ reused: true, url: orphan.url });
    expect(await ask(server.url, 'SELECT id FROM promise')).toEqual([{ id: 1 }]);
    await server.stop();
    expect(await listens(server.port)).toBe(false);
  });

  it('is left running by whoever joined it while another process lives on it', async () => {
    const application = await startInAnotherProcess();
    const tool = await start();
    expect(tool).toMatchObject({ reused: true, port: application.port });
    await tool.stop();
    expect(await listens(application.port)).toBe(true);
    application.process.stdin?.end();
    await once(application.process, 'exit');
    expect(await listens(application.port)).toBe(false);
  });

  it('recovers what was committed when it is killed itself', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE promise AS SELECT generate_series(1, 5000) AS id');
    process.kill(serverProcess(), 'SIGKILL');
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await ask(second.url, 'SELECT count(*)::int AS kept FROM promise')).toEqual([{ kept: 5000 }]);
  });

  it("is not misled by a pid file whose number is a stranger's by now", async () => {
    const pgdata = join(dataDir, 'postgres/pgdata');
    writeFileSync(join(pgdata, 'postmaster.pid'), `${process.pid}\n${pgdata}\n1764000000\n5432\n\n127.0.0.1\n\nready   \n`);
    expect((await start()).reused).toBe(false);
  });

  it('starts once when two ask at the same time', async () => {
    beginFromNothing();
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.port).toBe(other.port);
    expect([one.reused, other.reused].sort()).toEqual([false, true]);
    await one.stop();
    expect(await listens(other.port)).toBe(true);
  });

  it('sees the trigrams of Chinese text', async () => {
    const { url } = await start();
    await ask(url, 'CREATE EXTENSION pg_trgm');
    const [row] = await ask(url, "SELECT show_trgm('转账未到账') AS trigrams, similarity('转账未到账', '转账未到') AS alike");
    expect(row?.['trigrams']).toHaveLength(6);
    expect(row?.['alike']).toBeGreaterThan(0.4);
  });

  it('refuses to begin anew beside a database that has gone missing', async () => {
    rmSync(join(dataDir, 'postgres/pgdata'), { recursive: true });
    await expect(start()).rejects.toThrow(/should be in .*pgdata, and is not there/);
  });

  it('names DATABASE_URL as the way out on a platform without binaries', async () => {
    const { arch } = process;
    cleanups.push(() => Object.defineProperty(process, 'arch', { value: arch }));
    Object.defineProperty(process, 'arch', { value: 'mips' });
    await expect(start()).rejects.toThrow(/@embedded-postgres\/linux-mips\) is not installed\. Set DATABASE_URL/);
  });

  it('under root runs as nobody, with the data where nobody can reach it; as an ordinary user stays inside dataDir', async () => {
    beginFromNothing();
    chmodSync(dataDir, 0o700);
    const first = await start();
    const { directory } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { directory: string };
    cleanups.splice(1, 0, () => rmSync(directory, { recursive: true, force: true }));
    const root = process.getuid?.() === 0;
    const uid = root ? 65534 : process.getuid?.();
    if (root) expect(directory).toMatch(/^\/var\/(lib|tmp)\/deskbell\/data-[0-9a-f]{12}-[0-9a-f]{8}$/);
    else expect(directory.startsWith(dataDir)).toBe(true);
    expect(statSync(join(directory, 'pgdata'))).toMatchObject({ uid });
    expect(statSync(`/proc/${serverProcess(directory)}`)).toMatchObject({ uid });
    await ask(first.url, 'CREATE TABLE promise AS SELECT 1 AS id');
    await first.stop();
    expect(await ask((await start()).url, 'SELECT id FROM promise')).toEqual([{ id: 1 }]);
  });
});

function emptyDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'deskbell-launcher-'));
  chmodSync(path, 0o755); // mkdtemp makes it 0700, out of nobody's reach
  return path;
}

/** Instead of the copy: a data directory that has never seen a database. */
function beginFromNothing(): void {
  for (const entry of readdirSync(dataDir)) rmSync(join(dataDir, entry), { recursive: true });
}

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir });
  cleanups.push(() => server.stop());
  return server;
}

/** A process that lives on the server until its input closes. */
async function startInAnotherProcess(): Promise<EmbeddedPostgres & { process: ChildProcess }> {
  const program = `
    import { startEmbeddedPostgres } from './src/platform/database/embedded-postgres/embedded-postgres.ts';
    const server = await startEmbeddedPostgres({ dataDir: process.argv[1] });
    process.stdout.write(JSON.stringify(server));
    process.stdin.resume().on('end', () => server.stop());`;
  const child = spawn(process.execPath, ['--no-warnings', '--import', './test/support/load-typescript.mjs', '--input-type=module', '-e', program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  cleanups.push(() => child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data') as [Buffer];
  return { ...JSON.parse(said.toString()) as EmbeddedPostgres, process: child };
}

function serverProcess(home = join(dataDir, 'postgres')): number {
  return Number.parseInt(readFileSync(join(home, 'pgdata/postmaster.pid'), 'utf8'), 10);
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const answer = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
  socket.destroy();
  return answer;
}
