import {base64} from '../core/bytes.ts';
import type {EntryType, NewEntry, TargetKind} from '../core/custody/entry.ts';
import type {Json} from '../core/hash/canonical-json.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {instantOf, type Moment} from '../core/time.ts';

/**
 * What the log needs to know of the moment: the clock, the run of the browser, the product's version. `caseId` is the case
 * that a long work was begun under, whichever is the current one by now; absent: the current one.
 */
export type Circumstances = {now: () => Moment; session: Uuid; version: string; caseId?: Uuid};

/** The device's clock, with the zone it was read under. */
export function deviceNow(): Moment {
  const now = new Date();
  const at = instantOf(now.getTime());
  if (!at) throw new Error('the clock stands outside the years 0 to 9999');
  // Zero minus zero: getTimezoneOffset gives -0 in UTC, which has no canonical form.
  return {at, offsetMinutes: 0 - now.getTimezoneOffset(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''};
}

export function newEntry(
  circumstances: Circumstances,
  type: EntryType,
  target: {kind: TargetKind; id: string},
  digest: Hex64 | null,
  detail: {readonly [key: string]: Json} = {},
): NewEntry {
  const {at, offsetMinutes} = circumstances.now();
  return {
    at,
    offsetMinutes,
    session: circumstances.session,
    type,
    target,
    digest,
    version: circumstances.version,
    detail,
  };
}

export function randomUuid(): Uuid {
  return crypto.randomUUID() as Uuid;
}

/** 16 random bytes, base64: in every record, so that a withheld one cannot be guessed from its hash. */
export function randomSalt(): string {
  return base64(crypto.getRandomValues(new Uint8Array(16)));
}
