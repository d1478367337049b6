import type {ItemTruth, PageTruth} from '../../tests/sites/truth.ts';
import type {Station} from '../lib/station.ts';

/** Something to right-click in a running application, and what is true of it. */
export type Shown = {
  /** What the person points at. */
  at: string;
  /** Asked when it stands on the page: what only the running application knows (ids, times as it shows them). */
  truth(station: Station): Promise<ItemTruth>;
};

/** A real application with made-up people in it, on this computer alone. */
export type Running = {
  /** Goes to where it can be seen, as the person who keeps proof. */
  open(station: Station): Promise<void>;
  viewer: PageTruth['viewer'];
  shown: Shown[];
  stop(): Promise<void>;
};

export type RealApp = {
  name: string;
  /** Starts it in a fresh folder, seeded. */
  start(folder: string): Promise<Running>;
};

/** A text of the page as it stands there, by a selector and an attribute; for truths that only the page can tell. */
export async function pageSays({page}: Station, selector: string, attribute: string): Promise<string> {
  const said = await page.evaluate(([at, name]) => document.querySelector(at)?.getAttribute(name) ?? '', [
    selector,
    attribute,
  ] as const);
  if (said === '') throw new Error(`${selector} has no ${attribute}`);
  return said;
}
