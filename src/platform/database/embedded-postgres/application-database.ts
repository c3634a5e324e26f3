import pg from 'pg';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The addresses of a running cluster: the application's own database under a role that owns it and nothing else,
 *  and the superuser's way in. */
export function databaseUrls(cluster: Cluster, port: number): { url: string; superuserUrl: string } {
  return {
    url: `postgres://deskbell:${cluster.password}@127.0.0.1:${port}/deskbell`,
    superuserUrl: `postgres://postgres:${cluster.superuserPassword}@127.0.0.1:${port}/postgres`,
  };
}

/** Proves that the server is ours and has the application's database, by connecting to it.
 *  If role or database are missing (the first start, or one that broke off) they are made. */
export async function ensureApplicationDatabase(cluster: Cluster, port: number): Promise<void> {
  const { url, superuserUrl } = databaseUrls(cluster, port);
  if (await canConnect(url)) return;
  const client = new pg.Client({ connectionString: superuserUrl });
  try {
    await client.connect();
    // The passwords are base64url and cannot break out of the quotes; neither statement takes parameters.
    const { rowCount: roles } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'deskbell'");
    await client.query(`${roles ? 'ALTER' : 'CREATE'} ROLE deskbell LOGIN PASSWORD '${cluster.password}'`);
    const { rowCount: databases } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'deskbell'");
    if (!databases) await client.query('CREATE DATABASE deskbell OWNER deskbell');
  } catch (error) {
    throw new EmbeddedPostgresError(`The server on 127.0.0.1:${port} does not let us in with the password noted for ${cluster.pgdata}: ${(error as Error).message}`, { cause: error });
  } finally {
    await client.end();
  }
}

async function canConnect(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    client.on('error', () => undefined);
    void client.end(); // its farewell is nothing to wait for
    return true;
  } catch {
    return false;
  }
}
