import {type Hex64, isHex64} from '../ids.ts';
import {type Moment, wallTime} from '../time.ts';
import type {Say} from '../words.ts';
import {fingerprint} from './public-key.ts';

/** What is worth noting down of a pack, somewhere out of the keeper's own reach. Nothing about the case. */
export type Receipt = {
  sealCode: Hex64;
  /** First 20 hex digits of the key id. */
  key: string;
  /** Entries under the checkpoint, and its root. */
  size: number;
  root: Hex64;
};

const HEAD = 'holdfast receipt v1';

/** Text of `<name>-receipt.txt`. The labels are the same in every language, so that any checker reads it. */
export function receiptText(
  receipt: {sealCode: Hex64; keyId: Hex64; size: number; root: Hex64; zipSha256: Hex64; name: string; sealedAt: Moment},
  say: Say,
): string {
  const lines = [
    HEAD,
    '',
    `pack        ${receipt.name}.zip`,
    `sealed      ${wallTime(receipt.sealedAt.at, receipt.sealedAt.offsetMinutes)}`,
    `seal code   ${receipt.sealCode}`,
    `key         ${fingerprint(receipt.keyId)}`,
    `log size    ${receipt.size}`,
    `log root    ${receipt.root}`,
    `zip sha256  ${receipt.zipSha256}`,
    '',
    say('verify_receiptWhy'),
    '',
    say('verify_receiptHow'),
  ];
  return `${lines.join('\n')}\n`;
}

/** Reads a receipt back out of any text that holds one (a mail, a note); undefined if a needed line is not there. */
export function parseReceipt(text: string): Receipt | undefined {
  const field = (label: string) => new RegExp(`^[\\s>]*${label}\\s+(\\S.*?)\\s*$`, 'm').exec(text)?.[1] ?? '';
  const sealCode = field('seal code');
  const key = field('key').replace(/\s+/g, '');
  const root = field('log root');
  const size = Number(field('log size'));
  const good =
    isHex64(sealCode) && isHex64(root) && /^[0-9a-f]{20}$/.test(key) && Number.isSafeInteger(size) && size > 0;
  return good ? {sealCode, key, root, size} : undefined;
}
