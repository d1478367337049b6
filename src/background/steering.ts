import type {Progress} from '../browser/save-state.ts';
import {announceProgress, endProgress} from './announce.ts';

/** What a long save asks between two steps: may it go on, and where it says how far it is. */
export type Steering = {
  /** Waits while the person has paused it. False: they have cancelled it, and what is there is kept. */
  mayGoOn(): Promise<boolean>;
  progress(what: Progress['what'], done: number, of: number | null): Promise<void>;
};

type Helm = {cancelled: boolean; paused: Promise<void> | undefined; release: () => void; last: Progress | undefined};

const helms = new Map<number, Helm>();

/** Runs one long save of a tab under the person's hand. */
export async function steered<T>(tabId: number, work: (steering: Steering) => Promise<T>): Promise<T> {
  const helm: Helm = {cancelled: false, paused: undefined, release: () => undefined, last: undefined};
  helms.set(tabId, helm);
  try {
    return await work({
      mayGoOn: async () => {
        while (helm.paused && !helm.cancelled) await helm.paused;
        return !helm.cancelled;
      },
      progress: async (what, done, of) => {
        helm.last = {what, done, of, paused: helm.paused !== undefined};
        await announceProgress(tabId, helm.last);
      },
    });
  } finally {
    if (helms.get(tabId) === helm) helms.delete(tabId);
    await endProgress();
  }
}

/** The person's hand on the long save of a tab; without one, nothing happens. */
export async function steer(tabId: number, how: 'pause' | 'goOn' | 'cancel'): Promise<void> {
  const helm = helms.get(tabId);
  if (!helm) return;
  if (how === 'cancel') helm.cancelled = true;
  if (how === 'pause' && !helm.paused) {
    helm.paused = new Promise((resolve) => {
      helm.release = resolve;
    });
  }
  if (how !== 'pause') {
    helm.release();
    helm.paused = undefined;
  }
  if (helm.last && !helm.cancelled) {
    helm.last = {...helm.last, paused: helm.paused !== undefined};
    await announceProgress(tabId, helm.last);
  }
}
