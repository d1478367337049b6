import {useRef, useState} from 'preact/hooks';
import type {PersonForm} from '../../../core/diary/change-subject.ts';
import {type PersonDraft, parsePersonDraft} from '../../../core/diary/person-draft.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import type {Uuid} from '../../../core/ids.ts';
import {listDrafts} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {newPlace, placeOf} from '../drafts/draft-keeper.ts';
import {sameEntry} from '../drafts/same-entry.ts';
import {useDraftKeeper} from '../drafts/use-draft-keeper.ts';

/** A change of a person that was begun before, and under what it is kept. */
export type BegunDraft = {stored: StoredDraft; draft: PersonDraft};

/** The change of this person that was begun last and not ended; undefined if there is none. */
export async function begunDraft(store: Store, about: Uuid): Promise<BegunDraft | undefined> {
  for (const stored of await listDrafts(store)) {
    if (stored.kind !== 'subject' || stored.about !== about) continue;
    const draft = parsePersonDraft(stored.content);
    if (draft) return {stored, draft};
  }
  return undefined;
}

export type DraftWork = {
  form: PersonForm;
  base: PersonForm;
  /** What was typed last could not be kept. */
  failed: boolean;
  change(part: Partial<PersonForm>): void;
  flush(): Promise<boolean>;
  drop(): Promise<void>;
  id(): Uuid;
};

/** What stands in the form of a person, kept as it is typed. */
export function usePersonDraft(
  store: Store,
  {id, caseId}: Subject,
  base: PersonForm,
  begun: BegunDraft | undefined,
): DraftWork {
  const [start] = useState<PersonDraft>(() => begun?.draft ?? {base, typed: base});
  const [form, setForm] = useState(start.typed);
  const [failed, setFailed] = useState(false);
  // Two changes may come before the page is drawn: the second builds on the first.
  const latest = useRef(start.typed);
  const keeper = useDraftKeeper<PersonDraft>(
    store,
    () => (begun ? placeOf(begun.stored) : newPlace('subject', id, caseId)),
    ({typed}) => sameEntry(typed, start.base),
    ({kind}) => setFailed(kind === 'failed'),
  );
  return {
    form,
    base: start.base,
    failed,
    flush: keeper.flush,
    drop: keeper.drop,
    id: () => keeper.place().id,
    change: (part) => {
      latest.current = {...latest.current, ...part};
      setForm(latest.current);
      keeper.take({base: start.base, typed: latest.current});
    },
  };
}
