import {isWallTime} from '../../core/diary/told-time.ts';
import {isUuid, type Uuid} from '../../core/ids.ts';

/** What the list of everything is narrowed down to. A member that is not there narrows nothing. */
export type Filters = {
  who?: Uuid;
  /** The platform's id, else the site's name. */
  place?: string;
  source?: Source;
  /** A post, a comment … as the page said. */
  item?: string;
  /** Kind of behaviour of a diary entry. */
  did?: string;
  /** Mark that the keeper set on a diary entry. */
  mark?: string;
  tag?: string;
  /** A label that a helper gave. */
  helper?: string;
  /** First and last day, `yyyy-mm-dd`. */
  from?: string;
  to?: string;
  /** By when it was kept, or as the helper of this id put it; else by when it happened. */
  order?: 'kept' | Uuid;
};

export const SOURCES = ['captured', 'imported', 'diary'] as const;
export type Source = (typeof SOURCES)[number];

/** Reads the filters of an address; what is none is left out. */
export function readFilters(parameters: URLSearchParams): Filters {
  const read: {[Name in keyof Filters]: Filters[Name] | undefined} = {
    who: [parameters.get('who')].find(isUuid),
    place: parameters.get('place') || undefined,
    source: SOURCES.find((one) => one === parameters.get('source')),
    item: parameters.get('item') || undefined,
    did: parameters.get('did') || undefined,
    mark: parameters.get('mark') || undefined,
    tag: parameters.get('tag') || undefined,
    helper: parameters.get('helper') || undefined,
    from: [parameters.get('from')].find(isDay),
    to: [parameters.get('to')].find(isDay),
    order: [parameters.get('order')].find((order) => order === 'kept' || isUuid(order)),
  };
  return withoutEmpty(read);
}

function isDay(text: string | null): text is string {
  return isWallTime(text) && text.length === 10;
}

/** The filters as they stand in an address. */
export function filterParameters(filters: Filters): string[] {
  return Object.entries(filters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
}

/** The filters with one changed; "" or undefined takes it away. */
export function withFilter<Name extends keyof Filters>(
  filters: Filters,
  name: Name,
  value: Filters[Name] | '' | undefined,
): Filters {
  return withoutEmpty({...filters, [name]: value === '' ? undefined : value});
}

/** Whether anything is left out of the list; its order leaves nothing out. */
export function isNarrowed({order, ...narrowing}: Filters): boolean {
  return Object.keys(narrowing).length > 0;
}

function withoutEmpty(filters: {[Name in keyof Filters]: Filters[Name] | undefined}): Filters {
  // Only members that hold something are left, so each holds what its name says.
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Filters;
}
