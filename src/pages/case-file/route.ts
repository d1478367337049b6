import {useLayoutEffect, useState} from 'preact/hooks';
import {isUuid, type Uuid} from '../../core/ids.ts';
import {hideWords, revealWords} from '../shared/address-words.ts';
import {type Filters, filterParameters, readFilters} from './filters.ts';

/** Where on the full page we are. The address bar holds it, words left out, so that back and reload do what they should. */
export type Route =
  /** `open` is an exhibit, with `isEntry` an entry of the diary; with `facts` neither words nor pictures are drawn. */
  | {
      panel: 'everything';
      query: string;
      open: Uuid | undefined;
      with?: Uuid;
      filters?: Filters;
      isEntry?: true;
      facts?: true;
    }
  | {panel: 'diary'; query: string; open: Uuid | undefined}
  /** Writing an incident: a new one, a change of one (`about`), or a draft that was begun; `with` are exhibits it tells of. */
  | {panel: 'write'; about: Uuid | undefined; draft: Uuid | undefined; with: Uuid[]}
  /** `accounts`: those that stand with nobody yet. */
  | {panel: 'people'; query: string; open: Uuid | undefined; view?: 'accounts'}
  | {panel: 'bring'}
  /** `query` is how the view is set: the stretch that is looked at, filters, what is open. */
  | {panel: 'picture'; view: string; query?: string}
  | {panel: 'steps'}
  /** `copies` are redacted copies that were ticked for a pack. */
  | {panel: 'pack'; ids: Uuid[] | undefined; incidents?: Uuid[]; copies?: Uuid[]}
  /** Making a copy of a saved thing in which parts are hidden. */
  | {panel: 'hide'; id: Uuid}
  | {panel: 'check'}
  /** `start` are the three short pages of the first run, `stop` what must not be saved; `about` is a thing that was saved. */
  | {panel: 'care'; view?: undefined}
  | {panel: 'care'; view: 'start'; step: 1 | 2 | 3}
  | {panel: 'care'; view: 'stop'; about?: Uuid}
  | {panel: 'safety'};

export type PanelName = Route['panel'];

/**
 * Reads `#/exhibit/<id>?q=…`, `#/entry/<id>?q=…`, `#/?with=<id>`, `#/?look=facts`, `#/?who=<id>&from=2026-03-01` and other filters, `#/diary/<id>?q=…`, `#/write?about=<id>&draft=<id>&with=a,b`,
 * `#/people/<id>?q=…`, `#/people/accounts`, `#/picture/<view>?…`, `#/pack?ids=a,b&incidents=c&copies=d`, `#/hide/<id>`, `#/care/start/1`, `#/care/stop?about=<id>`, and places without more, in codes or (from before there were codes) in these words; anything else is everything.
 */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = revealWords(hash).replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(search);
  const [, place, id] = path.split('/');
  switch (place) {
    case 'diary':
      return {panel: 'diary', query: parameters.get('q') ?? '', open: isUuid(id) ? id : undefined};
    case 'people':
      return {
        panel: 'people',
        query: parameters.get('q') ?? '',
        open: isUuid(id) ? id : undefined,
        ...(id === 'accounts' ? {view: id} : {}),
      };
    case 'write':
      return {
        panel: 'write',
        about: idIn(parameters, 'about'),
        draft: idIn(parameters, 'draft'),
        with: parameters.get('with')?.split(',').filter(isUuid) ?? [],
      };
    case 'bring':
    case 'steps':
    case 'check':
    case 'safety':
      return {panel: place};
    case 'care':
      return careRoute(path, idIn(parameters, 'about'));
    case 'picture':
      return {panel: 'picture', view: id ?? '', ...(search ? {query: search} : {})};
    case 'pack':
      return {
        panel: 'pack',
        ids: idsIn(parameters, 'ids'),
        ...incidentsOf(idsIn(parameters, 'incidents')),
        ...copiesOf(idsIn(parameters, 'copies')),
      };
    case 'hide':
      return isUuid(id) ? {panel: 'hide', id} : {panel: 'everything', query: '', open: undefined};
    default:
      return {
        panel: 'everything',
        query: parameters.get('q') ?? '',
        ...openOf(place, id),
        ...withOf(parameters.get('with')),
        ...filtersOf(readFilters(parameters)),
        ...(parameters.get('look') === 'facts' ? {facts: true} : {}),
      };
  }
}

function idsIn(parameters: URLSearchParams, name: string): Uuid[] | undefined {
  return parameters.get(name)?.split(',').filter(isUuid);
}

function careRoute(path: string, about: Uuid | undefined): Route {
  const [, , view, step] = path.split('/');
  if (view === 'start') return {panel: 'care', view, step: step === '2' ? 2 : step === '3' ? 3 : 1};
  if (view === 'stop') return {panel: 'care', view, ...(about ? {about} : {})};
  return {panel: 'care'};
}

/** Entries of the diary that were ticked for a pack. */
function incidentsOf(incidents: Uuid[] | undefined): {incidents?: Uuid[]} {
  return incidents ? {incidents} : {};
}

function copiesOf(copies: Uuid[] | undefined): {copies?: Uuid[]} {
  return copies ? {copies} : {};
}

function idIn(parameters: URLSearchParams, name: string): Uuid | undefined {
  const id = parameters.get(name);
  return isUuid(id) ? id : undefined;
}

/** Only what was saved together with this exhibit, or under this number of a group. */
function withOf(id: string | null): {with?: Uuid} {
  return isUuid(id) ? {with: id} : {};
}

/** What is open beside the list: an exhibit, or an entry of the diary. */
function openOf(place: string | undefined, id: string | undefined): {open: Uuid | undefined; isEntry?: true} {
  if (!isUuid(id)) return {open: undefined};
  if (place === 'entry') return {open: id, isEntry: true};
  return {open: place === 'exhibit' ? id : undefined};
}

function filtersOf(filters: Filters): {filters?: Filters} {
  return Object.keys(filters).length > 0 ? {filters} : {};
}

/** The address of a place. Nothing in it is a word, since addresses stand in the browser's history (`hideWords`). */
export function routeAddress(route: Route): string {
  return hideWords(fullAddress(route));
}

function fullAddress(route: Route): string {
  switch (route.panel) {
    case 'everything': {
      const parameters = [
        ...(route.query ? [`q=${encodeURIComponent(route.query)}`] : []),
        ...(route.with ? [`with=${route.with}`] : []),
        ...(route.facts ? ['look=facts'] : []),
        ...filterParameters(route.filters ?? {}),
      ].join('&');
      const kind = route.isEntry ? 'entry' : 'exhibit';
      return `${route.open ? `#/${kind}/${route.open}` : '#/'}${parameters ? `?${parameters}` : ''}`;
    }
    case 'diary':
    case 'people': {
      const place = route.open ?? (route.panel === 'people' ? route.view : undefined);
      return `#/${route.panel}${place ? `/${place}` : ''}${route.query ? `?q=${encodeURIComponent(route.query)}` : ''}`;
    }
    case 'write': {
      const parameters = [
        ...(route.about ? [`about=${route.about}`] : []),
        ...(route.draft ? [`draft=${route.draft}`] : []),
        ...(route.with.length > 0 ? [`with=${route.with.join(',')}`] : []),
      ].join('&');
      return parameters ? `#/write?${parameters}` : '#/write';
    }
    case 'picture':
      return `#/picture${route.view ? `/${route.view}` : ''}${route.query ? `?${route.query}` : ''}`;
    case 'care':
      if (route.view === 'start') return `#/care/start/${route.step}`;
      return route.view === 'stop' ? `#/care/stop${route.about ? `?about=${route.about}` : ''}` : '#/care';
    case 'pack':
      return `#/pack${packParameters(route)}`;
    case 'hide':
      return `#/hide/${route.id}`;
    case 'bring':
    case 'steps':
    case 'check':
    case 'safety':
      return `#/${route.panel}`;
  }
}

function packParameters({ids, incidents, copies}: Route & {panel: 'pack'}): string {
  const parameters = [
    ...(ids ? [`ids=${ids.join(',')}`] : []),
    ...(incidents ? [`incidents=${incidents.join(',')}`] : []),
    ...(copies ? [`copies=${copies.join(',')}`] : []),
  ].join('&');
  return parameters ? `?${parameters}` : '';
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
    const changed = () => setHash(withoutWords());
    changed();
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return parseRoute(hash);
}

/** The address as it stands, after words were taken out: of an older version, or put there by somebody. */
function withoutWords(): string {
  const clean = hideWords(location.hash);
  if (clean !== location.hash) history.replaceState(history.state, '', clean);
  return clean;
}
