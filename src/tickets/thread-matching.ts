export type MatchedBy = 'token' | 'message_id' | 'reference' | 'subject';

export interface ThreadEvidence {
  /** Ticket of a verified reply token among the recipients (T2, T3). */
  token: string | null;
  /** Tickets of our own signed Message-IDs: In-Reply-To first, then References right to left. */
  ownIds: string[];
  /** Tickets that know a foreign Message-ID named there, same order. */
  foreignInReplyTo: string[];
  foreignReferences: string[];
  /** Ticket whose number stands in the subject as `[#1024]`. */
  subjectToken: string | null;
}

export interface ThreadCandidate {
  ticketId: string;
  /** Sender is requester, participant or agent there. */
  known: boolean;
  /** Its subject is the mail's subject, prefixes removed (T6). */
  sameSubject: boolean;
}

export type ThreadMatch =
  | { kind: 'join'; ticketId: string; matchedBy: MatchedBy; otherSender: boolean }
  | { kind: 'new'; relatedTicketId: string | null };

/**
 * T1: token, our signed id, stored foreign id, subject token, else new; the first hit decides. T5: without a token only
 * known senders join, others get a new ticket that is linked. T6: References alone need the same subject.
 */
export function matchThread(evidence: ThreadEvidence, candidates: Map<string, ThreadCandidate>): ThreadMatch {
  const token = evidence.token ? candidates.get(evidence.token) : undefined;
  if (token) return { kind: 'join', ticketId: token.ticketId, matchedBy: 'token', otherSender: !token.known };

  const inOrder: [MatchedBy, string, boolean][] = [
    ...evidence.ownIds.map((id): [MatchedBy, string, boolean] => ['message_id', id, false]),
    ...evidence.foreignInReplyTo.map((id): [MatchedBy, string, boolean] => ['reference', id, false]),
    ...evidence.foreignReferences.map((id): [MatchedBy, string, boolean] => ['reference', id, true]),
    ...(evidence.subjectToken ? [['subject', evidence.subjectToken, false] as [MatchedBy, string, boolean]] : []),
  ];
  for (const [matchedBy, id, needsSubject] of inOrder) {
    const candidate = candidates.get(id);
    if (!candidate || (needsSubject && !candidate.sameSubject)) continue;
    if (candidate.known) return { kind: 'join', ticketId: id, matchedBy, otherSender: false };
    return { kind: 'new', relatedTicketId: id };
  }
  return { kind: 'new', relatedTicketId: null };
}

const PREFIX = /^\s*(?:(?:re|fwd?|fw|aw|wg|sv|vs|tr|rv|antw|odp|ynt|回复|答复|转发|回覆|轉寄|返信|転送|회신|전달)\s*(?:\[\d+\]|\(\d+\))?\s*[:\uff1a]\s*)+/iu;
const NUMBER_TOKEN = /\[#(\d{1,15})\]/;

/** Subject without reply and forward prefixes, number token and spacing: what T6 compares. Linear time. */
export function normaliseSubject(subject: string): string {
  return subject.slice(0, 1000).replace(NUMBER_TOKEN, '').trimStart().replace(PREFIX, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Number in `[#1024]`, or null. The body is never searched for one (T7). */
export function subjectNumber(subject: string): string | null {
  return NUMBER_TOKEN.exec(subject.slice(0, 1000))?.[1] ?? null;
}
