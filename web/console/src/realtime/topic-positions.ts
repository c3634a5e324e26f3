/**
 * How far each topic is known. A topic first watched starts at the newest position heard of *before* its data is fetched:
 * whatever the fetch already holds is then told again and dropped by version, and nothing in between is missed.
 */
export class TopicPositions {
  private readonly to = new Map<string, number>();
  private newest = 0;

  of(topic: string): number | undefined {
    return this.to.get(topic);
  }

  begin(topic: string): void {
    if (!this.to.has(topic) && this.newest > 0) this.to.set(topic, this.newest);
  }

  raise(topic: string, position: number): void {
    if (position > (this.to.get(topic) ?? 0)) this.to.set(topic, position);
    this.hear(position);
  }

  /** RT4: `at` speaks for every watched topic, except those that just asked for what they missed. */
  raiseAll(topics: Iterable<string>, position: number, except: ReadonlySet<string>): void {
    for (const topic of topics) if (!except.has(topic)) this.raise(topic, position);
    this.hear(position);
  }

  hear(position: number): void {
    this.newest = Math.max(this.newest, position);
  }
}
