import {type Hex64, isHex64} from '../ids.ts';
import {parseReceipt, type Receipt} from '../pack/receipt.ts';

/** What the reader knows from elsewhere. */
export type Expectations = {
  /** Key id, or its first 20 hex digits, as `parseKey` gives it. */
  key?: string;
  sealCode?: Hex64;
  /** Receipts of this pack, or of earlier ones of the same case. */
  receipts?: readonly Receipt[];
};

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
