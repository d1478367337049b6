import {useEffect, useRef, useState} from 'preact/hooks';
import type {CaseRecord} from '../../../core/custody/case.ts';
import type {CaseChange} from '../../../core/diary/revise-case.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Shape} from '../../../core/verify/parse/shape.ts';
import {listDrafts} from '../../../store/drafts.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {changeCase} from '../../../store/revise-case.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {sameEntry} from '../drafts/same-entry.ts';
import {parsePartDraft, usePartDraft} from '../drafts/use-part-draft.ts';

/** A draft of one part of the case, as it was found when the page was opened. */
export type Begun<T> = {draft: StoredDraft; entry: T};

/** What was begun of a part and not kept for good; null for nothing, undefined while it is looked for. */
export function useBegun<T>(store: Store, part: string, shape: Shape<T>): Begun<T> | null | undefined {
  const [begun, setBegun] = useState<Begun<T> | null>();
  useEffect(() => {
    listDrafts(store).then(
      (drafts) => setBegun(newestOf(drafts, part, shape)),
      (error: unknown) => {
        console.warn('drafts could not be read:', error);
        setBegun(null);
      },
    );
  }, [store, part, shape]);
  return begun;
}

function newestOf<T>(drafts: readonly StoredDraft[], part: string, shape: Shape<T>): Begun<T> | null {
  for (const draft of drafts) {
    const read = parsePartDraft(draft, part, shape);
    if (read) return {draft, entry: read.entry};
  }
  return null;
}

export type FormState = 'still' | 'changed' | 'kept' | 'takenBack' | FailureCode;

export type CaseForm<T> = {
  entry: T;
  state: FormState;
  /** Whether it says anything else than the record. */
  changed: boolean;
  /** What was written last could not be kept as a draft. */
  draftFailed: boolean;
  /** Tries at once to keep the draft. */
  keepDraft(): void;
  /** Changes what stands there now: keys may come faster than the page is drawn. */
  write(change: (now: T) => T): void;
  keep(): Promise<void>;
  /** Back to what the record says; what was written is gone. */
  discard(): Promise<void>;
  /** Takes the last keeping back. */
  undo(): Promise<void>;
};

type Options<T> = {
  store: Store;
  part: string;
  /** The case that it belongs to; undefined before the first. */
  caseId: Uuid | undefined;
  /** What the record says now. */
  kept: T;
  begun: Begun<T> | null;
  /** What of the case an entry changes. */
  change(entry: T): CaseChange;
  read(record: CaseRecord): T;
  onChanged(): void;
};

/** A form of one part of the case: what is typed is a draft at once, and part of the record when the keeper says so. */
export function useCaseForm<T>(options: Options<T>): CaseForm<T> {
  const {store, part, caseId, kept, begun, change, read, onChanged} = options;
  const [entry, setEntry] = useState<T>(begun?.entry ?? kept);
  const latest = useRef(entry);
  const [state, setState] = useState<FormState>(begun ? 'changed' : 'still');
  const [before, setBefore] = useState<T>();
  const drafts = usePartDraft<T>(store, {part, caseId, before: kept, first: kept, existing: begun?.draft});
  const put = (next: T) => {
    latest.current = next;
    setEntry(next);
  };
  const isChanged = !sameEntry(entry, kept);

  const apply = async (next: T, after: 'kept' | 'takenBack') => {
    try {
      await drafts.flush();
      let stood: T | undefined;
      const revise = (record: CaseRecord) => {
        stood = read(record);
        return change(next);
      };
      await changeCase(store, revise, await circumstances(), drafts.id());
      setBefore(stood);
      setState(after);
      tellOthers();
      onChanged();
    } catch (error) {
      console.warn('the case was not changed:', error);
      setState((await storeFailure(error, 0)).code);
      return;
    }
    // The draft ended with it. What was typed meanwhile waits for the next time.
    await drafts.drop().catch((error: unknown) => console.warn('the draft was not dropped:', error));
    if (latest.current !== next) drafts.keep(latest.current);
  };
  return {
    ...{entry, state, changed: isChanged, draftFailed: drafts.failed},
    keepDraft: () => void drafts.flush(),
    write: (change) => {
      const next = change(latest.current);
      put(next);
      setState('changed');
      drafts.keep(next);
    },
    keep: () => apply(latest.current, 'kept'),
    undo: async () => {
      if (before === undefined) return;
      put(before);
      await apply(before, 'takenBack');
    },
    discard: async () => {
      try {
        await drafts.drop();
        put(kept);
        setState('still');
      } catch (error) {
        console.warn('the draft was not dropped:', error);
        setState('saveFailed');
      }
    },
  };
}
