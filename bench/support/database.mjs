import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../dist/platform/database/migrate.js';
import { startChild } from './child.mjs';

/** A server for one run: PG_URL (a role that may create databases), else an embedded one of our own. Databases made on it go with it. */
export async function startPostgres() {
  const child = process.env.PG_URL ? null : await startChild('./postgres-process.mjs');
  const { url, superuserUrl } = child ? await child.call('start') : { url: process.env.PG_URL, superuserUrl: process.env.PG_URL };
  const made = [];
  const administer = (sql) => withClient(superuserUrl, (client) => client.query(sql));
  return {
    /** A migrated database; `template` (a url from here) copies one that is filled already. */
    async database(template) {
      const name = `bench_${randomBytes(5).toString('hex')}`;
      const owner = pg.escapeIdentifier(decodeURIComponent(new URL(url).username));
      await administer(`CREATE DATABASE ${name} OWNER ${owner}${template ? ` TEMPLATE ${new URL(template).pathname.slice(1)}` : ''}`);
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      if (!template) await migrate(address.href);
      return address.href;
    },
    async stop() {
      if (child) return child.stop();
      for (const name of made) await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

export async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
