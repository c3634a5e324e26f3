import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outboxQuery } from '../../api/list-outbox.js';
import { EmptyNote } from '../../ui/empty-note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { sayBytes } from '../../ui/say-bytes.js';
import { sayFullStamp, sayStamp } from '../../ui/say-date.js';
import { useLocale } from '../../ui/use-locale.js';
import { Waiting } from '../../ui/waiting.js';
import '../../ui/page.css';

/** Mails written to disk because no SMTP server is set: what would have gone out. */
export function OutboxPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const query = useQuery(outboxQuery);
  return (
    <div className="page" data-pane tabIndex={-1}>
      <header className="page-head">
        <h1>{t('outbox.title')}</h1>
        <p className="muted">{t('outbox.hint')}</p>
      </header>
      {query.isPending ? <Waiting><div className="skeleton" style={{ height: 160 }} /></Waiting> : null}
      {query.isError && !query.data ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.length === 0 ? <EmptyNote title={t('outbox.empty')} hint={t('outbox.empty_hint')} /> : null}
      {query.data && query.data.length > 0 ? (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('outbox.at')}</th>
              <th scope="col">{t('outbox.to')}</th>
              <th scope="col">{t('outbox.subject')}</th>
              <th scope="col" className="number">{t('outbox.size')}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.map((mail) => (
              <tr key={mail.id} data-testid={`outbox-${mail.id}`}>
                <td title={sayFullStamp(locale, mail.at)}>{sayStamp(locale, mail.at)}</td>
                <td>{mail.to.join(', ')}</td>
                <td><a href={`/api/v1/outbox/${encodeURIComponent(mail.id)}`} download>{mail.subject || t('outbox.no_subject')}</a></td>
                <td className="number muted">{sayBytes(mail.size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
