import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { agentsQuery, teamsQuery } from '../../api/list-people.js';
import { sayFullStamp, sayTime } from '../../ui/say-date.js';
import { useLocale } from '../../ui/use-locale.js';
import type { EventLine } from './event-line.js';
import type { Entry } from './weave-entries.js';

type Event = Extract<Entry, { kind: 'event' }>;

/** CV3: what happened to the ticket, on one line between the messages. */
export function EventEntry({ entry }: { entry: Event }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const agents = useQuery(agentsQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const nameOf = (id: string | null | undefined): string => agents.find((agent) => agent.id === id)?.name ?? t('event.somebody');
  const actor = entry.actor.type === 'agent' ? nameOf(entry.actor.id) : t(`actor.${entry.actor.type}`);
  const values = sayValues(t, entry.line, teams);
  return (
    <p className={entry.line.bad ? 'event-line event-line-bad' : 'event-line'} data-testid="event-line">
      <span title={sayFullStamp(locale, entry.at)}>
        {sayTime(locale, entry.at)} · {String(t(entry.line.key as 'event.resolved', { ...values, actor, ...(entry.line.agentId ? { name: nameOf(entry.line.agentId) } : {}) } as never))}
      </span>
    </p>
  );
}

/** Raw values of the log in the user's words. */
function sayValues(t: TFunction, line: EventLine, teams: readonly { id: string; name: string }[]): Record<string, unknown> {
  const values: Record<string, unknown> = { ...line.values };
  const say = (prefix: string, field: string): void => {
    if (typeof values[field] === 'string') values[field] = t(`${prefix}.${values[field]}` as 'status.open', { defaultValue: values[field] });
  };
  say('status', 'status');
  say('priority', 'priority');
  say('metric', 'metric');
  if ('teamId' in values) values['team'] = teams.find((team) => team.id === values['teamId'])?.name ?? t('ticket.no_team');
  return values;
}
