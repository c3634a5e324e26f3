import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/get-ticket.js';
import { keys } from '../api/query-keys.js';
import type { TicketChange } from '../api/patch-ticket.js';
import { useChangeTicket } from '../realtime/use-change-ticket.js';
import { sayProblem } from './problem-text.js';
import { sayInToast, sayWithUndo } from './toasts.js';

type Changeable = Pick<Ticket, 'id' | 'number' | 'version'> & Partial<Pick<Ticket, 'status' | 'priority' | 'assigneeId' | 'teamId' | 'tags'>>;

/** A change, its toast with Undo, and its failure in words. Undo is the inverse change on the version that came of it (CG6). */
export function useChangeWithUndo(): (ticket: Changeable, change: TicketChange, said: string) => Promise<boolean> {
  const { t } = useTranslation();
  const change = useChangeTicket();
  const client = useQueryClient();
  return useCallback(
    async (ticket, wanted, said) => {
      const inverse = inverseOf(ticket, wanted);
      const result = await change(ticket, wanted);
      if (!result.ok) {
        if (result.problem.status === 412) void client.invalidateQueries({ queryKey: keys.lists });
        if (result.problem.status !== 401) sayInToast(t('change.failed', { number: ticket.number, reason: sayProblem(t, result.problem) }), { bad: true });
        return false;
      }
      const { ticket: changed } = result;
      if (inverse) {
        sayWithUndo(said, t('undo'), () => {
          void change({ id: changed.id, version: currentVersion(client, changed, wanted) }, inverse).then((undone) => {
            sayInToast(undone.ok ? t('change.undone') : t('change.failed', { number: ticket.number, reason: sayProblem(t, undone.problem) }), { bad: !undone.ok });
          });
        });
      }
      return true;
    },
    [change, client, t],
  );
}

/**
 * Later events that leave the changed fields alone (a clock set by sla, say) raise the version too: undo goes on top of them,
 * but keeps the old version, and so its 412, when somebody changed one of these very fields since.
 */
function currentVersion(client: ReturnType<typeof useQueryClient>, changed: Ticket, wanted: TicketChange): number {
  const now = client.getQueryData<Ticket>(keys.ticket(changed.id));
  const fields = Object.keys(wanted) as (keyof TicketChange)[];
  return now && fields.every((field) => JSON.stringify(now[field]) === JSON.stringify(changed[field])) ? now.version : changed.version;
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
