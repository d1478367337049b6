import type {Hex64} from '../../../core/ids.ts';
import {areNearTwins} from '../../../core/import/picture/near-twin.ts';
import type {DateOrder} from '../../../core/import/reading.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {currentCaseId} from '../../../store/current-case.ts';
import {allRows} from '../../../store/exhibits.ts';
import {type KnownFile, knownFiles} from '../../../store/imports.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {keepLedger} from '../../../vault/keep-ledger.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {stayOpenWhile} from '../../shared/vault/stay-open.ts';
import {type BringItem, type BringState, canBeKept, type Found, newItem, type Said} from './bring-item.ts';
import {keepItem} from './keep-item.ts';
import {type Look, look, Unreadable} from './look.ts';
import type {Looked} from './look-at-file.ts';

/** The files on their way in: looked at one after another, kept when the person says so. Lives as long as the page. */
export type BringQueue = {
  items(): readonly BringItem[];
  add(files: Iterable<File>, pasted?: boolean): void;
  say(key: number, said: Partial<Said>): void;
  tick(key: number, on: boolean): void;
  /** The person's answer where day and month could not be told apart: the file is read again under it. */
  order(key: number, order: DateOrder | undefined): void;
  /** Ends the look at a file; what was read until then stands. */
  stop(key: number): void;
  tryAgain(key: number): void;
  remove(key: number): void;
  /** Takes what is kept off the list; those are in the case. */
  clearKept(): void;
  /** Keeps every ticked file that was looked at. One that fails stays on the list, and the next is kept. */
  keep(): Promise<void>;
  /** No further file is kept after the one that is being written. */
  stopKeeping(): void;
  isKeeping(): boolean;
  subscribe(listener: () => void): () => void;
};

export function bringQueue(store: Store): BringQueue {
  let items: readonly BringItem[] = [];
  let nextKey = 1;
  let running: {key: number; look: Look} | undefined;
  let keeping: 'no' | 'yes' | 'ending' = 'no';
  let held: Promise<Held> | undefined;
  const listeners = new Set<() => void>();

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const patch = (key: number, change: Partial<BringItem>) => {
    items = items.map((item) => (item.key === key ? {...item, ...change} : item));
    changed();
  };
  const find = (key: number) => items.find((item) => item.key === key);

  /** One at a time: two large files at once would not fit into a small computer. */
  const lookOn = async () => {
    for (;;) {
      if (running) return;
      const next = items.find(({state}) => state.kind === 'waiting');
      if (!next) {
        held = undefined;
        return;
      }
      await lookAt(next);
    }
  };

  const lookAt = async ({key, file, pickedAt, dateOrder}: BringItem) => {
    const about = {name: file.name, declaredType: file.type, pickedAt: pickedAt.at};
    const under = look(file, dateOrder ? {...about, dateOrder} : about, (read, of) =>
      patch(key, {state: {kind: 'looking', read, of}}),
    );
    running = {key, look: under};
    patch(key, {state: {kind: 'looking', read: 0, of: file.size}});
    try {
      const looked = await under.done;
      held ??= heldBy(store);
      const found = beside(looked, await held, items, key);
      patch(key, {found, state: {kind: 'looked'}, ticked: !found.known && !found.twice});
    } catch (error) {
      console.warn('could not be looked at', error);
      patch(key, {state: {kind: 'failed', why: error instanceof Unreadable ? 'unreadable' : 'lookFailed'}});
    } finally {
      running = undefined;
    }
  };

  const keepAll = async () => {
    let kept = 0;
    // All of it goes into the case it was begun under, whichever is worked on by the end.
    const caseId = await currentCaseId(store);
    for (const {key} of items.filter((item) => item.ticked && canBeKept(item))) {
      const item = find(key);
      if (keeping !== 'yes' || !item) break;
      patch(key, {state: {kind: 'keeping'}});
      const state: BringState = await keepItem(store, item, caseId);
      // What is in the case needs no copy of what was read.
      patch(key, state.kind === 'kept' ? {state, found: undefined, ticked: false} : {state});
      if (state.kind === 'kept') kept += 1;
      if (state.kind === 'failed' && state.why === 'diskFull') break;
    }
    if (kept === 0) return;
    held = undefined;
    await keepLedger(store);
    tellOthers();
  };

  return {
    items: () => items,
    isKeeping: () => keeping !== 'no',
    add: (files, pasted = false) => {
      const pickedAt = deviceNow();
      items = [...items, ...Array.from(files, (file) => newItem(nextKey++, file, pickedAt, pasted))];
      changed();
      void lookOn();
    },
    say: (key, said) => {
      const item = find(key);
      if (item) patch(key, {said: {...item.said, ...said}});
    },
    tick: (key, ticked) => patch(key, {ticked}),
    order: (key, dateOrder) => {
      patch(key, {dateOrder, state: {kind: 'waiting'}});
      void lookOn();
    },
    stop: (key) => {
      if (running?.key === key) running.look.stop();
    },
    tryAgain: (key) => {
      patch(key, {state: {kind: 'waiting'}, found: undefined});
      void lookOn();
    },
    remove: (key) => {
      if (running?.key === key) running.look.stop();
      items = items.filter((item) => item.key !== key);
      changed();
    },
    clearKept: () => {
      items = items.filter(({state}) => state.kind !== 'kept');
      changed();
    },
    keep: async () => {
      if (keeping !== 'no') return;
      keeping = 'yes';
      changed();
      await stayOpenWhile(keepAll);
      keeping = 'no';
      changed();
    },
    stopKeeping: () => {
      if (keeping === 'yes') keeping = 'ending';
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What the case holds, read once for the files that come one after another. */
type Held = {known: ReadonlyMap<Hex64, KnownFile>; rows: readonly ExhibitRow[]};

async function heldBy(store: Store): Promise<Held> {
  const [known, rows] = await Promise.all([knownFiles(store, await circumstances()), allRows(store)]);
  return {known, rows};
}

/** What was found, beside what the case and the list hold already. */
function beside(looked: Looked, {known, rows}: Held, items: readonly BringItem[], key: number): Found {
  const {looks} = looked.picture ?? {};
  const same = known.get(looked.sha256);
  return {
    ...looked,
    known: same,
    twice: items.some((item) => item.key < key && item.found?.sha256 === looked.sha256),
    twins: looks ? rows.filter((row) => row.looks && row.id !== same?.id && areNearTwins(row.looks, looks)) : [],
  };
}
