import { hrefOf, parseRoute, type Route } from './routes.ts';
import { remember, recall } from './memory.ts';

export interface Router {
  readonly route: Route;
  go(route: Route): void;
}

/** Follows the address; opened without one, it returns to the view that was open last. */
export function createRouter(): Router {
  if (location.hash.length < 2) history.replaceState(null, '', recall('view') ?? hrefOf({ view: 'overview' }));
  let route = $state.raw(parseRoute(location.hash));

  window.addEventListener('hashchange', () => {
    route = parseRoute(location.hash);
    remember('view', hrefOf(route));
  });
  return {
    get route() {
      return route;
    },
    go(next) {
      location.hash = hrefOf(next);
    },
  };
}
