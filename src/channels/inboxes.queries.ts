import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import { withoutTag } from './email/reply-token.js';

export interface InboxRow {
  id: string;
  name: string;
  address: string;
  teamId: string | null;
  teamIds: string[];
  locale: 'zh' | 'en';
  reopenDays: number;
  sendDelaySeconds: number;
}

const COLUMNS = `id, name, address, team_id AS "teamId", team_ids::text[] AS "teamIds", locale, reopen_days AS "reopenDays", send_delay_seconds AS "sendDelaySeconds"`;
const KEEP_MS = 2000;

/** The desk's addresses. Kept for two seconds: every RCPT TO and every mail asks. */
@Injectable()
export class Inboxes {
  private kept: { at: number; rows: Promise<InboxRow[]> } | null = null;

  constructor(private readonly rows: ReadRows) {}

  list(): Promise<InboxRow[]> {
    if (!this.kept || Date.now() - this.kept.at > KEEP_MS) {
      const rows = this.rows.all<InboxRow>(`SELECT ${COLUMNS} FROM inbox ORDER BY id`);
      rows.catch(() => (this.kept = null));
      this.kept = { at: Date.now(), rows };
    }
    return this.kept.rows;
  }

  forget(): void {
    this.kept = null;
  }

  async byId(id: string | null): Promise<InboxRow | null> {
    return (await this.list()).find((inbox) => inbox.id === id) ?? null;
  }

  /** The inbox an address belongs to, with or without a `+tag`; null for anybody else's. */
  async byAddress(address: string): Promise<InboxRow | null> {
    const plain = withoutTag(address);
    return (await this.list()).find((inbox) => inbox.address.toLowerCase() === plain) ?? null;
  }

  /** Where mail goes out for tickets that came through no inbox (calls, API). */
  async first(): Promise<InboxRow | null> {
    return (await this.list())[0] ?? null;
  }
}
