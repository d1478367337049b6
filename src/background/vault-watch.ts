import {alarms, idle} from '../browser/api.ts';
import type {Result} from '../core/result.ts';
import {ok} from '../core/result.ts';
import {readDoor} from '../vault/door-store.ts';
import {lockVault, openVault} from '../vault/lock.ts';
import {takeUpCollecting} from './collect.ts';
import {endUnfinished} from './unfinished.ts';

const ALARM = 'look';

/** Locks the vault when nobody has touched it for too long, and when the screen is locked where the browser tells. */
export function watchVault(): void {
  alarms.onAlarm.addListener(({name}) => {
    if (name === ALARM) void lockIfIdle();
  });
  idle?.onStateChanged.addListener((state) => {
    if (state === 'locked') void lockVault();
  });
}

async function lockIfIdle(): Promise<void> {
  const door = await readDoor();
  const open = door && (await openVault(door, Date.now()));
  if (!open) await alarms.clear(ALARM);
}

/** The vault was opened: what it was locked over goes on, and from now on somebody looks whether it is still used. */
export async function onUnlocked(): Promise<Result<Record<string, never>>> {
  await alarms.create(ALARM, {periodInMinutes: 1});
  void takeUpCollecting().then(() => endUnfinished());
  return ok({});
}
