import type { SlaEvent } from '../sla-event.js';
import type { Clock } from './clock.js';
import { inNumber, type NamedClock, namedClocks } from './named-clocks.js';
import { closePiece } from './counted-time.js';
import { foldHistory } from './fold-history.js';
import type { LogIndex, MergeFact } from './log-index.js';
import { mergedFacts, mergesInto } from './merge-history.js';
import { byStart, leastDue, presentClock } from './present-clock.js';
import type { TicketClocks } from './ticket-clocks.js';
import type { RuleBook, TicketState } from './ticket-state.js';

interface Correction {
  order: number;
  at: number;
  merge: MergeFact | null;
}

/** What corrections of one ticket leave behind. */
interface Remains {
  /** Instances that the corrected history no longer has (S16, Q7, Q8). */
  ghosts: NamedClock[];
  /** Q8: own breaches that a merge must not take away, by clock. */
  breaches: Map<string, number>;
}

/**
 * The clocks of one ticket at `now`; null before its opening. A history without corrections is folded once; each bounce or merge
 * folds what was known just before it twice more, without and with the correction, to see what it took away.
 */
export function foldTicket(ticket: string, log: LogIndex, rules: RuleBook, now: number): TicketClocks | null {
  const merged = log.mergeOf(ticket);
  const [end, until] = merged ? [merged.order, merged.at] : [Infinity, now]; // S21: a source stops at its merge
  const merges = mergesInto(log, ticket);
  const fold = (order: number, at: number, joined: readonly MergeFact[], unsent: ReadonlySet<string>) =>
    foldHistory({ rules, facts: mergedFacts(log, ticket, joined, order), unsent, messages: log.messages, until: at });

  const remains: Remains = { ghosts: [], breaches: new Map() };
  for (const { order, at, merge } of corrections(ticket, log, merges, end)) {
    const joined = merges.filter((other) => other.order < order);
    const before = namedClocks(fold(order, at, joined, log.unsentBefore(order)));
    const after = namedClocks(fold(order, at, merge ? [...joined, merge] : joined, log.unsentBefore(order + 1)));
    if (merge) afterMerge(remains, before, after, at);
    else afterBounce(remains, before, after, at);
  }
  const state = fold(end, until, merges.filter((merge) => merge.order < end), log.unsentBefore(end));
  return state && present(ticket, state, remains, merged, until);
}

function corrections(ticket: string, log: LogIndex, merges: readonly MergeFact[], end: number): Correction[] {
  const found: Correction[] = merges.map((merge) => ({ order: merge.order, at: merge.at, merge }));
  if (log.bounces.length > 0) {
    const sent = new Set(mergedFacts(log, ticket, merges, end).flatMap(({ event }) => messagesOf(event)));
    for (const { order, event } of log.bounces) if (sent.has(event.messageId)) found.push({ order, at: event.at, merge: null });
  }
  return found.filter(({ order }) => order < end).sort((a, b) => a.order - b.order);
}

function messagesOf(event: SlaEvent): readonly string[] {
  if (event.type === 'ticket.opened') return event.messages;
  return event.type === 'message.sent' ? [event.messageId] : [];
}

/** S16, Q7: whatever only the bounced message had let start is cancelled, also if it had ended. */
function afterBounce({ ghosts }: Remains, before: readonly NamedClock[], after: readonly NamedClock[], at: number): void {
  const kept = new Set(after.map(({ key }) => key));
  for (const named of before) {
    if (kept.has(named.key)) continue;
    named.clock.breachedAt = null;
    ghosts.push(vanish(named, at));
  }
}

/** Q8: an own instance goes on as the refolded one of the same cause, else as the next of its metric; one without either is cancelled. */
function afterMerge({ ghosts, breaches }: Remains, before: readonly NamedClock[], after: readonly NamedClock[], at: number): void {
  const free = new Map(after.map((named) => [named.key, named]));
  const left: NamedClock[] = [];
  const goesOn = (own: NamedClock, next: NamedClock) => {
    free.delete(next.key);
    const breach = own.clock.breachedAt ?? breaches.get(own.key) ?? null;
    if (breach !== null) breaches.set(next.key, Math.min(breach, breaches.get(next.key) ?? Infinity));
  };
  for (const own of before) {
    const same = free.get(own.key);
    if (same) goesOn(own, same);
    else left.push(own);
  }
  for (const own of left) {
    const next = [...free.values()].find(({ clock }) => clock.metric === own.clock.metric);
    if (next) goesOn(own, next);
    else ghosts.push(vanish(own, at));
  }
}

function vanish(named: NamedClock, at: number): NamedClock {
  const { clock } = named;
  closePiece(clock, clock.ended?.at ?? at);
  clock.ended = { at: clock.ended?.at ?? at, reason: 'recomputed' };
  clock.dueAt ??= clock.lastDue;
  clock.metAt = clock.firstMetAt = null;
  return named;
}

function present(ticket: string, state: TicketState, { ghosts, breaches }: Remains, merged: MergeFact | null, until: number): TicketClocks {
  const final = namedClocks(state);
  const keys = new Set(final.map(({ key }) => key));
  const shown = inNumber(final, ghosts.filter(({ key }) => !keys.has(key)));
  for (const { key, clock } of final) keepBreach(clock, breaches.get(key) ?? null);
  if (merged) for (const { clock } of shown) endMerged(clock, merged.at);
  const instances = shown.map((numbered) => presentClock(numbered, until)).sort(byStart);
  if (merged) for (const instance of instances) instance.result = 'merged'; // Q8: out of all rates
  return {
    ticket,
    state: merged ? 'merged' : state.spam ? 'spam' : state.status,
    ...leastDue(instances),
    ball: state.ball,
    instances,
    matches: state.matches,
    problems: state.problems,
  };
}

function keepBreach(clock: Clock, breach: number | null): void {
  if (breach === null) return;
  clock.breachedAt = Math.min(breach, clock.breachedAt ?? Infinity);
  clock.metAt = clock.firstMetAt = null;
  clock.plan = [];
}

function endMerged(clock: Clock, at: number): void {
  if (clock.ended) return;
  closePiece(clock, at);
  clock.ended = { at, reason: 'merged' };
  clock.dueAt ??= clock.lastDue;
}
