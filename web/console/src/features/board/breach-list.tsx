import { Link } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Board, BreachRow } from '../../api/get-board.js';
import { agentsQuery, teamsQuery } from '../../api/list-people.js';
import { keys } from '../../api/query-keys.js';
import { Avatar } from '../../ui/avatar.js';
import { EmptyNote } from '../../ui/empty-note.js';
import { byName } from '../../ui/order-people.js';
import { PickMenu } from '../../ui/pick-menu.js';
import { SlaChip } from '../../ui/sla-chip.js';
import { useChangeWithUndo } from '../../ui/use-change-with-undo.js';

/** CB2: the latest first; predicted ones below, apart. */
export function BreachList({ rows, mayAssign }: { rows: Board['breaches']; mayAssign: boolean }) {
  const { t } = useTranslation();
  const sorted = [...rows].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return (
    <section className="board-card card" data-testid="breaches">
      <header className="board-card-head">
        <h2>{t('board.breaches')}</h2>
        <span className="muted">{t('board.by_lateness')}</span>
      </header>
      {sorted.length === 0 ? <EmptyNote title={t('board.no_breaches')} hint={t('board.no_breaches_hint')} /> : null}
      <ul className="breach-list">
        {sorted.map((row) => (
          <Breach key={`${row.ticketId} ${row.metric}`} row={row} mayAssign={mayAssign} />
        ))}
      </ul>
    </section>
  );
}

function Breach({ row, mayAssign }: { row: BreachRow; mayAssign: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useChangeWithUndo();
  const agents = useQuery(agentsQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const team = teams.find((each) => each.id === row.teamId)?.name ?? t('ticket.no_team');
  const assignee = agents.find((agent) => agent.id === row.assigneeId)?.name ?? t('ticket.nobody');
  const assign = async (agentId: string): Promise<void> => {
    const name = agents.find((agent) => agent.id === agentId)?.name ?? '';
    await change({ id: row.ticketId, number: row.number, version: row.version, assigneeId: row.assigneeId }, { assigneeId: agentId }, t('change.assigned', { number: row.number, name }));
    void client.invalidateQueries({ queryKey: keys.board });
  };
  return (
    <li className="breach" data-testid={`breach-${row.number}`}>
      <span className="breach-chip"><SlaChip sla={{ state: row.breached ? 'breached' : 'soon', metric: row.metric as 'resolution', dueAt: row.dueAt, soonAt: null }} /></span>
      <span className="muted breach-number">#{row.number}</span>
      <span className="clip breach-subject" title={row.subject}>{row.subject}</span>
      <span className="muted clip breach-owner">{team} · {assignee}</span>
      <span className="breach-actions">
        {mayAssign ? (
          <PickMenu label={t('board.assign_number', { number: row.number })} search chosen={row.assigneeId ? [row.assigneeId] : []} onPick={(id) => void assign(id)} testId={`breach-assign-${row.number}`} className={row.assigneeId === null && row.breached ? 'btn btn-small btn-primary' : 'btn btn-small'}
            options={agents.filter((agent) => agent.active && agent.role !== 'auditor').sort(byName).map((agent) => ({ value: agent.id, label: agent.name, icon: <Avatar name={agent.name} size={20} /> }))}>
            {t('ticket.assign')}
          </PickMenu>
        ) : null}
        <Link to="/desk" search={{ view: 'breached', ticket: row.ticketId }} className="btn btn-small">{t('board.open')}</Link>
      </span>
    </li>
  );
}
