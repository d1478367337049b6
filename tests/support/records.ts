import type {CaptureRecord} from '../../src/core/capture/exhibit.ts';
import type {CaseRecord} from '../../src/core/custody/case.ts';
import type {FactsRecord} from '../../src/core/facts/facts.ts';
import {noFacts} from '../../src/core/facts/no-facts.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {Moment} from '../../src/core/time.ts';

/** Facts in which nothing could be read, for one reason. */
export function nothingRead(exhibitId: Uuid, salt: string, why: string): FactsRecord {
  const missing = {missing: why};
  return {
    v: 1,
    kind: 'facts',
    exhibitId,
    salt,
    page: {
      address: missing,
      addressPlain: missing,
      canonical: missing,
      title: missing,
      language: missing,
      opener: missing,
      frame: 'top',
    },
    ...noFacts(why),
    hidden: [],
  };
}

/** A capture in which all went well, done in one moment. */
export function plainCapture(at: Moment, session: Uuid): CaptureRecord {
  return {
    startedAt: at,
    finishedAt: at,
    monotonicMs: {start: 10, end: 20},
    session,
    trigger: 'menu',
    browser: {name: 'Chromium', version: '150'},
    system: {name: 'linux', version: null},
    language: 'en',
    viewport: {width: 1000, height: 700},
    scaleThousandths: 1000,
    zoomThousandths: 1000,
    scroll: {x: 0, y: 0},
    privateWindow: false,
    adapter: {id: 'generic', version: '2026-11-25'},
    steps: [{name: 'look', at: at.at, tookMs: 3, outcome: 'done'}],
    pageChanged: false,
    serverDate: {missing: 'No response of the page was seen.'},
  };
}

/** The record of a case that was just opened, with whatever of it a test cares about. */
export function openedCase(
  id: Uuid,
  salt: string,
  openedAt: Moment,
  change: Partial<CaseRecord> & Pick<CaseRecord, 'title' | 'keeper'>,
): CaseRecord {
  return {
    v: 1,
    kind: 'case',
    id,
    salt,
    openedAt,
    jurisdiction: 'ew',
    zone: openedAt.zone,
    summary: '',
    toldToStop: null,
    orders: [],
    references: [],
    ...change,
  };
}
