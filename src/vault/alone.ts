// Everything is moved, or removed, only while nobody else has it open.
import {failure} from '../core/errors.ts';
import {failed, type Result} from '../core/result.ts';
import {LIBRARY_LOCK} from './open-library.ts';

const CHANNEL = 'holdfast-moving';
const LET_GO_MS = 15_000;

/** Asks every page of ours to let go of the database, and does the work alone; `vaultBusy` where a save does not end. */
export async function alone<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('begins');
  try {
    const signal = AbortSignal.timeout(LET_GO_MS);
    return await navigator.locks.request(LIBRARY_LOCK, {mode: 'exclusive', signal}, work);
  } catch (error) {
    if (error instanceof DOMException && /^(Timeout|Abort)Error$/.test(error.name)) return failed(failure('vaultBusy'));
    throw error;
  } finally {
    channel.postMessage('ends');
    channel.close();
  }
}

/** Calls back when somebody wants everything for itself, and when that is over. Returns the way to stop. */
export function watchMoves(begins: () => void, ends: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({data}) => (data === 'begins' ? begins() : ends());
  return () => channel.close();
}
