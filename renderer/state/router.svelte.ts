import { hrefOf, parseRoute, type Route } from './routes.ts';
import { remember, recall } from './memory.ts';

export interface Router {
  readonly route: Route;
  go(route: Route): void;
  /** Changes the address in place: the way back skips it. */
  replace(route: Route): void;
  /** To where one came from; to `otherwise` where the window was opened here. */
  back(otherwise: Route): void;
}

/** Follows the address; opened without one, it returns to the view that was open last. */
export function createRouter(): Router {
  if (location.hash.length < 2) history.replaceState(null, '', recall('view') ?? hrefOf({ view: 'overview' }));
  let route = $state.raw(parseRoute(location.hash));
  let visited = 0;

  window.addEventListener('hashchange', () => {
    visited++;
    route = parseRoute(location.hash);
    rememberView(route);
  });
  return {
    get route() {
      return route;
    },
    go(next) {
      location.hash = hrefOf(next);
    },
    replace(next) {
      history.replaceState(history.state, '', hrefOf(next));
      route = next;
      rememberView(next);
    },
    back(otherwise) {
      if (visited > 0) history.back();
      else location.hash = hrefOf(otherwise);
    },
  };
}

/** What was searched for may be a name, and is not kept. */
function rememberView(route: Route): void {
  remember('view', hrefOf(route.view === 'cases' ? { view: 'cases' } : route));
}
