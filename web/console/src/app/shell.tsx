import { Notifications } from '@mantine/notifications';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/get-session.js';
import { useNoticeToasts } from '../features/notices/use-notice-toasts.js';
import { useWatch } from '../realtime/link-context.js';
import { useKeyListener } from '../ui/keyboard/key-listener.js';
import { useCommand } from '../ui/keyboard/use-command.js';
import { undoLast } from '../ui/undo-stack.js';
import { cyclePanes } from './cycle-panes.js';
import { Rail } from './rail.js';
import { StatusBar } from './status-bar.js';
import './shell.css';

const KeySheet = lazy(() => import('../features/palette/key-sheet.js').then((module) => ({ default: module.KeySheet })));
const Palette = lazy(() => import('../features/palette/palette.js').then((module) => ({ default: module.Palette })));

type Sheet = 'keys' | 'palette' | null;

/** Rail, page, status bar; the global commands. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const [sheet, setSheet] = useState<Sheet>(null);
  // Once opened they stay mounted, so that closing can play out and the second opening is instant.
  const [used, setUsed] = useState<readonly Sheet[]>([]);
  const open = (next: Sheet): void => {
    setUsed((held) => (held.includes(next) ? held : [...held, next]));
    setSheet(next);
  };
  const goView = (view: string): void => void navigate({ to: '/desk', search: { view } });
  useKeyListener();
  useNoticeToasts();
  useWatch(useMemo(() => (session ? [`agent:${session.agent.id}`] : []), [session?.agent.id]));
  useCommand('go-open', () => goView('all-open'));
  useCommand('go-unassigned', () => goView('unassigned'));
  useCommand('go-mine', () => goView('my-open'));
  useCommand('go-board', () => void navigate({ to: '/board' }), session?.permissions.includes('insight.read') ?? false);
  useCommand('undo', () => undoLast());
  useCommand('pane', () => cyclePanes(1));
  useCommand('help', () => open('keys'));
  useCommand('palette', () => open('palette'));
  return (
    <div className="shell">
      <a className="skip-link" href="#page">{t('skip')}</a>
      <Rail />
      <main id="page" className="shell-page" tabIndex={-1}>
        <Outlet />
      </main>
      {/* Inside the router: toasts carry links. */}
      <Notifications position="bottom-left" limit={4} zIndex={400} containerWidth={330} className="toasts" />
      <StatusBar onKeys={() => open('keys')} />
      <Suspense fallback={null}>
        {used.includes('keys') ? <KeySheet opened={sheet === 'keys'} onClose={() => setSheet(null)} /> : null}
        {used.includes('palette') ? <Palette opened={sheet === 'palette'} onClose={() => setSheet(null)} onTicket={(ticket) => void navigate({ to: '/desk', search: (now) => ({ ...now, ticket }) })} /> : null}
      </Suspense>
    </div>
  );
}
