import type {JSX} from 'preact';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {Icon} from '../../shared/icon.tsx';
import {NoteBox} from '../../shared/note-box.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';

type Props = {store: Store; about: Uuid | null; note: string; onNote(note: string): void};

/**
 * The other lane: words for the keeper alone, apart from the entry, with what that means. Of an entry that is kept
 * already they are kept at once; of a new one with its draft.
 */
export function NoteLane({store, about, note, onNote}: Props): JSX.Element {
  return (
    <section class="note-lane stack" aria-labelledby="diary-note">
      <h2 id="diary-note">
        <Icon name="note" /> {say('diary_noteTitle')}
      </h2>
      <NoteMeaning />
      {about === null || note !== '' ? (
        <TextField lines={3} label={say('diary_noteLabel')} value={note} onInput={onNote} />
      ) : null}
      {about === null ? null : <NoteBox store={store} id={about} of="diary" />}
    </section>
  );
}

/** What private notes are, and what nobody can promise of them. */
export function NoteMeaning(): JSX.Element {
  return (
    <div class="small quiet stack stack--close">
      <p>{say('diary_noteWhat')}</p>
      <p>{say('diary_noteHonest')}</p>
    </div>
  );
}
