// A new vault, and what stands in its slots.
import {below} from '../core/below.ts';
import type {Bytes} from '../core/bytes.ts';
import {
  type Door,
  SALT_BYTES,
  SLOT_BYTES,
  SLOTS,
  type Slot,
  type SlotContent,
  wrapContent,
} from '../core/vault/door.ts';
import {CODE_BYTES, keyOfCode} from '../core/vault/recovery-code.ts';
import {IV_BYTES} from '../core/vault/seal.ts';
import {bestKdf, keyOfPassphrase} from './passphrase.ts';

const LOCK_AFTER_MINUTES = 10;

/** A door and, once, the recovery code of what it was made for. */
export type NewDoor = {door: Door; content: SlotContent & {kind: 'library'}; slot: number; code: Bytes};

/** A door for one library under a passphrase; every other slot is filled with random bytes. */
export async function makeDoor(passphrase: string, inboxKey: Bytes): Promise<NewDoor> {
  const kdf = await bestKdf();
  const salt = random(SALT_BYTES);
  const databases = [newName(), newName()];
  const content: NewDoor['content'] = {kind: 'library', master: random(32), database: databases[0] ?? ''};
  const slots = Array.from({length: SLOTS}, emptySlot);
  const slot = randomBelow(SLOTS);
  const made = await fillSlot({kdf, salt}, passphrase, content);
  slots[slot] = made.slot;
  return {
    door: {
      ...{v: 1, kdf, salt, slots, inboxKey, lockAfterMinutes: LOCK_AFTER_MINUTES},
      // In an order that does not tell which one was first.
      databases: databases.toSorted(),
      tries: {wrong: 0, lastAt: 0},
    },
    ...{content, slot, code: made.code},
  };
}

/** A slot that a passphrase opens, and a new recovery code, which is kept nowhere else. */
export async function fillSlot(
  {kdf, salt}: Pick<Door, 'kdf' | 'salt'>,
  passphrase: string,
  content: SlotContent,
): Promise<{slot: Slot; code: Bytes}> {
  const key = await keyOfPassphrase(passphrase, salt, kdf);
  const code = random(CODE_BYTES);
  return {
    slot: {
      byPassphrase: wrapContent(key, random(IV_BYTES), content),
      byCode: wrapContent(keyOfCode(code), random(IV_BYTES), content),
    },
    code,
  };
}

/** A slot with nothing in it looks like any other. */
export function emptySlot(): Slot {
  return {byPassphrase: random(SLOT_BYTES), byCode: random(SLOT_BYTES)};
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A whole number from 0 to below `limit`, each as likely. */
export function randomBelow(limit: number): number {
  return below(limit, () => crypto.getRandomValues(new Uint16Array(1))[0] ?? 0);
}

function newName(): string {
  return `holdfast-${crypto.randomUUID()}`;
}
