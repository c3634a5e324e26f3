import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';

export interface WorkspaceSettings {
  name: string;
  /** IANA name; days of reports begin at its midnight. */
  timeZone: string;
  locale: 'zh-CN' | 'en';
}

/** The desk itself: one row, made by the migration. */
@Injectable()
export class Workspace {
  constructor(private readonly rows: ReadRows) {}

  async current(): Promise<WorkspaceSettings> {
    return (await this.rows.one<WorkspaceSettings>('SELECT name, time_zone AS "timeZone", locale FROM workspace'))!;
  }
}
