import {parsePhoneNumberFromString} from 'libphonenumber-js/max';
import {describe, expect, it} from 'vitest';
import {
  dueForCheck,
  guessPlace,
  hotlinesFor,
  languagesIn,
  PLACES,
  type PlaceId,
  type Service,
  servicesFor,
} from '../../../src/core/care/service.ts';
import {SERVICES} from '../../../src/core/care/services.ts';

/** The country whose numbers they are. */
const COUNTRY = (place: PlaceId) => (place.startsWith('GB-') ? 'GB' : place) as 'GB' | 'IE';
const adult = (place: PlaceId) => ({place, under18: false, language: undefined});
const ids = (services: readonly Service[]) => services.map(({id}) => id);
const numbers = SERVICES.flatMap((service) =>
  service.ways.flatMap((way) => (way.kind === 'web' ? [] : [{...way, service}])),
);

describe('the list of services', () => {
  it('says of each where it is from, how and when it was checked, and how to reach it', () => {
    for (const {id, checked, ways, places, languages, for: whom, name} of SERVICES) {
      expect(checked.on, id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
      expect(Number.isNaN(Date.parse(checked.on)), id).toBe(false);
      expect(new URL(checked.source).protocol, id).toMatch(/^https?:$/);
      for (const list of [ways, places, languages, whom]) expect(list.length, id).toBeGreaterThan(0);
      expect(name.trim(), id).toBe(name);
    }
  });

  it('has no id twice', () => {
    expect(new Set(ids(SERVICES)).size).toBe(SERVICES.length);
  });

  it('has only numbers that exist in that country, and short ones of digits', () => {
    const wrong = numbers.filter(({number, service}) => {
      const digits = number.replace(/[\s-]/g, '');
      if (digits.length <= 6) return !/^\d{2,6}$/.test(digits);
      return service.places.some((place) => {
        const parsed = place === 'world' ? undefined : parsePhoneNumberFromString(number, COUNTRY(place));
        return !parsed?.isValid();
      });
    });
    expect(wrong.map(({number, service}) => `${service.id}: ${number}`)).toEqual([]);
  });

  it('would find a number with a digit too few', () => {
    expect(parsePhoneNumberFromString('0808 802 030', 'GB')?.isValid()).toBe(false);
  });

  it('has addresses that are safe to open, and that hold nothing of the person', () => {
    for (const {id, ways} of SERVICES) {
      for (const way of ways) {
        if (way.kind !== 'web') continue;
        const {protocol, search, hash, username} = new URL(way.address);
        expect(`${protocol}${search}${hash}${username}`, id).toBe('https:');
      }
    }
  });

  it('has times that can be read', () => {
    for (const {id, hours} of SERVICES) {
      if (!hours || hours === 'always') continue;
      for (const {from, to, opens, closes} of hours) {
        expect(from >= 1 && to <= 7 && from <= to, id).toBe(true);
        for (const time of [opens, closes]) expect(time, id).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }
    }
  });

  it.each(PLACES)(
    'has for %s an emergency number first, someone for the young, someone to talk to, and a hotline',
    (place) => {
      const groups = servicesFor(SERVICES, adult(place));
      const kinds = groups.map(({kind}) => kind);
      expect(kinds[0]).toBe('emergency');
      expect(kinds).toEqual(expect.arrayContaining(['young', 'talk', 'childImages', 'images']));
      expect(groups.find(({kind}) => kind === 'emergency')?.services.every(({hours}) => hours === 'always')).toBe(true);
      expect(hotlinesFor(SERVICES, adult(place)).length).toBeGreaterThanOrEqual(2);
    },
  );
});

describe('which of them are shown', () => {
  it('shows the young their own next after the emergency number, and nothing that is for adults only', () => {
    const groups = servicesFor(SERVICES, {place: 'GB-SCT', under18: true, language: undefined});
    expect(groups.slice(0, 2).map(({kind}) => kind)).toEqual(['emergency', 'young']);
    const all = ids(groups.flatMap(({services}) => services));
    expect(all).toContain('uk-report-remove');
    expect(all).not.toContain('uk-revenge-porn');
    expect(all).not.toContain('world-stopncii');
    const pictures = groups.find(({kind}) => kind === 'childImages')?.services ?? [];
    expect(ids(pictures)[0]).toBe('uk-report-remove');
  });

  it('narrows down by language, but never the emergency number and never what is for everywhere', () => {
    const french = servicesFor(SERVICES, {place: 'CA', under18: false, language: 'fr'}).flatMap(
      ({services}) => services,
    );
    expect(ids(french)).toEqual(expect.arrayContaining(['ca-911', 'ca-kids-help', 'world-stopncii']));
    expect(ids(french)).not.toContain('ca-awhl');
    const none = servicesFor(SERVICES, {place: 'PL', under18: false, language: 'xx'});
    expect(none[0]?.kind).toBe('emergency');
  });

  it('names the languages of a place, each once', () => {
    expect(languagesIn(SERVICES, 'CA')).toEqual(['en', 'fr']);
    expect(languagesIn(SERVICES, 'DE')).toContain('tr');
  });

  it('does not take the number of everywhere for the number of a country', () => {
    const [emergency] = servicesFor(SERVICES, adult('US'));
    expect(emergency?.services.map(({id}) => id)).toEqual(['us-911']);
    expect(servicesFor(SERVICES, adult('world'))[0]?.services.map(({id}) => id)).toEqual(['world-112']);
  });
});

describe('the first guess', () => {
  it.each([
    ['en-GB', 'GB-EAW'],
    ['gd-GB', 'GB-SCT'],
    ['en-IE', 'IE'],
    ['en-US', 'US'],
    ['fr', 'FR'],
    ['fr-CA', 'CA'],
    ['de-AT', 'world'],
    ['es-419', 'world'],
    ['es', 'ES'],
    ['es-MX', 'world'],
    ['zh-Hant-TW', 'world'],
    ['hi', 'IN'],
    ['pa_IN', 'IN'],
    ['en', 'world'],
    ['', 'world'],
    ['x".<script>', 'world'],
  ])('of %s is %s', (language, place) => {
    expect(guessPlace(language)).toBe(place);
  });
});

describe('what is due to be checked', () => {
  it('names what was checked more than a year ago, and what was never compared with the page itself', () => {
    const [first] = SERVICES;
    if (!first) throw new Error('no services');
    const on = (day: string, how: 'page' | 'copy') => ({
      ...first,
      id: `${how} ${day}`,
      checked: {...first.checked, how, on: day},
    });
    const due = dueForCheck(
      [on('2025-01-01', 'page'), on('2025-06-01', 'copy'), on('2025-06-01', 'page')],
      '2026-03-01',
    );
    expect(ids(due.old)).toEqual(['page 2025-01-01']);
    expect(ids(due.neverOnPage)).toEqual(['copy 2025-06-01']);
  });
});
