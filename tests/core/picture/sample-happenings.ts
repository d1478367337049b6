import type {Incident} from '../../../src/core/diary/incident.ts';
import {emptyTelling} from '../../../src/core/diary/incident.ts';
import {emptyDescription, type Subject} from '../../../src/core/diary/subject.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import type {Happening, HappeningTime, SeenExhibit} from '../../../src/core/picture/happening.ts';
import type {Instant, Moment} from '../../../src/core/time.ts';

/** A number as an id. */
export function idOf(number: number): Uuid {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as Uuid;
}

export function at(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}

/** A thing with nothing but a time. */
export function thing(number: number, time: HappeningTime | null, more: Partial<Happening> = {}): Happening {
  return {
    kind: 'incident',
    id: idOf(number),
    ordinal: number,
    label: {name: '', handle: '', words: '', itemKind: ''},
    time,
    subjectIds: [],
    platform: '',
    account: '',
    kinds: [],
    marks: [],
    partOf: [],
    item: '',
    ...more,
  };
}

/** A thing at one moment, as a page states it. */
export function exactly(number: number, when: string, more: Partial<Happening> = {}): Happening {
  return thing(number, {from: at(when), to: at(when), known: 'exact'}, more);
}

const WRITTEN: Moment = {at: at('2026-06-01T10:00:00Z'), offsetMinutes: 60, zone: 'Europe/London'};

export function incident(number: number, more: Partial<Incident> = {}): Incident {
  return {
    ...emptyTelling('Europe/London'),
    words: 'It happened.',
    v: 1,
    kind: 'incident',
    id: idOf(number),
    caseId: idOf(1),
    ordinal: number,
    salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
    revision: 1,
    writtenAt: WRITTEN,
    ...more,
  };
}

export function subject(number: number, more: Partial<Subject> = {}): Subject {
  return {
    ...emptyDescription(),
    v: 1,
    kind: 'subject',
    id: idOf(number),
    caseId: idOf(1),
    ordinal: number,
    salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
    revision: 1,
    addedAt: WRITTEN,
    ...more,
  };
}

export function seen(number: number, more: Partial<SeenExhibit> = {}): SeenExhibit {
  return {
    origin: 'captured',
    time: {from: at('2026-03-01T10:00:00Z'), to: at('2026-03-01T10:00:00Z'), known: 'exact'},
    platform: 'x',
    accountId: '',
    item: '',
    id: idOf(number),
    ordinal: number,
    itemKind: 'post',
    name: '',
    handle: '',
    words: '',
    ...more,
  };
}

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
