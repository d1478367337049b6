// Who can help, where. The list itself is `services.ts`; what is asked of it is here.

/** Where services are for: the nations of the United Kingdom by ISO 3166-2, countries by ISO 3166-1, and everywhere. */
export const PLACES = [
  'GB-EAW',
  'GB-SCT',
  'GB-NIR',
  'IE',
  'US',
  'CA',
  'AU',
  'NZ',
  'DE',
  'FR',
  'ES',
  'PL',
  'IN',
  'world',
] as const;

export type PlaceId = (typeof PLACES)[number];

/** What a service is about, in the order in which they stand on the page. */
export const KINDS = [
  'emergency',
  'police',
  'stalking',
  'domestic',
  'sexual',
  'images',
  'childImages',
  'online',
  'young',
  'talk',
  'anyCrime',
] as const;

export type ServiceKind = (typeof KINDS)[number];

/** Who it is for. `under18` and `adults` leave the others out; the rest says whom it was made for. */
export type Audience = 'everyone' | 'under18' | 'adults' | 'women' | 'men' | 'lgbt' | 'indigenous';

/** One way to reach it. `word` is what to write in a text message. */
export type Way =
  | {kind: 'call'; number: string}
  | {kind: 'text'; number: string; word?: string}
  | {kind: 'whatsapp'; number: string}
  | {kind: 'web'; address: string};

/** From which to which day of the week (1 is Monday), and between which times there. */
export type Span = {from: number; to: number; opens: string; closes: string};

/**
 * How an entry was checked on a day: against the page as it stood then, against a copy of that page that may be older,
 * or because the number has been the same for so long that it is common knowledge. `source` is where to look again.
 */
export type Checked = {how: 'page' | 'copy' | 'known'; on: string; source: string};

export type Service = {
  id: string;
  places: readonly PlaceId[];
  /** As it calls itself; never translated. */
  name: string;
  kind: ServiceKind;
  for: readonly Audience[];
  /** BCP 47 tags of what is spoken there; interpreters come on top. */
  languages: readonly string[];
  /** The first is the one to try first. */
  ways: readonly Way[];
  /** Absent where the times are not known. */
  hours?: 'always' | readonly Span[];
  /** Something that must be known before it is used. */
  note?: 'press55' | 'textOnly' | 'manyCountries' | 'noPictures' | 'onlyOntario';
  checked: Checked;
};

/** What the person told about themselves here. `language` is undefined for any. */
export type Wanted = {place: PlaceId; under18: boolean; language: string | undefined};

export type ServiceGroup = {kind: ServiceKind; services: readonly Service[]};

/** Those of the place, in groups; emergency first. For the young their own come next, and what is for adults only is left out. */
export function servicesFor(all: readonly Service[], wanted: Wanted): ServiceGroup[] {
  const here = all.filter((one) => isFor(one, wanted));
  return orderFor(wanted.under18)
    .map((kind) => ({kind, services: here.filter((one) => one.kind === kind).sort(youngFirst(wanted.under18))}))
    .filter(({services}) => services.length > 0);
}

/** Those of the place that take word of sexual pictures of children, or help to have them taken down, whatever is spoken there. */
export function hotlinesFor(all: readonly Service[], {place, under18}: Omit<Wanted, 'language'>): Service[] {
  return all.filter((one) => one.kind === 'childImages' && isOf(one, place)).sort(youngFirst(under18));
}

/** Languages in which somebody can be reached in that place, each once. */
export function languagesIn(all: readonly Service[], place: PlaceId): string[] {
  const staffed = all.filter((one) => one.places.includes(place) && one.kind !== 'emergency');
  return [...new Set(staffed.flatMap(({languages}) => languages))].sort();
}

/** What is due to be looked at again on that day: checked more than a year ago, or never against the page itself. */
export function dueForCheck(all: readonly Service[], today: string): {old: Service[]; neverOnPage: Service[]} {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return {
    old: all.filter(({checked}) => checked.on < yearAgo),
    neverOnPage: all.filter(({checked}) => checked.how !== 'page'),
  };
}

const PLACE_OF_LANGUAGE: {readonly [language: string]: PlaceId} = {
  ...{
    de: 'DE',
    fr: 'FR',
    es: 'ES',
    pl: 'PL',
    ga: 'IE',
    cy: 'GB-EAW',
    gd: 'GB-SCT',
    mi: 'NZ',
    ca: 'ES',
    eu: 'ES',
    gl: 'ES',
  },
  ...{hi: 'IN', ta: 'IN', te: 'IN', mr: 'IN', gu: 'IN', kn: 'IN', ml: 'IN', pa: 'IN'},
};

/** A first guess from the browser's language alone; the person can say another place. */
export function guessPlace(language: string): PlaceId {
  const [base = '', ...rest] = language.split(/[-_]/);
  const region = rest.find((part) => /^([A-Za-z]{2}|\d{3})$/.test(part))?.toUpperCase();
  if (region === 'GB') return base.toLowerCase() === 'gd' ? 'GB-SCT' : 'GB-EAW';
  if (region) return isPlace(region) ? region : 'world';
  return PLACE_OF_LANGUAGE[base.toLowerCase()] ?? 'world';
}

export function isPlace(value: unknown): value is PlaceId {
  return PLACES.some((place) => place === value);
}

function isFor(service: Service, {place, under18, language}: Wanted): boolean {
  if (!isOf(service, place) || (under18 && service.for.includes('adults'))) return false;
  // Whoever needs help at once must see the number whatever they speak; what is for everywhere has pages in many tongues.
  const always = service.kind === 'emergency' || service.places.includes('world');
  return language === undefined || always || service.languages.includes(language);
}

/** What is for everywhere stands with each place, but not its emergency number: a place has its own. */
function isOf({places, kind}: Service, place: PlaceId): boolean {
  return places.includes(place) || (places.includes('world') && kind !== 'emergency');
}

function orderFor(under18: boolean): readonly ServiceKind[] {
  if (!under18) return KINDS;
  const first: readonly ServiceKind[] = ['emergency', 'young', 'childImages', 'talk'];
  return [...first, ...KINDS.filter((kind) => !first.includes(kind))];
}

function youngFirst(under18: boolean): (a: Service, b: Service) => number {
  const rank = (one: Service) => Number(one.for.includes('under18') !== under18);
  return (a, b) => rank(a) - rank(b);
}
