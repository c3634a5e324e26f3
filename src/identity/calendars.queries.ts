import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { CalendarVersion } from './business-calendar.js';

/** A calendar's chain of versions as `compileCalendar` takes it. Not compiled here: that is costly, and its users keep it. */
export interface StoredCalendar {
  id: string;
  name: string;
  versions: CalendarVersion[];
}

interface Row {
  id: string;
  name: string;
  from: Date | null;
  definition: CalendarVersion['definition'];
}

/** Business calendars with every version, oldest first, for whoever counts business time. */
@Injectable()
export class Calendars {
  constructor(private readonly rows: ReadRows) {}

  /** Null for an unknown id. */
  async byId(id: string): Promise<StoredCalendar | null> {
    return (await this.load('WHERE c.id = $1', [id])).get(id) ?? null;
  }

  all(): Promise<Map<string, StoredCalendar>> {
    return this.load('', []);
  }

  private async load(where: string, parameters: unknown[]): Promise<Map<string, StoredCalendar>> {
    const rows = await this.rows.all<Row>(
      `SELECT c.id, c.name, v.valid_from AS "from", v.definition FROM calendar c JOIN calendar_version v ON v.calendar_id = c.id ${where}
       ORDER BY c.id, v.valid_from NULLS FIRST, v.id`,
      parameters,
    );
    const calendars = new Map<string, StoredCalendar>();
    for (const row of rows) {
      const calendar = calendars.get(row.id) ?? { id: row.id, name: row.name, versions: [] };
      calendar.versions.push({ from: row.from?.getTime() ?? null, definition: row.definition });
      calendars.set(row.id, calendar);
    }
    return calendars;
  }
}
