import {useEffect, useState} from 'preact/hooks';
import {watchSaveState} from '../../browser/save-state.ts';
import {browserSession, productVersion} from '../../browser/session.ts';
import type {Failure} from '../../core/errors.ts';
import {failed, type Result} from '../../core/result.ts';
import {type Circumstances, deviceNow} from '../../store/circumstances.ts';
import {openStore, type Store} from '../../store/open-store.ts';

/** The database, once it is open; or why it is not. */
export function useStore(): Result<Store> | undefined {
  const [result, setResult] = useState<Result<Store>>();
  useEffect(() => {
    let open: Store | undefined;
    let gone = false;
    const lost = (why: Failure) => {
      if (!gone) setResult(failed(why));
    };
    void openStore(lost).then((opened) => {
      if (opened.ok) open = opened.value;
      if (gone) open?.close();
      else setResult(opened);
    });
    return () => {
      gone = true;
      open?.close();
    };
  }, []);
  return result;
}

/** A number that grows each time something was saved or deleted, here or by the background: read again then. */
export function useChanges(): {version: number; changed(): void} {
  const [version, setVersion] = useState(0);
  const changed = () => setVersion((before) => before + 1);
  useEffect(() => {
    const stop = watchSaveState((state) => {
      if (state?.state === 'saved') setVersion((before) => before + 1);
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
