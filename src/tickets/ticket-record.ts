import type { TicketChannel, TicketStatus } from './tickets.contract.js';

/** A ticket row as use cases read it under lock, decide on it and write it back. */
export interface TicketRecord {
  id: string;
  number: string;
  subject: string;
  status: TicketStatus;
  priority: number;
  channel: TicketChannel;
  origin: 'customer' | 'agent';
  inbox_id: string | null;
  customer_id: string;
  team_id: string | null;
  assignee_id: string | null;
  scope_team_ids: string[];
  tags: string[];
  locale: 'zh' | 'en';
  waiting_since: Date | null;
  created_at: Date;
  resolved_at: Date | null;
  resolution_no: number;
  related_ticket_id: string | null;
  seq: number;
  version: number;
  due_at: Date | null;
  sla_state: string;
  sla_metric: string | null;
  sla_soon_at: Date | null;
}

/** A message about to be written; ids come from `IdBlocks`. */
export interface MessageRecord {
  id: string;
  seq: number;
  createdAt: Date;
  direction: 'in' | 'out';
  kind: 'message' | 'note';
  authorType: 'customer' | 'agent' | 'system';
  authorId: string | null;
  authorName: string;
  authorEmail: string | null;
  text: string;
  elidedText?: string;
  html?: string | null;
  hasRemoteImages?: boolean;
  mailClass?: string | null;
  matchedBy?: string | null;
  otherSender?: boolean;
  headerMessageId?: string | null;
  intakeId?: string | null;
  clientId?: string | null;
  deliveryState?: string | null;
}

export interface StoredAttachment {
  storageKey: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  inline: boolean;
  contentId: string | null;
}

/** PostgreSQL text holds no NUL; everything else a mail brings is kept. */
export const storable = (text: string): string => text.replaceAll('\u0000', '');

/** First words of a message for its row in a list. */
export const previewOf = (text: string): string => storable(text).replace(/\s+/gu, ' ').trim().slice(0, 160);
