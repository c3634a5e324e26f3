import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** `deskbell …` as an administrator types it: the compiled command, its output and its exit status. */
let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(path.join(tmpdir(), 'deskbell-cli-'));
});
afterAll(async () => {
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function deskbell(args: string[], input = ''): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.url, DATA_DIR: dataDir } });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, out, err };
}
const count = async (sql: string): Promise<number> => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ n: string }>(sql);
  await client.end();
  return Number(rows[0]!.n);
};
const mailFile = (name: string, mail: string): string => {
  const file = path.join(dataDir, name);
  writeFileSync(file, mail);
  return file;
};

describe('a new desk, made by hand', () => {
  test('migrate says so and may be repeated', async () => expect(await deskbell(['migrate'])).toMatchObject({ status: 0, out: 'The database is up to date.\n' }));

  test('inbox create brings the standard promises once; the same address again is refused in words', async () => {
    expect(await deskbell(['inbox', 'create', '--address', 'Support@desk.example'])).toMatchObject({ status: 0, out: expect.stringContaining('support@desk.example') });
    expect(await count('SELECT count(*) AS n FROM sla_policy_version')).toBe(1);
    expect(await deskbell(['inbox', 'create', '--address', 'support@desk.example'])).toMatchObject({ status: 2, err: expect.stringContaining('is an inbox already') });
    expect(await deskbell(['inbox', 'create', '--address', 'nonsense'])).toMatchObject({ status: 2, err: expect.stringContaining('--address') });
    expect(await count('SELECT count(*) AS n FROM sla_policy_version')).toBe(1);
  });

  test('user create reads the password from standard input; what is wrong is named by field', async () => {
    expect(await deskbell(['user', 'create', '--email', 'bo@desk.example', '--name', 'Bo', '--team', 'Front desk'], 'a-good-test-password\n')).toMatchObject({ status: 0 });
    expect(await count('SELECT count(*) AS n FROM team_member')).toBe(1);
    expect(await deskbell(['user', 'create', '--email', 'bo@desk.example', '--name', 'Bo'], 'short\n')).toMatchObject({ status: 2, err: expect.stringContaining('/password') });
    expect(await deskbell(['user', 'create', '--email', 'x@desk.example', '--name', 'X', '--team', 'Nowhere'], 'a-good-test-password\n')).toMatchObject({ status: 2, err: expect.stringContaining('Nowhere') });
  });

  test('mail ingest makes a mail safe; a missing file and a foreign recipient are exit 2', async () => {
    const file = mailFile('a.eml', 'From: wf@example.cn\nTo: support@desk.example\nSubject: hello\nMessage-ID: <cli@example.cn>\n\nhi\n');
    const taken = await deskbell(['mail', 'ingest', file]);
    expect(taken.status).toBe(0);
    expect(JSON.parse(taken.out)).toMatchObject({ inbox: 'support@desk.example', intakeId: expect.stringMatching(/^\d+$/) });
    expect(await count('SELECT count(*) AS n FROM intake')).toBe(1);
    expect((await deskbell(['mail', 'ingest', path.join(dataDir, 'none.eml')])).status).toBe(2);
    expect((await deskbell(['mail', 'ingest', file, '--to', 'sales@elsewhere.example'])).status).toBe(2);
  });

  test('mail parse prints one line a file and needs no database; an unreadable mail is still a line', async () => {
    const file = mailFile('b.eml', 'Subject: =?gb2312?B?16rVys60tb3Vyw==?=\n\nbody\n');
    const parsed = await deskbell(['mail', 'parse', file, mailFile('c.eml', '\u0000\u0001')]);
    expect(parsed.status).toBe(0);
    const lines = parsed.out.trim().split('\n').map((line) => JSON.parse(line) as { subject: string; class: string });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ subject: '转帐未到账', class: 'human' });
    expect((await deskbell(['mail', 'parse', path.join(dataDir, 'none.eml')])).status).toBe(2);
  });

  test('doctor reads every health reading', async () => {
    const said = await deskbell(['doctor']);
    expect(said.status).toBe(0);
    for (const name of ['database', 'queue', 'log.lag', 'mail.unsent', 'intake.quarantine', 'memory']) expect(said.out).toContain(name);
  });

  test('sla explain refuses a broken scenario with a pointer and nothing on stdout', async () => {
    const said = await deskbell(['sla', 'explain', '--scenario', '-'], '{"scenario":1,"now":"2026-10-10T11:00:00+08:00","calendars":[],"policies":[],"events":[{"type":"nonsense"}]}');
    expect(said).toMatchObject({ status: 2, out: '' });
    expect(JSON.parse(said.err)).toMatchObject({ errors: [{ pointer: expect.stringMatching(/^\/events\/0/) }] });
  });
});
