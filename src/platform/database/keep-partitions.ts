import { ReadRows } from './read-rows.js';
import { ensurePartitions } from './migrate.js';
import { Sweep, type Sweeper } from '../jobs/sweep.js';

/** Makes the coming months' partitions in time, for a server that runs for years without a restart. */
@Sweep('partitions', 6 * 3_600_000)
export class KeepPartitions implements Sweeper {
  constructor(private readonly rows: ReadRows) {}

  async sweep(): Promise<void> {
    await ensurePartitions((sql) => this.rows.all(sql));
  }
}
