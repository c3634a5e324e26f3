import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/get-session.js';
import { NoticeBell } from '../features/notices/notice-bell.js';
import { BellMark } from '../ui/bell-mark.js';
import { IconChartBar, IconInbox, IconKey, IconMailForward } from '../ui/icons.js';
import { MeMenu } from './me-menu.js';

const places = [
  { to: '/desk', word: 'nav.desk', icon: IconInbox, permission: 'ticket.read' },
  { to: '/board', word: 'nav.board', icon: IconChartBar, permission: 'insight.read' },
  { to: '/outbox', word: 'nav.outbox', icon: IconMailForward, permission: 'outbox.read' },
  { to: '/settings/api-keys', word: 'nav.api_keys', icon: IconKey, permission: 'api_key.create' },
] as const;

export function Rail() {
  const { t } = useTranslation();
  const permissions = useQuery(sessionQuery).data?.permissions ?? [];
  return (
    <nav className="rail" aria-label={t('nav.title')}>
      <span className="rail-mark"><BellMark size={28} /></span>
      {places.filter((place) => permissions.includes(place.permission)).map(({ to, word, icon: Glyph }) => (
        <Link key={to} to={to} search={{}} className="rail-link" activeOptions={{ includeSearch: false }} aria-label={t(word)} title={t(word)}>
          <Glyph size={20} stroke={1.6} aria-hidden />
        </Link>
      ))}
      <span className="grow" />
      <NoticeBell />
      <MeMenu />
    </nav>
  );
}
