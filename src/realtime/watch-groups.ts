import { Injectable } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import type { AgentContext, TicketScope } from '../identity/index.js';
import type { ConsoleSocket } from './console-socket.js';
import type { Frame } from './realtime.contract.js';
import type { ViewCount, TicketState } from './ticket-source.js';
import type { Topic } from './topic.js';

/** Everybody who may be sent the same bytes for the same topic: made once, encoded once, one room (RT6). */
export interface WatchGroup {
  /** Topic, filter and scope; also the room's name, which only the server knows (W2). */
  readonly key: string;
  readonly name: string;
  readonly topic: Topic;
  readonly scope: TicketScope;
  /** One of those in the group; the rights that matter here are equal for all of them. */
  readonly agent: AgentContext;
  /** Views: whether a ticket is in it, this agent's scope included. */
  readonly holds: ((state: TicketState) => boolean) | null;
  /** Set on a view of one agent's tickets: only tickets that were or are his can touch it. */
  readonly assigneeId: string | null;
  readonly sockets: Set<ConsoleSocket>;
  /** Up to where its frames reach. */
  to: number;
  count: ViewCount | null;
}
export type GroupSpec = Omit<WatchGroup, 'sockets' | 'to' | 'count'>;

/** Sockets that get the `at` of every 5 s: those that have missed nothing. */
const LIVE_ROOM = 'live';

/** Which sockets look at what, as groups that share their frames. A socket is in a group's room while it can follow. */
@Injectable()
export class WatchGroups {
  private readonly groups = new Map<string, WatchGroup>();
  private readonly byTopic = new Map<string, Set<WatchGroup>>();
  /** Every console of this process, whatever it looks at. */
  readonly sockets = new Set<ConsoleSocket>();
  /** Set when the server is attached; a worker process has no sockets and no namespace. */
  namespace: Namespace | null = null;

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  /** Most sockets that look at the same thing: the tick is slower for very many (RT6). */
  get widest(): number {
    let widest = 0;
    for (const group of this.groups.values()) widest = Math.max(widest, group.sockets.size);
    return widest;
  }

  of(kind: Topic['kind']): WatchGroup[] {
    return [...this.groups.values()].filter((group) => group.topic.kind === kind);
  }

  /** Groups of one topic: several where scopes or filters differ. */
  named(topic: string): WatchGroup[] {
    return [...(this.byTopic.get(topic) ?? [])];
  }

  join(socket: ConsoleSocket, spec: GroupSpec, at: number): WatchGroup {
    const group = this.groups.get(spec.key) ?? this.open(spec, at);
    const former = socket.topics.get(spec.name);
    if (former && former !== group) this.leave(socket, spec.name);
    group.sockets.add(socket);
    socket.topics.set(spec.name, group);
    if (socket.hears) void socket.io.join(group.key);
    return group;
  }

  leave(socket: ConsoleSocket, topic: string): void {
    const group = socket.topics.get(topic);
    if (!group) return;
    socket.topics.delete(topic);
    group.sockets.delete(socket);
    void socket.io.leave(group.key);
    if (group.sockets.size > 0) return;
    this.groups.delete(group.key);
    const same = this.byTopic.get(group.name);
    same?.delete(group);
    if (same?.size === 0) this.byTopic.delete(group.name);
  }

  /** Keeps what it watches but sends it nothing: it is too slow, or its rights are being asked. */
  mute(socket: ConsoleSocket): void {
    void socket.io.leave(LIVE_ROOM);
    for (const group of socket.topics.values()) void socket.io.leave(group.key);
  }

  unmute(socket: ConsoleSocket): void {
    if (!socket.hears) return;
    void socket.io.join([LIVE_ROOM, ...[...socket.topics.values()].map((group) => group.key)]);
  }

  /** No `at` while a `watch` is under way: it would raise topics whose replay has not been sent yet. */
  holdPosition(socket: ConsoleSocket): void {
    void socket.io.leave(LIVE_ROOM);
  }

  send(group: WatchGroup, frame: Frame): void {
    this.namespace?.to(group.key).emit('frame', frame);
    group.to = frame.to;
  }

  /** The same frame to some sockets of a group, encoded once. */
  sendTo(sockets: ConsoleSocket[], frame: Frame): void {
    if (sockets.length > 0) this.namespace?.to(sockets.map((socket) => socket.id)).emit('frame', frame);
  }

  sendPosition(position: number): void {
    this.namespace?.to(LIVE_ROOM).emit('at', { position });
  }

  private open(spec: GroupSpec, at: number): WatchGroup {
    const group: WatchGroup = { ...spec, sockets: new Set(), to: at, count: null };
    this.groups.set(spec.key, group);
    const same = this.byTopic.get(spec.name) ?? new Set();
    this.byTopic.set(spec.name, same.add(group));
    return group;
  }
}
