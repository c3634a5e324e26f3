import { Injectable } from '@nestjs/common';
import { ReadRows } from './read-rows.js';

const BLOCK = 50;

/** Takes ids from a sequence 50 at a time, so that a hot statement knows its ids before it runs. Gaps are fine. */
@Injectable()
export class IdBlocks {
  private readonly blocks = new Map<string, string[]>();
  private readonly loading = new Map<string, Promise<void>>();

  constructor(private readonly rows: ReadRows) {}

  async next(table: 'ticket' | 'message' | 'intake' | 'outbound_message'): Promise<string> {
    for (;;) {
      const id = this.blocks.get(table)?.shift();
      if (id !== undefined) return id;
      await this.load(table);
    }
  }

  private load(table: string): Promise<void> {
    let loading = this.loading.get(table);
    if (!loading) {
      loading = this.rows
        .all<{ id: string }>(`SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id FROM generate_series(1, ${BLOCK})`, [table])
        .then((rows) => void this.blocks.set(table, rows.map((row) => row.id)))
        .finally(() => this.loading.delete(table));
      this.loading.set(table, loading);
    }
    return loading;
  }
}
