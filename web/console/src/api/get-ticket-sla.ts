import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

/** The part of an SLA instance (SLA.md §4) that the customer pane shows. */
export interface SlaInstance {
  metric: string;
  seq: number;
  phase: string;
  result: string | null;
  startedAt: string;
  policyId: string | null;
  policyVersion: number | null;
  targetSeconds: number | null;
  dueAt: string | null;
  consumedSeconds: number;
  remainingSeconds: number | null;
  overdueSeconds: number | null;
  metAt: string | null;
  breachedAt: string | null;
  endedAt: string | null;
  endReason: string | null;
}
export interface TicketSlaExplanation {
  ticket: string;
  instances: SlaInstance[];
}

export const ticketSlaQuery = (ticketId: string) =>
  queryOptions({
    queryKey: keys.sla(ticketId),
    queryFn: ({ signal }) => fetchJson<TicketSlaExplanation>(`/tickets/${ticketId}/sla`, { signal }),
    staleTime: 30_000,
    retry: false,
  });
