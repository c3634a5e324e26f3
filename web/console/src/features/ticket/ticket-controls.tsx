import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/get-session.js';
import type { Ticket } from '../../api/get-ticket.js';
import { agentsQuery, teamsQuery } from '../../api/list-people.js';
import { tagsQuery } from '../../api/list-tags.js';
import { Avatar } from '../../ui/avatar.js';
import { IconTag, IconUserPlus, IconUsers } from '../../ui/icons.js';
import { useCommand } from '../../ui/keyboard/use-command.js';
import { byName } from '../../ui/order-people.js';
import { PickMenu } from '../../ui/pick-menu.js';
import { priorities, PriorityMark } from '../../ui/priority-mark.js';
import { settableStatuses } from '../../ui/statuses.js';
import { useChangeWithUndo } from '../../ui/use-change-with-undo.js';

const nobody = 'none';

/** Status, priority, people, team and tags: each a button that says the value and opens its list. */
export function TicketControls({ ticket, session, disabled }: { ticket: Ticket; session: Session; disabled: boolean }) {
  const { t } = useTranslation();
  const change = useChangeWithUndo();
  const agents = useQuery(agentsQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const tags = useQuery(tagsQuery).data ?? [];
  const me = session.agent;
  const assignee = agents.find((agent) => agent.id === ticket.assigneeId);
  const team = teams.find((each) => each.id === ticket.teamId);
  const { number } = ticket;
  const assign = (id: string | null): void => {
    if (id === ticket.assigneeId) return;
    const name = agents.find((agent) => agent.id === id)?.name ?? me.name;
    void change(ticket, { assigneeId: id }, id === null ? t('change.unassigned', { number }) : t('change.assigned', { number, name }));
  };
  useCommand('assign-me', () => assign(me.id), !disabled);
  const people = [...agents.filter((agent) => agent.active && agent.role !== 'auditor')].sort(byName);
  return (
    <>
      <PickMenu label={t('ticket.status')} command="status" disabled={disabled} testId="status" chosen={[ticket.status]} options={settableStatuses.map((each) => ({ value: each, label: t(`status.${each}`) }))}
        onPick={(value) => void change(ticket, { status: value as Ticket['status'] }, t('change.status', { number, status: t(`status.${value as Ticket['status']}`) }))}>
        {t(`status.${ticket.status}`)}
      </PickMenu>
      <PickMenu label={t('ticket.priority')} command="priority" disabled={disabled} testId="priority" chosen={[ticket.priority]} options={priorities.map((each) => ({ value: each, label: t(`priority.${each}`), icon: <PriorityMark priority={each} /> }))}
        onPick={(value) => void change(ticket, { priority: value as Ticket['priority'] }, t('change.priority', { number, priority: t(`priority.${value as Ticket['priority']}`) }))}>
        <PriorityMark priority={ticket.priority} long />
      </PickMenu>
      <PickMenu label={t('ticket.assignee')} command="assign" disabled={disabled} testId="assignee" search chosen={[ticket.assigneeId ?? nobody]}
        options={[{ value: nobody, label: t('ticket.nobody') }, ...people.map((agent) => ({ value: agent.id, label: agent.name, icon: <Avatar name={agent.name} size={20} />, ...(agent.id === me.id ? { hint: t('ticket.me') } : {}) }))]}
        onPick={(value) => assign(value === nobody ? null : value)}>
        {assignee ? <><Avatar name={assignee.name} size={18} /> <span className="clip control-name">{assignee.name}</span></> : <><IconUserPlus size={15} stroke={1.6} aria-hidden /> {t('ticket.assign')}</>}
      </PickMenu>
      <PickMenu label={t('ticket.team')} disabled={disabled} testId="team" chosen={[ticket.teamId ?? nobody]} options={[{ value: nobody, label: t('ticket.no_team') }, ...teams.map((each) => ({ value: each.id, label: each.name }))]}
        onPick={(value) => void change(ticket, { teamId: value === nobody ? null : value }, t('change.team', { number, team: teams.find((each) => each.id === value)?.name ?? t('ticket.no_team') }))}>
        <IconUsers size={15} stroke={1.6} aria-hidden /> <span className="clip control-name">{team?.name ?? t('ticket.no_team')}</span>
      </PickMenu>
      <PickMenu label={t('ticket.tags')} command="tags" disabled={disabled} testId="tags" search many chosen={ticket.tags}
        options={[...new Set([...ticket.tags, ...tags.map((tag) => tag.name)])].map((name) => ({ value: name, label: name }))}
        onPick={(value) => void change(ticket, { tags: ticket.tags.includes(value) ? ticket.tags.filter((tag) => tag !== value) : [...ticket.tags, value] }, t('change.tags', { number }))}>
        <IconTag size={14} stroke={1.6} aria-hidden /> {ticket.tags.length === 0 ? t('ticket.add_tags') : ticket.tags.slice(0, 2).join(' · ') + (ticket.tags.length > 2 ? ` +${ticket.tags.length - 2}` : '')}
      </PickMenu>
    </>
  );
}
