import {writeOpenVault} from '../browser/vault-session.ts';
import type {Bytes} from '../core/bytes.ts';
import {type Failure, failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {type Door, pauseLeft, type SlotContent, unwrapContent} from '../core/vault/door.ts';
import {keyOfCode, parseCode} from '../core/vault/recovery-code.ts';
import {changeDoor, readDoor} from './door-store.ts';
import {keyOfPassphrase} from './passphrase.ts';

/** What was opened, and in which slot it stands. */
export type Opened = {content: SlotContent; slot: number};

/** What a person may give to open the vault. */
export type Given = {passphrase: string} | {code: string};

/** Milliseconds until the next try is allowed. */
export async function pauseBeforeTry(): Promise<number> {
  const door = await readDoor();
  return door ? pauseLeft(door.tries, Date.now()) : 0;
}

/**
 * Tries what was given at every slot. A wrong one is counted before the answer, so that closing the page wins no try.
 * `vaultWait` while a pause lasts, `wrongPassphrase` or `wrongCode` where nothing opens.
 */
export async function tryDoor(given: Given, which: 'door' | 'pending' = 'door'): Promise<Result<Opened>> {
  const now = Date.now();
  const door = await readDoor(which);
  if (!door) return failed(failure('unexpected', 'there is no vault'));
  if (pauseLeft(door.tries, now) > 0) return failed(failure('vaultWait'));
  // One that was only mistyped says so by itself, and is no try.
  if ('code' in given && !parseCode(given.code)) return failed(failure('wrongCode'));
  await changeDoor((one) => ({...one, tries: {wrong: one.tries.wrong + 1, lastAt: now}}), which);
  const opened = await openedBy(door, given);
  if (!opened.ok) return opened;
  await changeDoor((one) => ({...one, tries: {wrong: 0, lastAt: 0}}), which);
  return opened;
}

async function openedBy(door: Door, given: Given): Promise<Result<Opened, Failure>> {
  if ('passphrase' in given) {
    const key = await keyOfPassphrase(given.passphrase, door.salt, door.kdf);
    return found(door, ({byPassphrase}) => unwrapContent(key, byPassphrase)) ?? failed(failure('wrongPassphrase'));
  }
  const code = parseCode(given.code);
  if (!code) return failed(failure('wrongCode'));
  const key = keyOfCode(code);
  return found(door, ({byCode}) => unwrapContent(key, byCode)) ?? failed(failure('wrongCode'));
}

/** Every slot is tried, whichever opens. */
function found(
  {slots}: Door,
  unwrap: (slot: {byPassphrase: Bytes; byCode: Bytes}) => SlotContent | undefined,
): Result<Opened> | undefined {
  const contents = slots.map(unwrap);
  const slot = contents.findIndex((content) => content !== undefined);
  const content = contents[slot];
  return content && ok({content, slot});
}

/** Opens the library that a slot leads to, for every page of ours, until it is locked. */
export async function openFor({master, database}: SlotContent & {kind: 'library'}): Promise<void> {
  await writeOpenVault({master, database, touchedAt: Date.now()});
}
