import { useTranslation } from 'react-i18next';
import type { Board } from '../../api/get-board.js';
import { Avatar } from '../../ui/avatar.js';
import { EmptyNote } from '../../ui/empty-note.js';
import { sayWait } from '../../ui/say-duration.js';
import { useTicking } from '../../ui/use-ticking.js';
import { LoadBar } from './load-bar.js';
import '../../ui/live-dot.css';

type AgentRow = Board['agents'][number];

/** CB3: load against cap and the longest unanswered; sorted by name, never ranked. */
export function AgentLoad({ agents }: { agents: readonly AgentRow[] }) {
  const { t } = useTranslation();
  return (
    <section className="board-card card" data-testid="agent-load">
      <header className="board-card-head">
        <h2>{t('board.load')}</h2>
        <span className="muted">{t('board.load_hint')}</span>
      </header>
      {agents.length === 0 ? <EmptyNote title={t('board.no_agents')} /> : null}
      <ul className="load-list">
        {agents.map((agent) => (
          <Load key={agent.agentId} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

function Load({ agent }: { agent: AgentRow }) {
  const { t } = useTranslation();
  const wait = useTicking((now) => (agent.oldestWaitingSince === null ? '–' : sayWait(t, (now - Date.parse(agent.oldestWaitingSince)) / 1000)));
  return (
    <li className="load">
      <Avatar name={agent.name} size={26} />
      <span className="clip load-name">{agent.name}</span>
      <span className="load-status muted">
        <span className={agent.online ? 'dot dot-good' : 'dot dot-hollow'} aria-hidden="true" /> {t(agent.online ? 'board.is_online' : 'board.is_offline')}
      </span>
      <LoadBar open={agent.open} cap={agent.cap} />
      <span className="load-number">{agent.open}/{agent.cap}</span>
      <span className="load-wait" title={t('board.longest_unanswered')}>{wait}</span>
    </li>
  );
}
