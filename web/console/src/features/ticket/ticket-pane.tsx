import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ticketQuery } from '../../api/get-ticket.js';
import type { Session } from '../../api/get-session.js';
import { asProblem } from '../../api/problem.js';
import { useWatch } from '../../realtime/link-context.js';
import { useSayPresence } from '../../realtime/use-presence.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { Waiting } from '../../ui/waiting.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import type { WriteMode } from './draft-key.js';
import { TicketHeader } from './ticket-header.js';
import { TicketSkeleton } from './ticket-skeleton.js';
import './ticket.css';

export interface TicketPaneProps {
  ticketId: string;
  session: Session;
  onBack: () => void;
  /** Called as soon as the ticket is resolved or given away, so that the next row opens. */
  onDone: () => void;
  onCustomer: () => void;
}

/** Remounted per ticket (its key): no state of one ticket can show in another. */
export function TicketPane(props: TicketPaneProps) {
  const { ticketId, session } = props;
  const topics = useMemo(() => [`ticket:${ticketId}`], [ticketId]);
  useWatch(topics);
  const ticket = useQuery(ticketQuery(ticketId));
  // Lost rights or a deleted ticket: what is in the cache may not be shown any longer (RT10).
  const gone = ticket.isError && [403, 404].includes(asProblem(ticket.error).status);
  const data = gone ? undefined : ticket.data;
  const [writing, setWriting] = useState<WriteMode | null>(null);
  useSayPresence(ticketId, writing === 'reply' ? 'replying' : writing === 'note' ? 'typing' : 'viewing');
  return (
    <section className="ticket" aria-labelledby="ticket-subject" data-pane tabIndex={-1} data-testid="ticket">
      {ticket.isPending ? <Waiting onRetry={() => void ticket.refetch()}><TicketSkeleton /></Waiting> : null}
      {ticket.isError && !data ? <div className="ticket-problem"><ProblemNote error={ticket.error} onRetry={() => void ticket.refetch()} /></div> : null}
      {data ? (
        <>
          <TicketHeader {...props} ticket={data} />
          <Conversation ticket={data} session={session} />
          {session.permissions.includes('ticket.reply') ? <Composer ticket={data} session={session} onWriting={setWriting} /> : null}
        </>
      ) : null}
    </section>
  );
}
