import {type Hex64, isHex64} from '../ids.ts';
import {parseReceipt, type Receipt} from '../pack/receipt.ts';
import type {Cert} from '../times/certificate.ts';
import type {GivenBag} from './bags.ts';
import type {ReadEarlier} from './earlier-packs.ts';

/** What the reader knows from elsewhere. */
export type Expectations = {
  /** Key id, or its first 20 hex digits, as `parseKey` gives it. */
  key?: string;
  sealCode?: Hex64;
  /** Receipts of this pack, or of earlier ones of the same case. */
  receipts?: readonly Receipt[];
  /** Earlier packs of the same case, as ZIPs or folders. */
  earlier?: readonly GivenBag[];
  /** Root certificates of time-stamp authorities that the reader trusts, as `parseRoots` gives them. */
  roots?: readonly Cert[];
};

/** The same, with what was read of the earlier packs: what the checks hold a pack against. */
export type Known = Expectations & {readonly earlierHeads: readonly ReadEarlier[]};

/** A key's fingerprint or id as someone typed it; undefined if it is neither. */
export function parseKey(text: string): string | undefined {
  const digits = text.toLowerCase().replace(/[\s:.-]+/g, '');
  return /^([0-9a-f]{20}|[0-9a-f]{64})$/.test(digits) ? digits : undefined;
}

/** A seal code as someone typed it; undefined if it is none. */
export function parseSealCode(text: string): Hex64 | undefined {
  const digits = text.toLowerCase().replace(/\s+/g, '');
  return isHex64(digits) ? digits : undefined;
}

/** Reads one field in which people paste either a receipt or a bare seal code. */
export function parseSealCodeOrReceipt(text: string): Pick<Expectations, 'sealCode' | 'receipts'> | undefined {
  const receipt = parseReceipt(text);
  if (receipt) return {receipts: [receipt]};
  const sealCode = parseSealCode(text);
  return sealCode && {sealCode};
}
