/** How much is kept on this computer, and whether the room is nearly used up. Undefined where the browser does not say. */
export type Space = {used: number; room: number; nearlyFull: boolean};

const NEARLY_FULL = 0.9;

export async function measureSpace(): Promise<Space | undefined> {
  const {usage, quota} = await navigator.storage.estimate();
  if (usage === undefined || quota === undefined || quota === 0) return undefined;
  return {used: usage, room: quota, nearlyFull: usage / quota > NEARLY_FULL};
}

/** What a browser needs besides: for its own files, and so that the next save still fits. */
const BESIDES = 20_000_000;

/** Whether so many bytes more fit, with some room left for the next save. True where the browser does not say. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  const space = await measureSpace();
  return space === undefined || space.room - space.used > bytes * 1.05 + BESIDES;
}
