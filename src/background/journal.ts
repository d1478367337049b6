import {aboutBrowser} from '../browser/about-browser.ts';
import {tabs} from '../browser/api.ts';
import {browserSession} from '../browser/session.ts';
import type {Step} from '../core/capture/exhibit.ts';
import {reason} from '../core/capture/steps.ts';
import type {Uuid} from '../core/ids.ts';
import type {Cut} from '../core/stitch/hands.ts';
import type {Placement} from '../core/stitch/placement.ts';
import type {Stand} from '../core/stitch/standing.ts';
import type {Moment} from '../core/time.ts';
import {deviceNow, randomUuid} from '../store/circumstances.ts';
import type {Store} from '../store/open-store.ts';
import {addTile, beginJob, noteTrouble, updateJob} from '../store/unfinished.ts';
import {openLibrary} from '../vault/open-library.ts';
import type {Order} from './capture-tab.ts';
import type {Observation} from './observe.ts';
import type {TilePicture} from './stitch-sheet.ts';
import {WORKER} from './worker.ts';

/** What only the worker knows of a moment: the browser it ran in, and its clocks. */
export type Present = {
  about: Awaited<ReturnType<typeof aboutBrowser>>;
  zoom: number;
  /** Milliseconds of the worker's clock, which begins anew with each worker. */
  monotonic: number;
  at: Moment;
};

/** What a save needs to be ended by another worker: everything that had been seen, as it was last written down. */
export type CaptureState = {
  order: Order;
  privateWindow: boolean;
  start: number;
  steps: Step[];
  present: Present;
  seen: Observation;
};

/** What is known of a tile beside its picture, the very bytes that the browser gave. */
export type TileMeta = {
  /** A joining that begins anew leaves the tiles it had; those of one attempt belong together. */
  attempt: number;
  cut: Cut;
  at: number;
  stand: Stand;
  placement: Placement;
  takenAt: TilePicture['at'];
  present: Pick<Present, 'monotonic' | 'at'>;
};

type NewTile = Pick<TileMeta, 'cut' | 'at' | 'stand' | 'placement' | 'takenAt'> & {bytes: Uint8Array<ArrayBuffer>};

/** Keeps in the database what one save has seen so far, because the browser may stop our worker at any time. */
export type Journal = {
  /** Writes down what was seen until now. Never throws: a save that cannot be written down meanwhile goes on without. */
  note(seen: Observation): Promise<void>;
  /** Resolves when the tile is on the disk, or could not be put there; then `noRoom` says why. */
  tile(tile: NewTile): Promise<void>;
  /** "" while every tile could be written down. */
  noRoom(): string;
  /** The joining begins anew. */
  anew(): void;
  /** The job to end in the transaction that seals the save; undefined if nothing was written down. */
  job(): Promise<Uuid | undefined>;
  /** The save failed: what is written down stays, and a later worker ends it. True if anything is written down. */
  leave(why: string): Promise<boolean>;
  close(): Promise<void>;
};

/** The browser and its clocks as they are now. */
export async function presentOf(tabId: number): Promise<Present> {
  const [about, zoom] = await Promise.all([aboutBrowser(), tabs.getZoom(tabId).catch(() => 1)]);
  return {about, zoom, monotonic: performance.now(), at: deviceNow()};
}

type Begun = Pick<CaptureState, 'order' | 'privateWindow' | 'start' | 'steps'> & {startedAt: Moment};

/** A journal for one save; nothing is written before the first note. */
export function openJournal(begun: Begun): Journal {
  const id = randomUuid();
  let store: Store | undefined;
  let isBegun = false;
  let attempt = 0;
  let tiles = 0;
  let noRoom = '';
  let last: Promise<unknown> = Promise.resolve();

  const write = async (seen: Observation) => {
    const {startedAt, ...rest} = begun;
    const state: CaptureState = {...rest, seen, present: await presentOf(begun.order.tabId)};
    store ??= await opened();
    if (isBegun) return updateJob(store, id, state);
    const session = await browserSession();
    await beginJob(store, {id, kind: 'capture', tabId: begun.order.tabId, session, worker: WORKER, startedAt, state});
    isBegun = true;
  };
  return {
    note: (seen) => {
      // What is seen later must not slip into what is written now.
      const now = structuredClone(seen);
      const written = last
        .then(() => write(now))
        .catch((error: unknown) => console.warn('not written down meanwhile:', error));
      last = written;
      return written;
    },
    tile: async ({bytes, ...meta}) => {
      await last;
      if (!store || !isBegun) return;
      try {
        const present = {monotonic: performance.now(), at: deviceNow()};
        await addTile<TileMeta>(store, id, {n: tiles, bytes, meta: {...meta, attempt, present}});
        tiles += 1;
      } catch (error) {
        noRoom = reason(error) || 'no reason was given';
      }
    },
    noRoom: () => noRoom,
    anew: () => {
      attempt += 1;
    },
    job: async () => {
      await last;
      return isBegun ? id : undefined;
    },
    leave: async (why) => {
      await last;
      if (!store || !isBegun) return false;
      await noteTrouble(store, id, why).catch((error: unknown) => console.warn(error));
      return true;
    },
    close: async () => {
      await last;
      store?.close();
    },
  };
}

async function opened(): Promise<Store> {
  const store = await openLibrary();
  if (!store.ok) throw new Error(`${store.error.code} ${store.error.detail}`);
  return store.value;
}
