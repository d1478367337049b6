import {useEffect, useState} from 'preact/hooks';
import {watchSaveState} from '../../browser/save-state.ts';
import {browserSession, productVersion} from '../../browser/session.ts';
import {watchOpenVault} from '../../browser/vault-session.ts';
import {type Failure, failure} from '../../core/errors.ts';
import {failed, type Result} from '../../core/result.ts';
import {type Circumstances, deviceNow} from '../../store/circumstances.ts';
import type {Store} from '../../store/open-store.ts';
import {watchMoves} from '../../vault/alone.ts';
import {takeInbox} from '../../vault/inbox.ts';
import {tidyAfterMove} from '../../vault/move.ts';
import {openLibrary} from '../../vault/open-library.ts';
import {watchTouches} from './vault/watch-touches.ts';

/** The database, once it is open; or why it is not: among others, because the vault is locked. */
export function useStore(): Result<Store> | undefined {
  const [result, setResult] = useState<Result<Store>>();
  useEffect(() => {
    let open: Store | undefined;
    let turn = 0;
    const letGo = (why?: Failure) => {
      turn += 1;
      // What was typed a moment ago is kept now, as if the page went: it is locked away with the rest.
      if (open) window.dispatchEvent(new Event('pagehide'));
      open?.close();
      open = undefined;
      setResult(why && failed(why));
    };
    const openIt = async () => {
      letGo();
      const mine = turn;
      const opened = await openLibrary((why) => mine === turn && letGo(why));
      if (mine !== turn) return opened.ok ? opened.value.close() : undefined;
      if (opened.ok) {
        open = opened.value;
        askToStay();
        comeIn(opened.value);
      }
      setResult(opened);
    };
    void openIt();
    const stops = [
      watchTouches(),
      watchOpenVault(() => void openIt()),
      watchMoves(
        () => letGo(failure('vaultMoving')),
        () => void openIt(),
      ),
    ];
    return () => {
      turn += 1;
      open?.close();
      for (const stop of stops) stop();
    };
  }, []);
  return result;
}

let tidied = false;

/** What was saved while the vault was locked is put with the rest; what a move has left behind goes, if it did not yet. */
function comeIn(store: Store): void {
  // Once a page, since it takes the database from everybody for a moment, where there is anything to do.
  if (!tidied) void tidyAfterMove();
  tidied = true;
  takeInbox(store).then(
    (taken) => taken > 0 && tellOthers(),
    (error: unknown) => console.warn('the inbox was not emptied:', error),
  );
}

/** Without it a browser that runs out of room may empty us first. It asks the person nothing, because add-ons may stay. */
function askToStay(): void {
  navigator.storage.persist().catch((error: unknown) => console.warn('the browser was not asked to keep this:', error));
}

/** A number that grows each time something was saved or deleted, here or by the background: read again then. */
export function useChanges(): {version: number; changed(): void} {
  const [version, setVersion] = useState(0);
  const changed = () => setVersion((before) => before + 1);
  useEffect(() => {
    let read = 0;
    const stop = watchSaveState((state) => {
      const ended = state?.state === 'saved' || state?.state === 'collected';
      // While many are saved, now and then: of ten thousand rows each reading costs a moment.
      const oneMore = state?.progress?.what === 'items' && Date.now() - read > WHILE_SAVING_MS;
      if (!ended && !oneMore) return;
      read = Date.now();
      setVersion((before) => before + 1);
    });
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => setVersion((before) => before + 1);
    return () => {
      stop();
      channel.close();
    };
  }, []);
  return {version, changed};
}

const CHANNEL = 'holdfast-changes';
const WHILE_SAVING_MS = 3000;

/** Tells our other open pages that something was deleted or its note changed. */
export function tellOthers(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** What the log needs to know of this moment. */
export async function circumstances(): Promise<Circumstances> {
  return {now: deviceNow, session: await browserSession(), version: productVersion()};
}
