import { Injectable } from '@nestjs/common';
import { Calendars, compileCalendar, type BusinessCalendar, type CalendarVersion } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import type { PolicyVersion } from './sla-policy.js';

export interface Promises {
  policies: PolicyVersion[];
  calendars: Map<string, BusinessCalendar>;
}

interface Row {
  id: string;
  version: number;
  valid_from: Date | null;
  retired: boolean;
  calendar_id: string;
  definition: Pick<PolicyVersion, 'when' | 'targets' | 'pauseOn' | 'resolutionMode' | 'warn'>;
}

const KEEP_MS = 2000;

/** Every policy version and calendar, compiled. Kept for two seconds: each event of each ticket asks. */
@Injectable()
export class Policies {
  private kept: { at: number; promises: Promise<Promises> } | null = null;

  constructor(
    private readonly rows: ReadRows,
    private readonly calendars: Calendars,
  ) {}

  inForce(): Promise<Promises> {
    if (!this.kept || Date.now() - this.kept.at > KEEP_MS) {
      const promises = this.load();
      promises.catch(() => (this.kept = null));
      this.kept = { at: Date.now(), promises };
    }
    return this.kept.promises;
  }

  forget(): void {
    this.kept = null;
  }

  private text = '';
  private loaded: Promises | null = null;

  private async load(): Promise<Promises> {
    const [rows, stored] = await Promise.all([
      this.rows.all<Row>(
        `SELECT p.id, v.version, v.valid_from, v.retired, v.calendar_id, v.definition FROM sla_policy p JOIN sla_policy_version v ON v.policy_id = p.id ORDER BY p.rank, p.id, v.version`,
      ),
      this.calendars.all(),
    ]);
    // Compiling a calendar is the costly part: nothing changed means the compiled ones go on.
    const text = JSON.stringify([rows, [...stored.values()]]);
    if (this.loaded && text === this.text) return this.loaded;
    this.text = text;
    this.loaded = {
      policies: rows.map((row) => ({ ...row.definition, id: row.id, version: row.version, from: row.valid_from?.getTime() ?? null, retired: row.retired, calendar: row.calendar_id })),
      calendars: new Map([...stored].map(([id, calendar]) => [id, compileCalendar(calendar.versions as CalendarVersion[])])),
    };
    return this.loaded;
  }
}
