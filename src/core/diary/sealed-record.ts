import {utf8} from '../bytes.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';

/** A record with its canonical text and the SHA-256 of that. */
export type Sealed<T> = {record: T; json: string; digest: Hex64};

/** Where a new record stands: its ids and number, and the salt that keeps it from being guessed by its hash. */
export type RecordPlace = {id: Uuid; caseId: Uuid; ordinal: number; salt: string};

/** The record's one text and its digest. Throws where it has no canonical form. */
export function sealRecord<T>(record: T): Sealed<T> {
  const json = canonicalJson(record);
  return {record, json, digest: sha256Hex(utf8(json))};
}
