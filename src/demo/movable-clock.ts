import { Clock } from '../platform/clock.js';

/** A clock that stands where it is put: history is written at the times it says it happened. */
export class MovableClock extends Clock {
  private at = new Date();

  override now(): Date {
    return new Date(this.at);
  }

  moveTo(at: Date): void {
    this.at = at;
  }
}
