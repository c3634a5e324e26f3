/** Thrown inside the quote engine when rule Q4's time is up; the text is then shown unstripped. */
export class QuoteTimeout extends Error {}

/** Rule Q4: 200 ms for finding quotes. Asked now and then, never per line. */
export class Deadline {
  private readonly end: number;

  constructor(milliseconds: number) {
    this.end = performance.now() + milliseconds;
  }

  check(): void {
    if (performance.now() > this.end) throw new QuoteTimeout();
  }
}
