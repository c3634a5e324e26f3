/** What tickets needs to know of the inboxes above it; bound to channels where the application is put together. */
export abstract class InboxDirectory {
  /** The inbox with that id, or for null the one that takes tickets without an inbox; null when there is none. */
  abstract find(id: string | null): Promise<{ id: string; teamId: string | null; teamIds: string[] } | null>;
}
