import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketChange } from '../api/patch-ticket.js';
import { keys } from '../api/query-keys.js';
import { useChangeTicket, type Changeable } from '../realtime/use-change-ticket.js';
import { sayProblem } from './problem-text.js';
import { sayInToast, sayWithUndo } from './toasts.js';

/** A change, its toast with Undo, and its failure in words. Undo is the inverse change, refused when the field changed since (CG6). */
export function useChangeWithUndo(): (ticket: Changeable & { number: number }, change: TicketChange, said: string) => Promise<boolean> {
  const { t } = useTranslation();
  const change = useChangeTicket();
  const client = useQueryClient();
  return useCallback(
    async (ticket, wanted, said) => {
      const { number } = ticket;
      const inverse = inverseOf(ticket, wanted);
      const result = await change(ticket, wanted);
      if (!result.ok) {
        if (result.problem.status === 412) void client.invalidateQueries({ queryKey: keys.lists });
        if (result.problem.status !== 401) sayInToast(t('change.failed', { number, reason: sayProblem(t, result.problem) }), { bad: true });
        return false;
      }
      if (inverse) {
        sayWithUndo(said, t('undo'), () => {
          void change(result.ticket, inverse).then((undone) => {
            sayInToast(undone.ok ? t('change.undone') : t('change.failed', { number, reason: sayProblem(t, undone.problem) }), { bad: !undone.ok });
          });
        });
      }
      return true;
    },
    [change, client, t],
  );
}

function inverseOf(ticket: Changeable, change: TicketChange): TicketChange | null {
  const inverse: Record<string, unknown> = {};
  for (const field of Object.keys(change) as (keyof TicketChange)[]) {
    const was = ticket[field];
    if (was === undefined) return null;
    // `new` is where tickets start, nothing sets it: its inverse is open.
    inverse[field] = field === 'status' && was === 'new' ? 'open' : was;
  }
  return inverse as TicketChange;
}
