import {type Hex64, isHex64} from '../ids.ts';
import {type Moment, wallTime} from '../time.ts';
import type {Say} from '../words.ts';
import {fingerprint} from './public-key.ts';

/**
 * What is worth noting down somewhere out of the keeper's own reach: of a pack, or of the log as it stood at a moment.
 * Nothing about the case.
 */
export type Receipt = {
  /** Only of a pack. */
  sealCode?: Hex64;
  /** First 20 hex digits of the key id. */
  key: string;
  /** Entries under the checkpoint, and its root. */
  size: number;
  root: Hex64;
};

/** One line of a receipt. The labels are the same in every language, so that any checker reads them. */
export type ReceiptLine = {label: string; value: string};

/** A receipt as it is given away: its lines, and the whole of its text. */
export type WrittenReceipt = {lines: ReceiptLine[]; text: string};

type LogHead = {keyId: Hex64; size: number; root: Hex64};

const HEAD = 'holdfast receipt v1';
const LABEL_WIDTH = 12;

/** The receipt of a pack: `<name>-receipt.txt`. */
export function packReceipt(
  pack: LogHead & {
    sealCode: Hex64;
    zipSha256: Hex64;
    name: string;
    sealedAt: Moment;
    /** Of a pack in parts: the archives besides part 1, whose seal code speaks for all. */
    others?: readonly {number: number; zipSha256: Hex64}[];
  },
  say: Say,
): WrittenReceipt {
  const lines = [
    {label: 'pack', value: `${pack.name}.zip`},
    {label: 'sealed', value: wallTime(pack.sealedAt.at, pack.sealedAt.offsetMinutes)},
    {label: 'seal code', value: pack.sealCode},
    ...linesOfLog(pack),
    {label: 'zip sha256', value: pack.zipSha256},
    ...(pack.others ?? []).map(({number, zipSha256}) => ({label: `part ${number}`, value: zipSha256})),
  ];
  return {lines, text: textOf(lines, [say('verify_receiptWhy'), say('verify_receiptHow')])};
}

/** The receipt of the log as it stands, without any pack: every later pack is bound by it. */
export function logReceipt(head: LogHead & {madeAt: Moment}, say: Say): WrittenReceipt {
  const lines = [{label: 'made', value: wallTime(head.madeAt.at, head.madeAt.offsetMinutes)}, ...linesOfLog(head)];
  return {lines, text: textOf(lines, [say('verify_receiptLogWhy'), say('verify_receiptLogHow')])};
}

function linesOfLog({keyId, size, root}: LogHead): ReceiptLine[] {
  return [
    {label: 'key', value: fingerprint(keyId)},
    {label: 'log size', value: String(size)},
    {label: 'log root', value: root},
  ];
}

function textOf(lines: readonly ReceiptLine[], paragraphs: readonly string[]): string {
  const written = lines.map(({label, value}) => `${label.padEnd(LABEL_WIDTH)}${value}`).join('\n');
  return `${[HEAD, written, ...paragraphs].join('\n\n')}\n`;
}

/**
 * Reads a receipt back out of any text that holds one: a mail, a note, what was typed from paper in groups. Undefined if a
 * needed line is not there, or if one that is there cannot be read.
 */
export function parseReceipt(text: string): Receipt | undefined {
  const sealCodes = valuesOf(text, 'seal code');
  const sealCode = sealCodes.find(isHex64);
  if (sealCodes.length > 0 && !sealCode) return undefined;
  const key = valuesOf(text, 'key').find((value) => /^[0-9a-f]{20}$/.test(value));
  const size = Number(valuesOf(text, 'log size').find((value) => /^\d+$/.test(value)));
  const root = valuesOf(text, 'log root').find(isHex64);
  if (!key || !root || !Number.isSafeInteger(size) || size < 1) return undefined;
  return {...(sealCode && {sealCode}), key, root, size};
}

/** What stands behind a label at the beginning of a line, without its blanks: a code may stand in groups. */
function valuesOf(text: string, label: string): string[] {
  const lines = text.matchAll(new RegExp(`^[\\s>]*${label}(?=\\s|$)(.*)$`, 'gim'));
  return [...lines].map(([, value = '']) => value.replace(/\s+/g, '').toLowerCase());
}
