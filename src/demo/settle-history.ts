import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** Readers that act on the outside world: of a seeded past they mail nobody, escalate nothing and ask no customer. */
const OUTWARD = ['channels.ingest', 'channels.deliver', 'channels.escalation-notices', 'surveys.plan'];

/** Gives the seeded events their positions and starts the outward readers behind them. */
export async function settleHistory(app: INestApplicationContext): Promise<void> {
  await app.get(UnitOfWork).run(async (uow) => {
    await uow.query(`
      WITH batch AS (SELECT id, at, row_number() OVER (ORDER BY id) AS n FROM event WHERE position IS NULL)
      UPDATE event SET position = (SELECT position FROM log_head) + batch.n FROM batch WHERE event.id = batch.id AND event.at = batch.at`);
    await uow.query('UPDATE log_head SET position = (SELECT max(position) FROM event)');
    await uow.query('INSERT INTO subscription_cursor (name, position) SELECT unnest($1::text[]), (SELECT position FROM log_head)', [OUTWARD]);
  });
}
