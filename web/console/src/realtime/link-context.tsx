import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { keys } from '../api/query-keys.js';
import { signedOutStore } from '../api/signed-out.js';
import { ConsoleLink } from './console-link.js';
import { linkStore, type LinkState } from './link-state.js';
import { patchQueryCache, refetchTopics } from './patch-query-cache.js';
import { presenceStore } from './presence-store.js';

const LinkContext = createContext<ConsoleLink | null>(null);

/** Opens the socket for as long as somebody is signed in. */
export function LinkProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [link] = useState(
    () =>
      new ConsoleLink({
        frame: (frame) => patchQueryCache(client, frame),
        resync: (topics) => refetchTopics(client, topics),
        presence: presenceStore.hear,
        rights: () => {
          for (const queryKey of [keys.session, keys.views, keys.lists]) void client.invalidateQueries({ queryKey });
        },
      }),
  );
  useEffect(() => {
    link.open();
    const forget = setInterval(presenceStore.forgetOld, 1000);
    const signedIn = signedOutStore.subscribe(() => signedOutStore.read() || link.wake());
    return () => {
      signedIn();
      clearInterval(forget);
      link.close();
    };
  }, [link]);
  return <LinkContext value={link}>{children}</LinkContext>;
}

export function useLink(): ConsoleLink {
  const link = useContext(LinkContext);
  if (!link) throw new Error('LinkProvider is missing');
  return link;
}

/** Watches topics while the calling part of the screen is there. */
export function useWatch(topics: readonly string[]): void {
  const link = useLink();
  const list = topics.join(' ');
  useEffect(() => (list === '' ? undefined : link.watch(list.split(' '))), [link, list]);
}

export const useLinkState = (): LinkState => useSyncExternalStore(linkStore.subscribe, linkStore.read);
