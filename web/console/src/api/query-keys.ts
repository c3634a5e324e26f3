/** Names under which server data is kept; realtime frames patch by these. */
export const keys = {
  session: ['session'] as const,
  firstRun: ['first-run'] as const,
  views: ['views'] as const,
  agents: ['agents'] as const,
  teams: ['teams'] as const,
  tags: ['tags'] as const,
  lists: ['tickets'] as const,
  list: (list: ListKey) => ['tickets', list] as const,
  ticket: (id: string) => ['ticket', id] as const,
  messages: (id: string) => ['messages', id] as const,
  timeline: (id: string) => ['timeline', id] as const,
  sla: (id: string) => ['sla', id] as const,
  customerTickets: (customerId: string) => ['customer-tickets', customerId] as const,
  board: ['board'] as const,
  outbox: ['outbox'] as const,
};

export interface ListKey {
  view: string;
  sort: import('../../../../src/tickets/tickets.contract.js').TicketSort;
  filter: string;
}
