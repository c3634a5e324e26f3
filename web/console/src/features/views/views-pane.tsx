import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { viewsQuery, type View } from '../../api/list-views.js';
import { useLinkState } from '../../realtime/link-context.js';
import { IconAlertOctagon, IconCheck, IconCircleDashed, IconInbox, IconUser, IconUsers } from '../../ui/icons.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { viewName } from '../../ui/view-name.js';
import { Waiting } from '../../ui/waiting.js';
import './views-pane.css';

const glyphs: Record<string, typeof IconInbox> = { 'my-open': IconUser, unassigned: IconCircleDashed, 'all-open': IconInbox, breached: IconAlertOctagon, resolved: IconCheck };
const pollWhenDownMs = 30_000;

export function ViewsPane({ current, onPick }: { current: string; onPick?: () => void }) {
  const { t } = useTranslation();
  const link = useLinkState();
  const views = useQuery({ ...viewsQuery, refetchInterval: link.is === 'offline' ? pollWhenDownMs : false });
  const groups = (['system', 'team', 'saved'] as const).map((kind) => ({ kind, items: views.data?.filter((view) => view.kind === kind) ?? [] }));
  return (
    <nav className="views" aria-label={t('views.title')} data-pane tabIndex={-1}>
      {views.isPending ? <Waiting><ViewSkeleton /></Waiting> : null}
      {views.isError && !views.data ? <ProblemNote error={views.error} onRetry={() => void views.refetch()} /> : null}
      {groups.map(({ kind, items }) =>
        items.length === 0 ? null : (
          <section key={kind}>
            {kind === 'system' ? null : <h2 className="views-group">{t(`views.${kind}`)}</h2>}
            <ul>
              {items.map((view) => (
                <ViewLink key={view.id} view={view} current={view.id === current} onPick={onPick} />
              ))}
            </ul>
          </section>
        ),
      )}
    </nav>
  );
}

function ViewLink({ view, current, onPick }: { view: View; current: boolean; onPick?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const Glyph = glyphs[view.id] ?? IconUsers;
  const count = view.capped ? `${view.count}+` : String(view.count);
  return (
    <li>
      <Link to="/desk" search={(now) => ({ ...('sort' in now && now.sort ? { sort: now.sort } : {}), view: view.id })} className="view-link" aria-current={current ? 'page' : undefined} onClick={onPick} data-testid={`view-${view.id}`}>
        <Glyph size={16} stroke={1.6} aria-hidden />
        <span className="clip">{viewName(t, view)}</span>
        {view.breached > 0 ? (
          <span className="view-breached" title={t('views.breached', { count: view.breached })} data-testid={`view-${view.id}-breached`}>
            <span aria-hidden="true">!&thinsp;{view.breached}</span>
            <span className="visually-hidden">{t('views.breached', { count: view.breached })}</span>
          </span>
        ) : null}
        <span className="view-count" data-testid={`view-${view.id}-count`}>{view.count > 0 || current ? count : ''}</span>
      </Link>
    </li>
  );
}

function ViewSkeleton() {
  return (
    <div className="views-skeleton">
      {[70, 55, 62, 48, 58].map((width) => (
        <div key={width} className="skeleton" style={{ height: 14, width: `${width}%`, margin: '9px 10px' }} />
      ))}
    </div>
  );
}
