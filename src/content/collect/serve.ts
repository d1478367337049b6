import {type Runtime, runtime} from '../../browser/api.ts';
import {failure} from '../../core/errors.ts';
import {failed, ok, type Result} from '../../core/result.ts';
import {COLLECT_PORT, type CollectMessages} from '../../messages/collect.ts';
import {sendToBackground} from '../../messages/send.ts';
import {sightingOf} from '../look.ts';
import {setTarget} from '../target.ts';
import {twoFrames} from '../wait.ts';
import {beginCollection, type Collection} from './collection.ts';
import {surroundingsOf} from './surroundings.ts';

type Answers = {
  [Name in keyof CollectMessages]: (
    request: CollectMessages[Name]['request'],
  ) => Promise<Result<CollectMessages[Name]['reply']>>;
};

// On the isolated world's global: a later worker injects the script anew, and must find how the page stood at first.
type Holding = typeof globalThis & {holdfastCollection?: Collection | undefined};
const world = globalThis as Holding;

/** How long a page waits for a later worker before it is put back. */
const WAITS_MS = 30_000;
/** How often a worker that died is called. */
const CALL_EVERY_MS = 1000;

let waiting: ReturnType<typeof setInterval> | undefined;

/** Answers to the messages of a collecting. */
export const collectAnswers: Answers = {
  collectBegin: async ({resumed}) => {
    stopWaiting();
    const known = world.holdfastCollection !== undefined;
    if (!resumed) end();
    world.holdfastCollection ??= beginCollection();
    return ok({known});
  },
  collectScan: async () => {
    await twoFrames();
    return withCollection((collection) => ok(collection.scan()));
  },
  collectAround: async (wanted) =>
    withCollection((collection) => {
      collection.scan();
      const found = surroundingsOf(wanted, collection);
      return ok(found ? {found: true, ...found} : {found: false, around: [], before: 0});
    }),
  collectRead: async ({refs, topAddress}) => {
    await twoFrames();
    return withCollection((collection) =>
      ok({
        items: collection.placed(refs).map((placed) => {
          if (!placed) return null;
          return {seen: collection.seen(placed), sighting: sightingOf(placed.element, placed.box, topAddress)};
        }),
      }),
    );
  },
  collectScroll: ({to}) => withCollection(async (collection) => ok({moved: await collection.scroll(to)})),
  collectOpen: () => withCollection(async (collection) => ok(await collection.open())),
  collectTarget: ({ref}) =>
    withCollection((collection) => {
      const [placed] = collection.placed([ref]);
      setTarget(placed ? {kind: 'item', element: placed.element} : {kind: 'none'});
      return ok({found: placed !== undefined});
    }),
  collectEnd: async () => {
    stopWaiting();
    return ok({restored: end()});
  },
};

async function withCollection<T>(work: (collection: Collection) => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
  const collection = world.holdfastCollection;
  return collection ? work(collection) : failed(failure('nothingThere', 'the page was put back, or is another one'));
}

function end(): boolean {
  const restored = world.holdfastCollection?.end() ?? true;
  world.holdfastCollection = undefined;
  return restored;
}

/**
 * A browser stops our worker when it likes. While a walk goes on the page then calls it, so that it takes the walk up
 * again; if none comes, the page is put back. Returns the way to stop listening.
 */
export function watchCollectPort(): () => void {
  const connected = (port: Runtime.Port) => {
    if (port.name === COLLECT_PORT) port.onDisconnect.addListener(() => waitForWorker());
  };
  runtime.onConnect.addListener(connected);
  return () => runtime.onConnect.removeListener(connected);
}

function waitForWorker(): void {
  if (!world.holdfastCollection) return;
  stopWaiting();
  const limit = performance.now() + WAITS_MS;
  waiting = setInterval(() => {
    if (!world.holdfastCollection) stopWaiting();
    else if (performance.now() > limit || !isLinked()) {
      stopWaiting();
      end();
    } else void sendToBackground('stillCollecting', {});
  }, CALL_EVERY_MS);
}

/** After an update or when it is switched off, our script is cut off from the extension for good. */
function isLinked(): boolean {
  return runtime.id !== undefined;
}

function stopWaiting(): void {
  clearInterval(waiting);
  waiting = undefined;
}
