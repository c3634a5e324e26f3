import type { TicketRow } from '../../../../src/tickets/tickets.contract.js';

/** A whole row from what a spec cares about. */
export function aRow(change: Partial<TicketRow>): TicketRow {
  return {
    id: '1', number: 10001, subject: 'Subject', status: 'open', priority: 'normal', channel: 'email', customer: { id: '1', name: '王芳' }, assigneeId: null, teamId: null, tags: [],
    dueAt: null, sla: { state: 'none', metric: null, dueAt: null, soonAt: null }, preview: '', lastMessageAt: '2026-11-25T09:00:00Z', lastMessageBy: 'customer', createdAt: '2026-11-25T09:00:00Z', seq: 1, version: 1,
    ...change,
  };
}
