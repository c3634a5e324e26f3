import { useEffect, useRef } from 'react';
import type { CommandId } from './command-table.js';

/** Who can carry out a command now; the last one registered goes first, and may decline by returning false. */
type Run = () => void | boolean;
const handlers = new Map<CommandId, Set<{ current: Run }>>();

export function useCommand(id: CommandId, run: Run, when = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!when) return undefined;
    const held = handlers.get(id) ?? new Set();
    handlers.set(id, held);
    held.add(latest);
    return () => {
      held.delete(latest);
    };
  }, [id, when]);
}

export function runCommand(id: CommandId): boolean {
  for (const handler of [...(handlers.get(id) ?? [])].reverse()) if (handler.current() !== false) return true;
  return false;
}

export const canRun = (id: CommandId): boolean => (handlers.get(id)?.size ?? 0) > 0;
