// One copy at a time is made or taken in. It goes on while the person looks at another place of the page, so it is kept
// by the page and not by a panel.
import {clearLeftFiles} from '../../../browser/left-files.ts';
import {watchOpenVault} from '../../../browser/vault-session.ts';
import type {AgeLock} from '../../../lock/age.ts';
import type {RestoreTally} from '../../../store/backup/restore-tally.ts';
import {logBackup} from '../../../store/backup/unsaved.ts';
import type {Store} from '../../../store/open-store.ts';
import {changeLedgerOf, keepLedger} from '../../../vault/keep-ledger.ts';
import {pageValue} from '../../shared/page-value.ts';
import {hasRoomFor} from '../../shared/store-space.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {stayOpenWhile} from '../../shared/vault/stay-open.ts';
import {type BackupStage, type MadeBackup, makeBackup, type NotMade} from './make-backup.ts';
import {type Trouble, takeIn} from './take-in.ts';

export type BackupState =
  | {kind: 'idle'}
  | {kind: 'making'; stage: BackupStage}
  | {kind: 'made'; made: MadeBackup; handedOver: boolean}
  | {kind: 'notMade'; why: Exclude<NotMade, 'stopped'>}
  | {kind: 'looking' | 'takingIn'; done: number; total: number}
  | {kind: 'looked'; tally: RestoreTally; file: Blob; typed: string; fits: boolean}
  | {kind: 'takenIn'; tally: RestoreTally}
  /** `began`: something may have come in before it. */
  | {kind: 'notTakenIn'; trouble: Trouble; began: boolean};

const state = pageValue<BackupState>({kind: 'idle'});
const {set} = state;
let stopper = new AbortController();

/** How the work of this page stands. */
export const useBackupState = state.use;

/** Stops what is under way. Whatever is whole by then stays. */
export function stopBackup(): void {
  stopper.abort();
}

/** Makes a copy; it is then there to be saved. */
export async function startBackup(store: Store, lock: AgeLock): Promise<void> {
  stopper = new AbortController();
  await clearLeftFiles();
  set({kind: 'making', stage: {kind: 'writing', done: 0, total: 0}});
  await nextFrame();
  const {signal} = stopper;
  const onStage = (stage: BackupStage) => set({kind: 'making', stage});
  const made = await stayOpenWhile(() => makeBackup(store, lock, {signal, onStage}));
  if (made.ok) set({kind: 'made', made: made.value, handedOver: false});
  else set(made.error === 'stopped' ? {kind: 'idle'} : {kind: 'notMade', why: made.error});
}

/** The copy was given to the browser's downloads: from now on what is in it is no more on this computer only. */
export async function backupHandedOver(store: Store, made: MadeBackup): Promise<void> {
  const now = state.get();
  if (now.kind !== 'made' || now.handedOver) return;
  set({kind: 'made', made, handedOver: true});
  const {summary, logSizes} = made.source;
  await logBackup(store, summary.backupId, logSizes, await circumstances());
  tellOthers();
}

/** The browser may still be copying what was just saved from the file that goes. */
const REMOVE_AFTER_MS = 30_000;

/** Puts away what is shown. */
export function endBackup(): void {
  const now = state.get();
  if (now.kind === 'made') setTimeout(now.made.remove, REMOVE_AFTER_MS);
  set({kind: 'idle'});
}

// Locked, and opened to another place perhaps: how a copy stands, and what was typed to open one, is none of that one's.
watchOpenVault(() => {
  stopBackup();
  endBackup();
});

/** Looks through a copy, to its end: nothing is written. */
export async function lookThrough(store: Store, file: Blob, typed: string): Promise<void> {
  const looked = await work(store, file, typed, false);
  if (looked) set({kind: 'looked', tally: looked, file, typed, fits: await hasRoomFor(looked.newBytes)});
}

/** Takes in what was looked through. */
export async function takeItIn(store: Store, file: Blob, typed: string): Promise<void> {
  const tally = await work(store, file, typed, true);
  if (!tally) return;
  await keepLedger(store);
  // What was lost is here again, as far as there was a copy of it; the person was told what came.
  await changeLedgerOf(store, (ledger) => ({...ledger, losses: []}));
  tellOthers();
  set({kind: 'takenIn', tally});
}

async function work(store: Store, file: Blob, typed: string, write: boolean): Promise<RestoreTally | undefined> {
  stopper = new AbortController();
  const kind = write ? 'takingIn' : 'looking';
  set({kind, done: 0, total: file.size});
  await nextFrame();
  const onProgress = (done: number, total: number) => set({kind, done, total});
  const {signal} = stopper;
  const taken = await stayOpenWhile(() => takeIn(store, {file, typed, write, signal, onProgress}));
  if (taken.ok) return taken.value;
  if (write) tellOthers();
  set(taken.error === 'stopped' && !write ? {kind: 'idle'} : {kind: 'notTakenIn', trouble: taken.error, began: write});
  return undefined;
}

/** Lets the page be drawn before a second of work that lets nothing be drawn. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
