import {tabs} from '../../browser/api.ts';

const PRESSES = 3;
const WITHIN_MS = 1500;

/** Leaves at once: the popup closes; a tab is closed too, with an empty one in its place if it was the last. */
export async function leave(): Promise<void> {
  const own = await tabs.getCurrent();
  if (own?.id === undefined) {
    window.close();
    return;
  }
  document.body.replaceChildren();
  const inWindow = await tabs.query({currentWindow: true});
  if (inWindow.length <= 1) await tabs.create({});
  await tabs.remove(own.id);
}

/** Escape, three times in a row, leaves from any state. */
export function watchForLeaving(): void {
  let presses: number[] = [];
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') {
        presses = [];
        return;
      }
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN_MS);
      if (presses.length >= PRESSES) void leave();
    },
    true,
  );
}
