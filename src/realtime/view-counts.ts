import { Injectable } from '@nestjs/common';
import type { GroupSpec } from './watch-groups.js';
import { TicketSource, type ViewCount } from './ticket-source.js';
import { scopeKey } from './topic.js';

/** Counting may take this share of the time: after a pass of 10 ms the next one comes 30 ms later at the earliest. */
const REST = 3;
const MOST = 10_000;
const NOTHING: ViewCount = { n: 0, breached: 0, capped: false };

/** Figures of the views that changed (RT9): sums of a projection, read once per scope and pass, never `count(*)`. */
@Injectable()
export class ViewCounts {
  private readonly last = new Map<string, ViewCount>();
  private restUntil = 0;

  constructor(private readonly tickets: TicketSource) {}

  /** Figures by group key. `fresh` is false when it was too early to read again and some are those of the last pass. */
  async read(groups: GroupSpec[]): Promise<{ counts: Map<string, ViewCount>; fresh: boolean }> {
    // Views nobody watches any more are not worth remembering; those in use are read again at once.
    if (this.last.size > MOST) this.last.clear();
    const fresh = performance.now() >= this.restUntil;
    const asked = fresh ? groups : groups.filter((group) => !this.last.has(group.key));
    const started = performance.now();
    await Promise.all([...this.perReader(asked).values()].map((same) => this.readFor(same)));
    if (asked.length > 0) this.restUntil = performance.now() + (performance.now() - started) * REST;
    return { counts: new Map(groups.map((group) => [group.key, this.last.get(group.key) ?? NOTHING])), fresh };
  }

  // One read answers all views of an agent, so views of one scope share it; a view of one agent's tickets needs his own.
  private perReader(groups: GroupSpec[]): Map<string, GroupSpec[]> {
    const readers = new Map<string, GroupSpec[]>();
    for (const group of groups) {
      const reader = `${scopeKey(group.scope)}|${group.assigneeId ?? ''}`;
      readers.set(reader, [...(readers.get(reader) ?? []), group]);
    }
    return readers;
  }

  private async readFor(groups: GroupSpec[]): Promise<void> {
    const counts = await this.tickets.counts(groups[0]!.agent);
    for (const group of groups) this.last.set(group.key, counts.get(group.topic.id) ?? NOTHING);
  }
}
