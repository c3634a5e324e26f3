import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useSyncExternalStore } from 'react';
import { firstRunQuery } from '../api/first-run.js';
import { sessionQuery, type Session } from '../api/get-session.js';
import { setSignedOut, signedOutStore } from '../api/signed-out.js';
import { FirstRunPage } from '../features/sign-in/first-run-page.js';
import { SignInOver } from '../features/sign-in/sign-in-over.js';
import { SignInPage } from '../features/sign-in/sign-in-page.js';
import { LinkProvider } from '../realtime/link-context.js';
import { ProblemNote } from '../ui/problem-note.js';
import { queryClient } from './query-client.js';
import { router } from './router.js';

/** Who is there decides what is shown: first run, sign-in, or the console. */
export function Gate() {
  const session = useQuery(sessionQuery);
  const firstRun = useQuery({ ...firstRunQuery, enabled: session.data === null });
  const enter = useCallback(async () => {
    queryClient.setQueryData(firstRunQuery.queryKey, { needed: false });
    await queryClient.refetchQueries({ queryKey: sessionQuery.queryKey });
  }, []);
  if (session.isError && session.data === undefined) return <div className="state-note"><ProblemNote error={session.error} onRetry={() => void session.refetch()} /></div>;
  if (session.data) return <SignedIn session={session.data} />;
  if (session.data === undefined || firstRun.isPending) return null;
  return firstRun.data?.needed ? <FirstRunPage onDone={enter} /> : <SignInPage onDone={enter} />;
}

function SignedIn({ session }: { session: Session }) {
  const signedOut = useSyncExternalStore(signedOutStore.subscribe, signedOutStore.read);
  const again = useCallback(async () => {
    const before = session.agent.id;
    const now = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    // Somebody else sat down: nothing of the former person may stay on screen.
    if (now && now.agent.id !== before) window.location.reload();
    setSignedOut(false);
    await queryClient.invalidateQueries();
  }, [session.agent.id]);
  return (
    <LinkProvider key={session.agent.id}>
      <RouterProvider router={router} />
      <SignInOver opened={signedOut} email={session.agent.email} onDone={again} />
    </LinkProvider>
  );
}
