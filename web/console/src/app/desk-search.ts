import type { TicketSort } from '../../../../src/tickets/tickets.contract.js';

export interface DeskSearch {
  view?: string;
  sort?: TicketSort;
  filter?: string;
  ticket?: string;
}

const sorts: readonly string[] = ['due', 'waiting', 'newest', 'oldest', 'priority'] satisfies TicketSort[];

/** CG1: what the URL says; anything else in it is ignored, never an error page. */
export function readDeskSearch(search: Record<string, unknown>): DeskSearch {
  const text = (value: unknown, most: number): string | undefined => (typeof value === 'string' && value !== '' && value.length <= most ? value : undefined);
  const view = text(search['view'], 60);
  const filter = text(search['filter'], 1000);
  const ticket = text(search['ticket'], 19);
  const sort = text(search['sort'], 20);
  return {
    ...(view ? { view } : {}),
    ...(sort && sorts.includes(sort) ? { sort: sort as TicketSort } : {}),
    ...(filter ? { filter } : {}),
    ...(ticket && /^[1-9]\d*$/.test(ticket) ? { ticket } : {}),
  };
}
