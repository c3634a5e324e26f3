import type { TicketChannel, TicketRow, TicketStatus } from './tickets.contract.js';

/** The columns of a ticket that filters and scopes ask about, as realtime keeps them to decide in which views it stands. */
export interface TicketState {
  id: string;
  number: number;
  subject: string;
  status: TicketStatus;
  /** 1 low … 4 urgent, see ticket-priority. */
  priority: number;
  channel: TicketChannel;
  customerId: string;
  teamId: string | null;
  assigneeId: string | null;
  scopeTeamIds: string[];
  tags: string[];
  waitingSince: Date | null;
  dueAt: Date | null;
  /** As stored; whether a running clock is `ok` or `soon` depends on now. */
  slaState: 'none' | 'running' | 'paused' | 'breached' | 'met';
  slaSoonAt: Date | null;
  createdAt: Date;
  /** Last message of either side; what `newest` sorts by and `updated:` asks about. */
  sortAt: Date;
}

/** A ticket twice: as filters see it and as lists show it, read in one statement. */
export interface TicketSnapshot {
  state: TicketState;
  row: TicketRow;
}

/** `running` becomes `ok` or `soon`: soon from `slaSoonAt` on. */
export function chipState(state: Pick<TicketState, 'slaState' | 'slaSoonAt'>, now: Date): 'ok' | 'soon' | 'paused' | 'breached' | 'met' | 'none' {
  if (state.slaState !== 'running') return state.slaState;
  return state.slaSoonAt !== null && state.slaSoonAt <= now ? 'soon' : 'ok';
}
