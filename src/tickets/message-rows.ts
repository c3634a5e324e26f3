import { isoOrNull } from './ticket-rows.js';
import type { Message } from './tickets.contract.js';

export const MESSAGE_COLUMNS = `id, seq, created_at, direction, kind, author_type, author_id, author_name, author_email, text, elided_text, html, has_remote_images,
  mail_class, matched_by, other_sender, client_id, delivery_state, delivery_at, delivery_reason`;

export interface MessageColumns {
  id: string;
  seq: number;
  created_at: Date;
  direction: Message['direction'];
  kind: Message['kind'];
  author_type: Message['author']['type'];
  author_id: string | null;
  author_name: string;
  author_email: string | null;
  text: string;
  elided_text: string;
  html: string | null;
  has_remote_images: boolean;
  mail_class: string | null;
  matched_by: string | null;
  other_sender: boolean;
  client_id: string | null;
  delivery_state: NonNullable<Message['delivery']>['state'] | null;
  delivery_at: Date | null;
  delivery_reason: string | null;
}

export interface AttachmentColumns {
  id: string;
  message_id: string;
  name: string;
  type: string;
  size: string;
  inline: boolean;
  content_id: string | null;
}

export const toMessage = (message: MessageColumns, attachments: AttachmentColumns[]): Message => ({
  id: message.id,
  seq: message.seq,
  direction: message.direction,
  kind: message.kind,
  author: { type: message.author_type, id: message.author_id, name: message.author_name, email: message.author_email },
  text: message.text,
  elidedText: message.elided_text,
  html: message.html,
  frameUrl: message.html === null ? null : `/api/v1/messages/${message.id}/frame`,
  hasRemoteImages: message.has_remote_images,
  mailClass: message.mail_class,
  matchedBy: message.matched_by,
  otherSender: message.other_sender,
  attachments: attachments.map(toAttachment),
  delivery: message.delivery_state === null ? null : { state: message.delivery_state, at: isoOrNull(message.delivery_at), reason: message.delivery_reason },
  clientId: message.client_id,
  createdAt: message.created_at.toISOString(),
});

const toAttachment = (file: AttachmentColumns): Message['attachments'][number] => ({
  id: file.id,
  name: file.name,
  type: file.type,
  size: Number(file.size),
  inline: file.inline,
  contentId: file.content_id,
  url: `/api/v1/attachments/${file.id}`,
});
