import { Clock } from '../../src/platform/clock.js';

/** Runs like the real clock, from wherever it was put: hours pass without waiting for them. */
export class TestClock extends Clock {
  private offsetMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  moveTo(at: string | Date): void {
    this.offsetMs = new Date(at).getTime() - Date.now();
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }
}
