import { Injectable } from '@nestjs/common';
import { ticketScope, Workspace, type AgentContext } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { halfOf } from './ticket-filter.sql.js';
import type { Filter } from './ticket-filter.contract.js';
import { isMerged, packPageKey, pageStatement, unpackPageKey, type PageKey, type PageQuestion, type TicketHalf } from './ticket-page.js';
import type { TicketColumns } from './ticket-rows.js';
import type { TicketSort } from './tickets.contract.js';

interface Found {
  ticket: TicketColumns;
  key: PageKey;
}
export interface TicketListQuestion {
  filter: Filter;
  sort: TicketSort;
  limit: number;
  cursor: string | undefined;
}

/** Page of a view, one of the five hot paths: one hand-made statement for a view, at most two for a filter over live and done tickets. */
@Injectable()
export class TicketList {
  constructor(
    private readonly rows: ReadRows,
    private readonly workspace: Workspace,
    private readonly clock: Clock,
  ) {}

  async page(agent: AgentContext, { filter, sort, limit, cursor }: TicketListQuestion): Promise<{ tickets: TicketColumns[]; nextCursor: string | null }> {
    const after = cursor === undefined ? null : unpackPageKey(sort, cursor);
    const timeZone = asksDays(filter) ? (await this.workspace.current()).timeZone : 'UTC';
    const question = { filter, scope: ticketScope(agent), reader: { agentId: agent.id, timeZone }, sort, limit: limit + 1, now: this.clock.now() };
    const half = halfOf(filter);
    const found = half === 'both' ? await this.bothHalves(question, after) : await this.half({ ...question, half, after });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return { tickets: page.map(({ ticket }) => ticket), nextCursor: found.length > limit && last ? packPageKey(sort, last.key) : null };
  }

  private async bothHalves(question: Omit<PageQuestion, 'half' | 'after'>, after: PageKey | null): Promise<Found[]> {
    if (isMerged(question.sort)) {
      const halves = await Promise.all((['live', 'done'] as const).map((half) => this.half({ ...question, half, after })));
      const direction = question.sort === 'newest' ? -1 : 1;
      return halves.flat().sort((a, b) => direction * byKey(a.key, b.key)).slice(0, question.limit);
    }
    const live = after?.half === 'done' ? [] : await this.half({ ...question, half: 'live', after });
    if (live.length === question.limit) return live;
    const done = await this.half({ ...question, half: 'done', after: after?.half === 'done' ? after : null, limit: question.limit - live.length });
    return [...live, ...done];
  }

  private async half(question: PageQuestion): Promise<Found[]> {
    const { sql, parameters } = pageStatement(question);
    const rows = await this.rows.all<TicketColumns & { key_rank: number; key_at: string | null }>(sql, parameters);
    return rows.map((row) => ({ ticket: row, key: keyOf(question.half, row) }));
  }
}

const keyOf = (half: TicketHalf, row: { id: string; key_rank: number; key_at: string | null }): PageKey => ({ half, rank: row.key_rank, at: row.key_at ?? 'infinity', id: row.id });

/** `sort_at` is never empty, and ISO texts of one length sort as instants. */
function byKey(a: PageKey, b: PageKey): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}

const asksDays = (filter: Filter): boolean => filter.terms.some((term) => term.field !== 'text' && term.values.some(({ is }) => is === 'date' || is === 'days'));
