import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeStore } from '../../realtime/notice-store.js';
import { sayInToast } from '../../ui/toasts.js';
import { isBadNotice, sayNotice } from './notice-line.js';

const freshMs = 60_000;

/** A toast for each notice as it comes; what is told late, after a reconnect, only joins the list. */
export function useNoticeToasts(): void {
  const { t } = useTranslation();
  useEffect(
    () =>
      noticeStore.onArrival((notice) => {
        if (Date.now() - Date.parse(notice.at) > freshMs) return;
        const line = sayNotice(t, notice);
        sayInToast(notice.ticketId ? <Link to="/desk" search={{ ticket: notice.ticketId }}>{line}</Link> : line, { bad: isBadNotice(notice), id: `notice ${notice.position}` });
      }),
    [t],
  );
}
