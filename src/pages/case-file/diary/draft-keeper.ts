import type {IncidentDraft} from '../../../core/diary/draft.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Moment} from '../../../core/time.ts';
import {deviceNow, randomUuid} from '../../../store/circumstances.ts';
import {dropDraft, readDraft, saveDraft, saveDraftAtOnce} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';

/** What a draft is kept under. */
export type DraftPlace = {
  id: Uuid;
  about: Uuid | null;
  startedAt: Moment;
  /** When this page read or wrote it last; undefined before the first time. */
  changedAt: Moment | undefined;
  /** The case it was begun under; undefined before the first. */
  caseId: Uuid | undefined;
};

/** How the words in the box stand to what is on the disk. */
export type DraftState = {kind: 'still'} | {kind: 'writing'} | {kind: 'kept'; at: Moment} | {kind: 'failed'};

export type DraftKeeper = {
  /** Takes what stands in the form now; it is on the disk within a second. */
  take(draft: IncidentDraft): void;
  /** Writes what waits, at once; resolves when it is on the disk or could not be put there. */
  flush(): Promise<void>;
  /** The same as the page goes: nothing is read first, since there may be no time for an answer. */
  flushAsPageGoes(): void;
  /** Where the draft is kept. Its id changes where another window writes into the same draft. */
  place(): DraftPlace;
};

const WITHIN_MS = 700;

/**
 * Keeps a draft as it is typed: one write after another, the newest words last. One that says nothing (any more) is not
 * kept, so that nobody is asked later whether to go on with it.
 */
export function keepDraft(
  store: Store,
  start: DraftPlace,
  saysNothing: (draft: IncidentDraft) => boolean,
  tell: (state: DraftState) => void,
): DraftKeeper {
  let place = start;
  let waiting: IncidentDraft | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async (draft: IncidentDraft, how: 'usual' | 'atOnce'): Promise<void> => {
    try {
      if (how === 'usual' && (await isOthers(store, place))) place = {...place, id: randomUuid(), changedAt: undefined};
      if (saysNothing(draft)) {
        await dropDraft(store, place.id);
        place = {...place, changedAt: undefined};
        tell({kind: 'still'});
        return;
      }
      const changedAt = deviceNow();
      const save = how === 'usual' ? saveDraft : saveDraftAtOnce;
      await save(store, storedOf(place, changedAt, draft));
      place = {...place, changedAt};
      tell(waiting ? {kind: 'writing'} : {kind: 'kept', at: changedAt});
    } catch (error) {
      // What could not be kept waits for the next try, unless newer words came meanwhile.
      console.warn('the draft was not kept:', error);
      waiting ??= draft;
      tell({kind: 'failed'});
    }
  };
  const flush = (how: 'usual' | 'atOnce'): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const draft = waiting;
    waiting = undefined;
    if (draft)
      writing =
        how === 'usual' ? writing.then(() => write(draft, how)) : Promise.all([writing, write(draft, how)]).then();
    return writing;
  };
  return {
    take: (draft) => {
      waiting = draft;
      tell({kind: 'writing'});
      // Not put off by further typing: who writes without a pause is kept too.
      timer ??= setTimeout(() => void flush('usual'), WITHIN_MS);
    },
    flush: () => flush('usual'),
    flushAsPageGoes: () => void flush('atOnce'),
    place: () => place,
  };
}

function storedOf({id, about, startedAt, caseId}: DraftPlace, changedAt: Moment, content: IncidentDraft): StoredDraft {
  return {id, kind: 'incident', about, startedAt, changedAt, content, ...(caseId ? {caseId} : {})};
}

/** Whether another window wrote into the draft since this one did: both texts must stay. */
async function isOthers(store: Store, {id, changedAt}: DraftPlace): Promise<boolean> {
  const kept = await readDraft(store, id);
  return kept !== undefined && kept.changedAt.at !== changedAt?.at;
}
