import {useState} from 'preact/hooks';
import type {StoredDraft} from '../../../store/schema.ts';
import type {JustKept} from './keep-incident.ts';

/** What can still be taken back, for as long as the page is open. */
export type DiaryWork = {
  /** The entry that was just kept. */
  kept: JustKept | undefined;
  setKept(kept: JustKept | undefined): void;
  /** The draft that was thrown away last. */
  thrown: StoredDraft | undefined;
  setThrown(thrown: StoredDraft | undefined): void;
};

/** Kept above the panels, so that it lasts while the person looks at something else. */
export function useDiaryWork(): DiaryWork {
  const [kept, setKept] = useState<JustKept>();
  const [thrown, setThrown] = useState<StoredDraft>();
  return {kept, setKept, thrown, setThrown};
}
