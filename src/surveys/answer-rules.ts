import type { InvitationState } from './surveys.contract.js';

/** An answer this soon after the mail server took the mail came from a scanner that follows links (K8). */
export const SUSPECT_MS = 5000;

/**
 * Whether an answer is kept but not counted (K8). Until the acceptance is known it is measured from the queueing, which
 * cannot be later.
 */
export function isSuspect(answeredAt: Date, mail: { sentAt: Date; deliveredAt: Date | null }): boolean {
  return answeredAt.getTime() - (mail.deliveredAt ?? mail.sentAt).getTime() < SUSPECT_MS;
}

const open: InvitationState[] = ['sent', 'delivered', 'answered'];

/** Whether the link still takes an answer, or a change of one (K10, K11). A bounced mail may have arrived by another way. */
export function takesAnswers(invitation: { state: InvitationState; expiresAt: Date }, now: Date): boolean {
  return (open.includes(invitation.state) || invitation.state === 'bounced') && now < invitation.expiresAt;
}

export interface AnswerEntry {
  score: number;
  comment: string;
  callMe: boolean;
}

/** Whether posting `entry` again changes nothing: it does when the former one was suspect and this one is not (K8, K10). */
export function isRepeat(former: (AnswerEntry & { suspect: boolean }) | null, entry: AnswerEntry, suspect: boolean): boolean {
  return former !== null && former.score === entry.score && former.comment === entry.comment && former.callMe === entry.callMe && former.suspect === suspect;
}
