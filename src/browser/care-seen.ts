import {storage} from './api.ts';

const KEY = 'seen';

/** What was offered once and answered: the three short pages, and the stop sign after a save. It tells nothing of the person. */
export type Offered = 'start' | 'stop';

/** Whether it was answered before. */
export async function wasSeen(what: Offered): Promise<boolean> {
  return (await readSeen()).includes(what);
}

/** From now on it is not offered any more. Two of our pages may say so at once. */
export async function markSeen(what: Offered): Promise<void> {
  await navigator.locks.request(`holdfast-${KEY}`, async () => {
    const before = await readSeen();
    if (!before.includes(what)) await storage.local.set({[KEY]: [...before, what]});
  });
}

async function readSeen(): Promise<unknown[]> {
  const kept: unknown = (await storage.local.get(KEY))[KEY];
  return Array.isArray(kept) ? kept : [];
}
