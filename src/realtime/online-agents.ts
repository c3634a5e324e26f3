import { Injectable } from '@nestjs/common';

/**
 * Agents with a console open on this process. In memory: with several web processes each knows its own, so a board
 * served by one counts the agents of that one.
 */
@Injectable()
export class OnlineAgents {
  private readonly windows = new Map<string, number>();

  came(agentId: string): void {
    this.windows.set(agentId, (this.windows.get(agentId) ?? 0) + 1);
  }

  left(agentId: string): void {
    const windows = (this.windows.get(agentId) ?? 0) - 1;
    if (windows > 0) this.windows.set(agentId, windows);
    else this.windows.delete(agentId);
  }

  isOnline(agentId: string): boolean {
    return this.windows.has(agentId);
  }

  ids(): string[] {
    return [...this.windows.keys()];
  }
}
