import {useRef, useState} from 'preact/hooks';
import type {IncidentDraft} from '../../../core/diary/draft.ts';
import type {Telling} from '../../../core/diary/incident.ts';
import {tellSame} from '../../../core/diary/merge-telling.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import type {DraftKeeper, DraftState} from '../drafts/draft-keeper.ts';
import {useDraftKeeper} from '../drafts/use-draft-keeper.ts';
import type {WriteStart} from './write-start.ts';

export type DraftWork = {
  draft: IncidentDraft;
  state: DraftState;
  tell(part: Partial<Telling>): void;
  note(note: string): void;
  keeper: DraftKeeper<IncidentDraft>;
};

/** What stands in the form, kept as it is typed. `onDraft` hears under which id, once there is something to go on with. */
export function useDraft(store: Store, start: WriteStart, onDraft: (id: Uuid) => void): DraftWork {
  const [draft, setDraft] = useState(start.draft);
  const [state, setState] = useState<DraftState>({kind: 'still'});
  // Two changes may come before the page is drawn: the second builds on the first.
  const latest = useRef(start.draft);
  const keeper = useDraftKeeper<IncidentDraft>(
    store,
    () => start.place,
    ({telling, note}) => note === '' && tellSame(telling, start.base),
    (next) => {
      setState(next);
      if (next.kind === 'kept') onDraft(keeper.place().id);
    },
  );
  const take = (next: IncidentDraft) => {
    latest.current = next;
    setDraft(next);
    keeper.take(next);
  };
  return {
    draft,
    state,
    keeper,
    tell: (part) => take({...latest.current, telling: {...latest.current.telling, ...part}}),
    note: (note) => take({...latest.current, note}),
  };
}
