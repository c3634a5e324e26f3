import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { boardQuery } from '../../api/get-board.js';
import { sessionQuery } from '../../api/get-session.js';
import { useWatch } from '../../realtime/link-context.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { Waiting } from '../../ui/waiting.js';
import { AgentLoad } from './agent-load.js';
import { BreachList } from './breach-list.js';
import { NpsBar } from './nps-bar.js';
import { Tiles } from './tiles.js';
import '../../ui/page.css';
import './board.css';

const topics = ['board:all'];
/** Frames tell of changes at once; this only heals what a frame cannot tell, such as an agent going offline. */
const healMs = 30_000;

export function BoardPage() {
  const { t } = useTranslation();
  useWatch(topics);
  const query = useQuery({ ...boardQuery, refetchInterval: healMs });
  const mayAssign = useQuery(sessionQuery).data?.permissions.includes('ticket.change') ?? false;
  const board = query.data;
  return (
    <div className="page board" data-pane tabIndex={-1} data-testid="board">
      <header className="page-head">
        <h1>{t('board.title')}</h1>
      </header>
      {query.isPending ? <Waiting onRetry={() => void query.refetch()}><div className="tiles">{Array.from({ length: 6 }, (_, index) => <div key={index} className="skeleton tile" />)}</div></Waiting> : null}
      {query.isError ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {board ? (
        <>
          <Tiles board={board} />
          <div className="board-columns">
            <BreachList rows={board.breaches} mayAssign={mayAssign} />
            <div className="board-side">
              <AgentLoad agents={board.agents} />
              <NpsBar nps={board.nps} />
            </div>
          </div>
        </>
      ) : null}
    </div>
  );
}
