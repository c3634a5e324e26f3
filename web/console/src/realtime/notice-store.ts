import type { Notice } from './apply-frame.js';

/** Notices of this session (there is no list of them to fetch yet), newest first, and how many were not looked at. */
interface Notices {
  items: readonly Notice[];
  unseen: number;
}

let notices: Notices = { items: [], unseen: 0 };
const listeners = new Set<() => void>();
const arrivals = new Set<(notice: Notice) => void>();

function put(next: Notices): void {
  notices = next;
  for (const listener of listeners) listener();
}

export const noticeStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): Notices => notices,
  add(items: readonly Notice[]): void {
    const known = new Set(notices.items.map((each) => each.position));
    const fresh = items.filter((each) => !known.has(each.position));
    put({ items, unseen: notices.unseen + fresh.length });
    for (const notice of fresh) for (const tell of arrivals) tell(notice);
  },
  markSeen: (): void => put({ ...notices, unseen: 0 }),
  onArrival(tell: (notice: Notice) => void): () => void {
    arrivals.add(tell);
    return () => arrivals.delete(tell);
  },
};
