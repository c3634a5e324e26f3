/** Client events a socket may send: a burst of 40, then 20 a second. People and their renewals need about one. */
const BURST = 40;
const PER_SECOND = 20;

/** A token bucket for one socket (W1). */
export class EventBudget {
  private tokens = BURST;

  constructor(private at: number) {}

  /** Whether one more event may be handled at `now` (milliseconds). */
  spend(now: number): boolean {
    this.tokens = Math.min(BURST, this.tokens + (Math.max(0, now - this.at) / 1000) * PER_SECOND);
    this.at = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
