import {utf8} from '../bytes.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';
import {partsRoot} from '../redaction/commit-parts.ts';
import type {DistributiveOmit} from './distributive-omit.ts';
import type {Exhibit, PartWithBytes} from './exhibit.ts';

/** An exhibit whose parts are hashed and whose number is not yet given. */
export type ExhibitDraft = DistributiveOmit<
  Exhibit,
  'v' | 'kind' | 'caseId' | 'ordinal' | 'deviceKeyId' | 'parts' | 'partsRoot'
> & {
  parts: PartWithBytes[];
};

export type SealedExhibit = {exhibit: Exhibit; json: string; digest: Hex64};

/**
 * Gives the draft its case, number and key and makes the record. Synchronous, so that number, record and log entry
 * fit into one transaction. Throws if the draft has no canonical form.
 */
export function sealExhibit(
  draft: ExhibitDraft,
  place: {caseId: Uuid; ordinal: number; deviceKeyId: Hex64},
): SealedExhibit {
  const parts = draft.parts.map(({part}) => part);
  const exhibit = {...draft, ...place, v: 1, kind: 'exhibit', parts, partsRoot: partsRoot(parts)} as Exhibit;
  const json = canonicalJson(exhibit);
  return {exhibit, json, digest: sha256Hex(utf8(json))};
}
