import { Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeStore } from '../../realtime/notice-store.js';
import { serverNow } from '../../realtime/server-clock.js';
import { IconBell } from '../../ui/icons.js';
import { sayAgo } from '../../ui/say-date.js';
import { SlaIcon } from '../../ui/sla-icon.js';
import { useLocale } from '../../ui/use-locale.js';
import { isBadNotice, sayNotice } from './notice-line.js';
import './notices.css';

export function NoticeBell() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { items, unseen } = useSyncExternalStore(noticeStore.subscribe, noticeStore.read);
  const [opened, setOpened] = useState(false);
  const label = unseen > 0 ? t('notice.bell_unseen', { count: unseen }) : t('notice.bell');
  return (
    <Popover opened={opened} onChange={setOpened} onOpen={noticeStore.markSeen} position="right-end" width={340} shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className="rail-link" aria-label={label} title={label} onClick={() => setOpened(!opened)} data-testid="bell">
          <IconBell size={20} stroke={1.6} aria-hidden />
          {unseen > 0 ? <span className="bell-count" aria-hidden="true">{unseen > 9 ? '9+' : unseen}</span> : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="notice-list" aria-label={t('notice.bell')}>
        <h2>{t('notice.bell')}</h2>
        {items.length === 0 ? <p className="muted">{t('notice.none')}</p> : null}
        <ul>
          {items.map((notice) => (
            <li key={notice.position}>
              <span className={isBadNotice(notice) ? 'notice-mark notice-mark-bad' : 'notice-mark'}><SlaIcon state={isBadNotice(notice) ? 'breached' : 'ok'} /></span>
              {notice.ticketId ? (
                <Link to="/desk" search={{ ticket: notice.ticketId }} className="grow" onClick={() => setOpened(false)}>{sayNotice(t, notice)}</Link>
              ) : (
                <span className="grow">{sayNotice(t, notice)}</span>
              )}
              <time className="muted" dateTime={notice.at}>{sayAgo(t, locale, notice.at, serverNow())}</time>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
