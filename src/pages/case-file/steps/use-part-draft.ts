import {useEffect, useRef} from 'preact/hooks';
import {wellFormed} from '../../../core/capture/well-formed.ts';
import {canonicalJson} from '../../../core/hash/canonical-json.ts';
import type {Uuid} from '../../../core/ids.ts';
import {anything, objectOf, parseShape, type Shape, text} from '../../../core/verify/parse/shape.ts';
import {deviceNow, randomUuid} from '../../../store/circumstances.ts';
import {dropDraft, saveDraft} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';

/** What is kept of a form of the case that was begun: which form, what it changes (null: something new), and what was typed. */
export type PartDraft<T> = {part: string; before: T | null; entry: T};

const head = objectOf<{part: string; before: unknown; entry: unknown}>({part: text, before: anything, entry: anything});

/** Reads a draft of one form; undefined for one of another, or one that cannot be read. */
export function parsePartDraft<T>(draft: StoredDraft, part: string, shape: Shape<T>): PartDraft<T> | undefined {
  const parsed = parseShape(head, draft.content);
  if (draft.kind !== 'case' || !parsed.ok || parsed.value.part !== part) return undefined;
  const {before, entry} = parsed.value;
  if (!shape(entry, '$', []) || (before !== null && !shape(before, '$', []))) return undefined;
  return {part, before, entry};
}

const AFTER_TYPING_MS = 500;

export type DraftKeeper<T> = {
  /** Undefined until something was kept. */
  id(): Uuid | undefined;
  /** Keeps this soon; at once if the page goes away first. */
  keep(entry: T): void;
  /** Keeps at once what is waiting. */
  flush(): Promise<void>;
  /** What was kept is gone, and nothing that waits is kept any more. */
  drop(): Promise<void>;
};

/** Keeps what is typed into a form of the case while it is typed: a closed tab or a crash loses half a second of it. */
export function usePartDraft<T>(
  store: Store,
  part: string,
  before: T | null,
  existing: StoredDraft | undefined,
  onFailed: () => void,
): DraftKeeper<T> {
  const draft = useRef(existing);
  const waiting = useRef<T>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // One writing after another, so that an earlier text never lands on a later one.
  const writing = useRef<Promise<void>>(Promise.resolve());

  const flush = (): Promise<void> => {
    clearTimeout(timer.current);
    const entry = waiting.current;
    if (entry === undefined) return writing.current;
    waiting.current = undefined;
    const now = deviceNow();
    const kept: StoredDraft = {
      ...(draft.current ?? {id: randomUuid(), kind: 'case', about: null, startedAt: now}),
      changedAt: now,
      content: wellFormed({part, before, entry}).value,
    };
    draft.current = kept;
    writing.current = writing.current.then(() => saveDraft(store, kept)).catch(onFailed);
    return writing.current;
  };

  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, []);

  return {
    id: () => draft.current?.id,
    flush,
    keep: (entry) => {
      waiting.current = entry;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), AFTER_TYPING_MS);
    },
    drop: async () => {
      clearTimeout(timer.current);
      waiting.current = undefined;
      await writing.current;
      if (draft.current) await dropDraft(store, draft.current.id);
      draft.current = undefined;
    },
  };
}

/** Whether two entries say the same. */
export function sameEntry(one: unknown, other: unknown): boolean {
  return canonicalJson(wellFormed(one).value) === canonicalJson(wellFormed(other).value);
}
