import {forgetOpenVault, type OpenVault, readOpenVault, touchVault} from '../browser/vault-session.ts';
import type {Door} from '../core/vault/door.ts';

/** Locks the vault now: every page of ours lets go of what it shows. Nothing to do where there is none. */
export function lockVault(): Promise<void> {
  return forgetOpenVault();
}

/** Long work that the person has begun counts as a touch, so that it is not locked away under its hands. */
export async function keepVaultOpen(): Promise<void> {
  if (await readOpenVault()) await touchVault(Date.now());
}

/** The open vault; one that nobody has touched for too long is locked instead. */
export async function openVault({lockAfterMinutes}: Door, now: number): Promise<OpenVault | undefined> {
  const open = await readOpenVault();
  if (!open) return undefined;
  const idleMs = now - open.touchedAt;
  // A clock that was set back must not keep it open for longer.
  const tooLong = lockAfterMinutes > 0 && (idleMs > lockAfterMinutes * 60_000 || idleMs < -60_000);
  if (!tooLong) return open;
  await lockVault();
  return undefined;
}
