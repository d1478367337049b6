import {readOpenVault, touchVault} from '../../../browser/vault-session.ts';
import {readDoor} from '../../../vault/door-store.ts';
import {keepVaultOpen, openVault} from '../../../vault/lock.ts';
import {isWorkUnderWay} from './stay-open.ts';

const NOTED_EVERY_MS = 10_000;
const LOOKED_EVERY_MS = 15_000;

/** While a page of ours is open: the person's own doings keep the vault open, and stillness locks it. Returns the way to stop. */
export function watchTouches(): () => void {
  let noted = 0;
  const touched = () => {
    if (Date.now() - noted < NOTED_EVERY_MS) return;
    noted = Date.now();
    void noteTouch(noted);
  };
  const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
  for (const event of events) window.addEventListener(event, touched, {passive: true});
  const timer = setInterval(() => void (isWorkUnderWay() ? keepVaultOpen() : lockIfStill()), LOOKED_EVERY_MS);
  return () => {
    for (const event of events) window.removeEventListener(event, touched);
    clearInterval(timer);
  };
}

/** A vault that stood open for too long is locked by the first look and not kept open by the first touch. */
async function noteTouch(at: number): Promise<void> {
  if (!(await readOpenVault())) return;
  await lockIfStill();
  if (await readOpenVault()) await touchVault(at);
}

async function lockIfStill(): Promise<void> {
  try {
    const door = await readDoor();
    if (door) await openVault(door, Date.now());
  } catch (error) {
    console.warn('not looked at:', error);
  }
}
