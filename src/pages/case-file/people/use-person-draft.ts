import {useEffect, useRef, useState} from 'preact/hooks';
import {wellFormed} from '../../../core/capture/well-formed.ts';
import type {PersonForm} from '../../../core/diary/change-subject.ts';
import {type PersonDraft, parsePersonDraft} from '../../../core/diary/person-draft.ts';
import type {Uuid} from '../../../core/ids.ts';
import {deviceNow, randomUuid} from '../../../store/circumstances.ts';
import {dropDraft, listDrafts, saveDraft} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';

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
  failed: boolean;
  change(part: Partial<PersonForm>): void;
  /** Keeps at once what waits; gives the draft's id once something was kept. */
  flush(): Promise<Uuid | undefined>;
  drop(): Promise<void>;
};

const AFTER_TYPING_MS = 500;

/** What stands in the form, kept as it is typed: a closed tab or a crash loses half a second of it. */
export function usePersonDraft(store: Store, about: Uuid, base: PersonForm, begun: BegunDraft | undefined): DraftWork {
  const [start] = useState<PersonDraft>(() => begun?.draft ?? {base, typed: base});
  const [form, setForm] = useState(start.typed);
  const [failed, setFailed] = useState(false);
  const latest = useRef(start.typed);
  const stored = useRef(begun?.stored);
  const waiting = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // One writing after another, so that an earlier text never lands on a later one.
  const writing = useRef<Promise<void>>(Promise.resolve());

  const flush = async (): Promise<Uuid | undefined> => {
    clearTimeout(timer.current);
    if (waiting.current) {
      waiting.current = false;
      const now = deviceNow();
      const content: PersonDraft = wellFormed({base: start.base, typed: latest.current}).value;
      const kept: StoredDraft = {
        ...(stored.current ?? {id: randomUuid(), kind: 'subject', about, startedAt: now}),
        ...{changedAt: now, content},
      };
      stored.current = kept;
      writing.current = writing.current
        .then(() => saveDraft(store, kept))
        .then(
          () => setFailed(false),
          (error: unknown) => {
            console.warn('the draft was not kept:', error);
            waiting.current = true;
            setFailed(true);
          },
        );
    }
    await writing.current;
    return stored.current?.id;
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
    form,
    base: start.base,
    failed,
    flush,
    change: (part) => {
      latest.current = {...latest.current, ...part};
      setForm(latest.current);
      waiting.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), AFTER_TYPING_MS);
    },
    drop: async () => {
      clearTimeout(timer.current);
      waiting.current = false;
      await writing.current;
      if (stored.current) await dropDraft(store, stored.current.id);
      stored.current = undefined;
    },
  };
}
