// A move of everything outlasts the panel it was begun in: while it runs, nothing else of the page has the database.
import {clearLeftFiles} from '../../../browser/left-files.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Result} from '../../../core/result.ts';
import {sendToBackground} from '../../../messages/send.ts';
import type {Moved} from '../../../vault/copy-library.ts';
import {emptyVault, type Follow, fillVault} from '../../../vault/move.ts';
import {pageValue} from '../../shared/page-value.ts';
import {hasRoomFor, measureSpace} from '../../shared/store-space.ts';

/** A move that runs in this page, or what the last one came to. */
export type VaultWork =
  | {kind: 'none'}
  | {kind: 'moving'; moved: Moved; stop(): void}
  | {kind: 'filled' | 'emptied' | 'stopped'}
  | {kind: 'failed'; code: FailureCode};

const work = pageValue<VaultWork>({kind: 'none'});
const become = work.set;

export const useVaultWork = work.use;

/** Moves everything into the vault that was begun. */
export function startFilling(passphrase: string): Promise<void> {
  return start('filled', async (follow) => {
    await clearLeftFiles();
    const filled = await fillVault(passphrase, follow);
    // From now on somebody looks whether it is still used.
    if (filled.ok) void sendToBackground('unlocked', {});
    return filled;
  });
}

/** Takes everything out of the vault. */
export function startEmptying(): Promise<void> {
  return start('emptied', emptyVault);
}

async function start(kind: 'filled' | 'emptied', move: (follow: Follow) => Promise<Result<null>>): Promise<void> {
  // A second press while the first is at it.
  if (work.get().kind === 'moving') return;
  const aborter = new AbortController();
  const stop = () => aborter.abort();
  become({kind: 'moving', moved: {done: 0, of: 0}, stop});
  try {
    // For a while everything lies there twice.
    const used = (await measureSpace())?.used ?? 0;
    if (!(await hasRoomFor(used))) return become({kind: 'failed', code: 'diskFull'});
    const done = await move({tell: (moved) => become({kind: 'moving', moved, stop}), signal: aborter.signal});
    if (done.ok) become({kind});
    else become(aborter.signal.aborted ? {kind: 'stopped'} : {kind: 'failed', code: done.error.code});
  } catch (error) {
    console.error('not moved:', error);
    become({kind: 'failed', code: 'saveFailed'});
  }
}
