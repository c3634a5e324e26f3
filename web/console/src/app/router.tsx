import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readDeskSearch } from './desk-search.js';
import { DeskPage } from './desk-page.js';
import { NotHere } from './not-here.js';
import { parsePlainSearch, writePlainSearch } from './plain-search.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotHere });
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk', search: {} });
  },
});
export const deskRoute = createRoute({ getParentRoute: () => root, path: '/desk', validateSearch: readDeskSearch, component: DeskPage });
const board = createRoute({ getParentRoute: () => root, path: '/board', component: lazyRouteComponent(() => import('../features/board/board-page.js'), 'BoardPage') });
const outbox = createRoute({ getParentRoute: () => root, path: '/outbox', component: lazyRouteComponent(() => import('../features/outbox/outbox-page.js'), 'OutboxPage') });
const apiKeys = createRoute({ getParentRoute: () => root, path: '/settings/api-keys', component: lazyRouteComponent(() => import('../features/api-keys/api-keys-page.js'), 'ApiKeysPage') });

export const router = createRouter({
  routeTree: root.addChildren([home, deskRoute, board, outbox, apiKeys]),
  parseSearch: parsePlainSearch,
  stringifySearch: writePlainSearch,
  defaultPreload: false,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
