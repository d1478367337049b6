import {wellFormed} from '../../../core/capture/well-formed.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Moment} from '../../../core/time.ts';
import {deviceNow, randomUuid} from '../../../store/circumstances.ts';
import {dropDraft, readDraft, saveDraft, saveDraftAtOnce} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';

/** What a draft is kept under. */
export type DraftPlace = {
  id: Uuid;
  kind: StoredDraft['kind'];
  about: Uuid | null;
  startedAt: Moment;
  /** When this page read or wrote it last; undefined before the first time. */
  changedAt: Moment | undefined;
  /** The case it was begun under; undefined before the first. */
  caseId: Uuid | undefined;
};

/** How what stands in a form stands to what is on the disk. */
export type DraftState = {kind: 'still'} | {kind: 'writing'} | {kind: 'kept'; at: Moment} | {kind: 'failed'};

export type DraftKeeper<T> = {
  /** Takes what stands in the form now; it is on the disk within a second. */
  take(content: T): void;
  /** Writes what waits, at once; resolves when it is on the disk (true) or could not be put there (false). */
  flush(): Promise<boolean>;
  /** The same as the page goes: nothing is read first, since there may be no time for an answer. */
  flushAsPageGoes(): void;
  /** What was kept is gone, and nothing that waits is kept any more. What is taken later begins a new draft. */
  drop(): Promise<void>;
  /** Where the draft is kept. Its id changes where another window writes into the same draft. */
  place(): DraftPlace;
};

type Content<T> = {content: T};

const WITHIN_MS = 700;
/** Room may come back within a minute or two; after that the next letter or the next look away tries again. */
const AGAIN_MS = 5_000;
const MOST_TRIES = 24;

/** Where something that is begun now is kept. */
export function newPlace(kind: StoredDraft['kind'], about: Uuid | null, caseId: Uuid | undefined): DraftPlace {
  return {id: randomUuid(), kind, about, startedAt: deviceNow(), changedAt: undefined, caseId};
}

/** Where what was begun before is kept. */
export function placeOf({id, kind, about, startedAt, changedAt, caseId}: StoredDraft): DraftPlace {
  return {id, kind, about, startedAt, changedAt, caseId};
}

/**
 * Keeps a draft as it is typed: one write after another, the newest words last, and again where one failed. One that says
 * nothing (any more) is not kept, so that nobody is asked later whether to go on with it.
 */
export function keepDraft<T>(
  store: Store,
  start: DraftPlace,
  saysNothing: (content: T) => boolean,
  tell: (state: DraftState) => void,
): DraftKeeper<T> {
  let place = start;
  /** Taken and not being written yet. */
  let waiting: Content<T> | undefined;
  /** Given to be written, and not known to be on the disk. */
  let underWay: Content<T> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The timer waits for another try, not for the next letters. */
  let patient = false;
  let writing: Promise<void> = Promise.resolve();
  let writes = 0;
  /** The last write that went at once, before those that were waiting for their turn. */
  let overtook = 0;
  let failures = 0;

  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
    patient = false;
  };
  const flushIn = (ms: number) => {
    timer ??= setTimeout(() => void flush(), ms);
  };
  const put = async ({content}: Content<T>, save: typeof saveDraft): Promise<DraftState> => {
    if (saysNothing(content)) {
      await dropDraft(store, place.id);
      place = {...place, changedAt: undefined};
      return {kind: 'still'};
    }
    const changedAt = deviceNow();
    await save(store, storedOf(place, changedAt, content));
    place = {...place, changedAt};
    return waiting ? {kind: 'writing'} : {kind: 'kept', at: changedAt};
  };
  const write = async (content: Content<T>, turn: number, how: 'usual' | 'atOnce'): Promise<void> => {
    try {
      const others = how === 'usual' && (await isOthers(store, place));
      // The page was hidden meanwhile, and these or newer words went at once.
      if (turn < overtook) return;
      if (others) place = {...place, id: randomUuid(), changedAt: undefined};
      const state = await put(content, how === 'usual' ? saveDraft : saveDraftAtOnce);
      failures = 0;
      tell(state);
    } catch (error) {
      // What could not be kept waits for the next try, unless newer words came meanwhile.
      console.warn('the draft was not kept:', error);
      waiting ??= content;
      failures += 1;
      patient = timer === undefined;
      if (failures < MOST_TRIES) flushIn(AGAIN_MS);
      tell({kind: 'failed'});
    } finally {
      if (underWay === content) underWay = undefined;
    }
  };
  /** Takes what is to be written now out of the wait, and gives its turn. */
  const begin = (content: Content<T>): number => {
    rest();
    waiting = undefined;
    underWay = content;
    writes += 1;
    return writes;
  };
  const flush = async (): Promise<boolean> => {
    const content = waiting;
    if (content) {
      const turn = begin(content);
      writing = writing.then(() => write(content, turn, 'usual'));
    }
    await writing;
    return failures === 0;
  };
  return {
    take: (content) => {
      waiting = {content};
      // That it could not be kept stays said until it is.
      if (failures === 0) tell({kind: 'writing'});
      if (patient) rest();
      // Not put off by further typing: who writes without a pause is kept too.
      flushIn(WITHIN_MS);
    },
    flush,
    flushAsPageGoes: () => {
      const content = waiting ?? underWay;
      if (!content) return;
      overtook = begin(content);
      writing = Promise.all([writing, write(content, overtook, 'atOnce')]).then();
    },
    drop: async () => {
      waiting = undefined;
      await writing;
      // It may have failed only now.
      waiting = undefined;
      rest();
      await dropDraft(store, place.id);
      place = newPlace(place.kind, place.about, place.caseId);
      tell({kind: 'still'});
    },
    place: () => place,
  };
}

function storedOf({id, kind, about, startedAt, caseId}: DraftPlace, changedAt: Moment, content: unknown): StoredDraft {
  const whole = wellFormed(content).value;
  return {id, kind, about, startedAt, changedAt, content: whole, ...(caseId ? {caseId} : {})};
}

/** Whether another window wrote into the draft since this one did: both texts must stay. */
async function isOthers(store: Store, {id, changedAt}: DraftPlace): Promise<boolean> {
  const kept = await readDraft(store, id);
  return kept !== undefined && kept.changedAt.at !== changedAt?.at;
}
