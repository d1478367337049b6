import {useLayoutEffect, useState} from 'preact/hooks';
import {isUuid, type Uuid} from '../../core/ids.ts';

/** Where on the full page we are. The address bar holds it, so that back and reload do what they should. */
export type Route =
  | {panel: 'everything'; query: string; open: Uuid | undefined; with?: Uuid}
  | {panel: 'pack'; ids: Uuid[] | undefined}
  | {panel: 'check'}
  | {panel: 'safety'};

export type PanelName = Route['panel'];

/** Reads `#/exhibit/<id>?q=…`, `#/?with=<id>`, `#/pack?ids=a,b`, `#/check`, `#/safety`; anything else is everything. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(search);
  const [, place, id] = path.split('/');
  switch (place) {
    case 'pack':
      return {panel: 'pack', ids: parameters.get('ids')?.split(',').filter(isUuid)};
    case 'check':
      return {panel: 'check'};
    case 'safety':
      return {panel: 'safety'};
    default:
      return {
        panel: 'everything',
        query: parameters.get('q') ?? '',
        open: place === 'exhibit' && isUuid(id) ? id : undefined,
        ...withOf(parameters.get('with')),
      };
  }
}

/** Only what was saved together with this exhibit, or under this number of a group. */
function withOf(id: string | null): {with?: Uuid} {
  return isUuid(id) ? {with: id} : {};
}

export function routeAddress(route: Route): string {
  switch (route.panel) {
    case 'everything': {
      const parameters = [
        ...(route.query ? [`q=${encodeURIComponent(route.query)}`] : []),
        ...(route.with ? [`with=${route.with}`] : []),
      ].join('&');
      return `${route.open ? `#/exhibit/${route.open}` : '#/'}${parameters ? `?${parameters}` : ''}`;
    }
    case 'pack':
      return route.ids ? `#/pack?ids=${route.ids.join(',')}` : '#/pack';
    case 'check':
      return '#/check';
    case 'safety':
      return '#/safety';
  }
}

/** Goes to a place; `instead` leaves no step to go back to (typing in the search field). */
export function goTo(route: Route, how: 'step' | 'instead' = 'step'): void {
  if (how === 'step') {
    location.hash = routeAddress(route);
    return;
  }
  history.replaceState(null, '', routeAddress(route));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  // Before the page is painted: a press must not come between.
  useLayoutEffect(() => {
    const changed = () => setHash(location.hash);
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return parseRoute(hash);
}
