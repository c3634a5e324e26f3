import pg from 'pg';
import { DataSource } from 'typeorm';
import { runMigrations as migrateQueue } from 'bullmq';
import { migrations } from './migrations/index.js';

/** Any constant does: it only has to be the same in every process that might migrate at once. */
const MIGRATION_LOCK = 0x6465736b;

/**
 * Brings the database at `url` to this version's schema, the queue's tables included. Safe to call from several
 * processes at once: the second waits, then finds nothing to do.
 */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = new DataSource({ type: 'postgres', url, migrations, migrationsTableName: 'migration', poolSize: 1, logging: false });
    await dataSource.initialize();
    await dataSource.runMigrations({ transaction: 'each' });
    await dataSource.destroy();
    await ensurePartitions((sql) => client.query(sql));
    await migrateQueue(client as never);
  } finally {
    await client.end();
  }
}

/**
 * Creates the monthly partitions from last month to two months ahead; also run daily by the worker. Few on purpose: each
 * one costs every query on the log some planning. Older rows (an import) go to the default partition.
 */
export async function ensurePartitions(query: (sql: string) => Promise<unknown>): Promise<void> {
  for (const table of ['event', 'message']) {
    await query(`SELECT ensure_month_partitions('${table}', (now() - interval '1 month')::date, 4)`);
  }
}
