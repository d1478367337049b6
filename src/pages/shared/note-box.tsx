import type {JSX} from 'preact';
import {useEffect, useId, useRef, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {deviceNow} from '../../store/circumstances.ts';
import {readDiaryNote, saveDiaryNote} from '../../store/diary-notes.ts';
import {readNote, saveNote} from '../../store/notes.ts';
import type {Store} from '../../store/open-store.ts';
import {say} from './words.ts';

const AFTER_TYPING_MS = 500;

/** `unread`: what stands there is not known, and must not be written over. */
type State = 'reading' | 'unread' | 'still' | 'writing' | 'kept' | 'failed';

/** On what the words are: something that was kept, or an entry or person of the diary. */
const LANES = {
  exhibit: {read: readNote, save: saveNote, label: 'common_noteLabel'},
  diary: {read: readDiaryNote, save: saveDiaryNote, label: 'diary_noteLabel'},
} as const;

type Props = {store: Store; id: Uuid; focus?: boolean; of?: keyof typeof LANES};

/** The keeper's own words on one thing. Kept while they write, so there is nothing to press and nothing to lose. */
export function NoteBox({store, id, focus = false, of = 'exhibit'}: Props): JSX.Element {
  const lane = LANES[of];
  const [text, setText] = useState('');
  const [state, setState] = useState<State>('reading');
  const field = useRef<HTMLTextAreaElement>(null);
  const waiting = useRef<Pending>(undefined);
  const hint = useId();
  const label = useId();

  useEffect(() => {
    let gone = false;
    setState('reading');
    lane.read(store, id).then(
      (note) => {
        if (gone) return;
        setText(note);
        setState('still');
        if (focus) field.current?.focus();
      },
      () => setState('unread'),
    );
    return () => {
      gone = true;
      waiting.current?.flush();
    };
  }, [store, id, focus, lane]);

  // A popup may close between two key strokes: what is waiting is written then.
  useEffect(() => {
    const flush = () => waiting.current?.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, []);

  const write = (words: string) => {
    setText(words);
    setState('writing');
    waiting.current?.cancel();
    waiting.current = soon(() =>
      lane.save(store, id, words, deviceNow().at).then(
        () => setState('kept'),
        () => setState('failed'),
      ),
    );
  };

  return (
    <div class="field">
      <label id={label} for={`${label}-field`}>
        {say(lane.label)}
      </label>
      <textarea
        id={`${label}-field`}
        ref={field}
        class="field__input"
        rows={3}
        dir="auto"
        value={text}
        readOnly={state === 'reading' || state === 'unread'}
        aria-describedby={hint}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <div id={hint} class="small quiet">
        {say('common_noteHint')}
      </div>
      <div class="small" role="status">
        {outcomeOf(state)}
      </div>
    </div>
  );
}

function outcomeOf(state: State): string {
  if (state === 'kept') return say('common_noteKept');
  if (state === 'unread') return say('error_storeUnavailable');
  return state === 'failed' ? say('error_saveFailed') : '';
}

type Pending = {flush(): void; cancel(): void};

/** Does `write` once: after a pause, or when told to. */
function soon(write: () => Promise<void>): Pending {
  let open = true;
  const run = () => {
    if (!open) return;
    cancel();
    void write();
  };
  const timer = setTimeout(run, AFTER_TYPING_MS);
  const cancel = () => {
    open = false;
    clearTimeout(timer);
  };
  return {flush: run, cancel};
}
