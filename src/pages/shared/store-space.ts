/** How much is kept on this computer, and whether the room is nearly used up. Undefined where the browser does not say. */
export type Space = {used: number; room: number; nearlyFull: boolean};

const NEARLY_FULL = 0.9;

export async function measureSpace(): Promise<Space | undefined> {
  const {usage, quota} = await navigator.storage.estimate();
  if (usage === undefined || quota === undefined || quota === 0) return undefined;
  return {used: usage, room: quota, nearlyFull: usage / quota > NEARLY_FULL};
}
