// What lies in the clear of a vault: enough to try a passphrase, and nothing that tells how many there are.
import {type Bytes, base64, fromBase64, utf8, utf8Text} from '../bytes.ts';
import {openNow, sealNow} from './seal.ts';

/** How a passphrase is made into a key. Kept with the vault, so that it can grow. */
export type Kdf =
  /** Argon2id v1.3 (RFC 9106): memory in KiB. */
  | {name: 'argon2id'; memory: number; rounds: number; lanes: number}
  /** Where WebAssembly is refused: PBKDF2-HMAC-SHA-256, which is weaker. */
  | {name: 'pbkdf2-sha256'; rounds: number};

/** What a passphrase, or the recovery code of it, opens: both wraps are always there and always of one length. */
export type Slot = {byPassphrase: Bytes; byCode: Bytes};

/** What stands in a slot: the key (32 bytes) of a database, or the order to remove everything. */
export type SlotContent = {kind: 'library'; master: Bytes; database: string} | {kind: 'wipe'};

/** How often a wrong passphrase was given since the last right one, and when last (ms since 1970). */
export type Tries = {wrong: number; lastAt: number};

/**
 * `slots` always holds as many, in random order; those that nothing is in hold random bytes. `databases` names as many
 * databases, whether anything is in them or not.
 */
export type Door = {
  v: 1;
  kdf: Kdf;
  salt: Bytes;
  slots: Slot[];
  databases: string[];
  /** What may be added while it is locked is sealed for this key (P-256, SubjectPublicKeyInfo). */
  inboxKey: Bytes;
  /** Locked after so many minutes without a touch; 0: only when the browser closes or the person locks. */
  lockAfterMinutes: number;
  tries: Tries;
  /** Everything is on its way out into an open database, and that has not ended. */
  leaving?: true;
};

export const SLOTS = 3;
export const SALT_BYTES = 16;
export const ARGON2ID: Kdf = {name: 'argon2id', memory: 64 * 1024, rounds: 3, lanes: 1};
export const PBKDF2: Kdf = {name: 'pbkdf2-sha256', rounds: 1_000_000};

const CONTENT_BYTES = 192;
const ABOUT = 'holdfast:master:v1';
/** Start value, content, tag. */
export const SLOT_BYTES = 12 + CONTENT_BYTES + 16;

/** Wraps what stands in a slot; always `SLOT_BYTES` long. `iv`: 12 random bytes. */
export function wrapContent(key: Bytes, iv: Bytes, content: SlotContent): Bytes {
  const text = JSON.stringify(content.kind === 'library' ? {...content, master: base64(content.master)} : content);
  const padded = utf8(text.padEnd(CONTENT_BYTES));
  if (padded.length !== CONTENT_BYTES) throw new Error('a slot holds no more than that');
  return sealNow(key, iv, ABOUT, padded);
}

/** What stands in it; undefined where the key is not the one of this slot. */
export function unwrapContent(key: Bytes, wrapped: Bytes): SlotContent | undefined {
  try {
    return parseContent(JSON.parse(utf8Text(openNow(key, ABOUT, wrapped)) ?? ''));
  } catch {
    return undefined;
  }
}

function parseContent(read: {kind?: unknown; master?: unknown; database?: unknown}): SlotContent | undefined {
  if (read.kind === 'wipe') return {kind: 'wipe'};
  const master = typeof read.master === 'string' ? fromBase64(read.master) : undefined;
  if (read.kind !== 'library' || master?.length !== 32 || typeof read.database !== 'string') return undefined;
  return {kind: 'library', master, database: read.database};
}

const PAUSES = [0, 0, 0, 5, 15, 60, 300, 900, 3600];

/** Milliseconds until the next passphrase may be tried; 0: now. A clock that was set back makes nobody wait longer. */
export function pauseLeft({wrong, lastAt}: Tries, now: number): number {
  const pause = (PAUSES[Math.min(wrong, PAUSES.length - 1)] ?? 0) * 1000;
  return Math.min(pause, Math.max(0, lastAt + pause - now));
}

/** A door as it was stored; undefined where it is damaged. */
export function parseDoor(stored: unknown): Door | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const door = stored as Partial<Door>;
  const sound =
    door.v === 1 &&
    isKdf(door.kdf) &&
    isBytes(door.salt, SALT_BYTES) &&
    Array.isArray(door.slots) &&
    door.slots.every((slot) => isBytes(slot?.byPassphrase, SLOT_BYTES) && isBytes(slot?.byCode, SLOT_BYTES)) &&
    Array.isArray(door.databases) &&
    door.databases.every((name) => typeof name === 'string') &&
    isBytes(door.inboxKey) &&
    Number.isFinite(door.lockAfterMinutes) &&
    Number.isFinite(door.tries?.wrong) &&
    Number.isFinite(door.tries?.lastAt);
  return sound ? (door as Door) : undefined;
}

function isBytes(value: unknown, length?: number): boolean {
  return value instanceof Uint8Array && (length === undefined || value.length === length);
}

function isKdf(value: unknown): value is Kdf {
  if (typeof value !== 'object' || value === null) return false;
  const {name, rounds, memory, lanes} = value as {[name: string]: unknown};
  if (name === 'pbkdf2-sha256') return Number.isSafeInteger(rounds);
  return name === 'argon2id' && [rounds, memory, lanes].every(Number.isSafeInteger);
}
