import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';

export interface CustomerName {
  id: string;
  name: string;
  email: string | null;
}
export interface CustomerContact extends CustomerName {
  emailState: string;
  locale: string | null;
  optedOut: boolean;
}

/** Reads of people and their addresses, for the modules above. */
@Injectable()
export class Customers {
  constructor(private readonly rows: ReadRows) {}

  async namesByIds(ids: string[]): Promise<Map<string, CustomerName>> {
    if (ids.length === 0) return new Map();
    const rows = await this.rows.all<CustomerName>(
      `SELECT c.id, c.name, (SELECT value FROM customer_address a WHERE a.customer_id = c.id AND a.kind = 'email' ORDER BY a.id LIMIT 1) AS email
       FROM customer c WHERE c.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Where and in which language to reach somebody; null for an unknown id. */
  async contact(id: string): Promise<CustomerContact | null> {
    const row = await this.rows.one<{ id: string; name: string; locale: string | null; email: string | null; state: string | null }>(
      `SELECT c.id, c.name, c.locale, a.value AS email, a.state FROM customer c
       LEFT JOIN customer_address a ON a.customer_id = c.id AND a.kind = 'email' WHERE c.id = $1 ORDER BY a.id LIMIT 1`,
      [id],
    );
    return row && { id: row.id, name: row.name, email: row.email, emailState: row.state ?? 'none', locale: row.locale, optedOut: row.state === 'opted_out' };
  }
}
