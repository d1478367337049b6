import {useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {anything, objectOf, parseShape, type Shape, text} from '../../../core/verify/parse/shape.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {newPlace, placeOf} from './draft-keeper.ts';
import {sameEntry} from './same-entry.ts';
import {useDraftKeeper} from './use-draft-keeper.ts';

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

type Options<T> = {
  part: string;
  /** What is changed; null for something new. */
  before: T | null;
  /** What is as this is no draft. */
  first: T;
  /** What was begun before. */
  existing: StoredDraft | undefined;
  /** The case it belongs to; undefined before the first. */
  caseId: Uuid | undefined;
};

export type PartDraftWork<T> = {
  /** What was typed last could not be kept. */
  failed: boolean;
  keep(entry: T): void;
  flush(): Promise<boolean>;
  drop(): Promise<void>;
  id(): Uuid;
};

/** What is typed into a form of the case, kept while it is typed. */
export function usePartDraft<T>(store: Store, options: Options<T>): PartDraftWork<T> {
  const {part, before, first, existing, caseId} = options;
  const [failed, setFailed] = useState(false);
  const keeper = useDraftKeeper<PartDraft<T>>(
    store,
    () => (existing ? placeOf(existing) : newPlace('case', null, caseId)),
    ({entry}) => sameEntry(entry, first),
    ({kind}) => setFailed(kind === 'failed'),
  );
  return {
    failed,
    keep: (entry) => keeper.take({part, before, entry}),
    flush: keeper.flush,
    drop: keeper.drop,
    id: () => keeper.place().id,
  };
}
