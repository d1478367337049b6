import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {IncidentDraft} from '../../../core/diary/draft.ts';
import {emptyTelling} from '../../../core/diary/incident.ts';
import {deviceNow, randomUuid} from '../../../store/circumstances.ts';
import {saveDraft} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {goTo} from '../route.ts';

type Props = {store: Store; address: string; onAddress(address: string): void};

/** Begins a diary entry that has the address and the time in words, and no picture. */
export function NoteAddress({store, address, onAddress}: Props): JSX.Element {
  const [failed, setFailed] = useState(false);
  const write = async () => {
    try {
      const id = randomUuid();
      const now = deviceNow();
      const place = {id, kind: 'incident' as const, about: null, startedAt: now, changedAt: now};
      await saveDraft(store, {...place, content: draftOf(address.trim(), now)});
      goTo({panel: 'write', about: undefined, draft: id, with: []});
    } catch (error) {
      console.warn('the entry was not begun:', error);
      setFailed(true);
    }
  };
  return (
    <div class="stack">
      <TextField
        label={say('care_stop_address')}
        hint={say('care_stop_addressHint')}
        value={address}
        onInput={onAddress}
      />
      <div>
        <Button icon="write" onPress={() => void write()}>
          {say('care_stop_write')}
        </Button>
      </div>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </div>
  );
}

/** What was seen is told as noticed now; when it was put there is for the person to say. */
function draftOf(address: string, {at, offsetMinutes, zone}: ReturnType<typeof deviceNow>): IncidentDraft {
  const wall = new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(0, 16);
  const words = address === '' ? say('care_stop_writeWordsNoAddress') : say('care_stop_writeWords', address);
  const telling = {
    ...emptyTelling(zone),
    words,
    noticed: {start: wall, end: null, precision: 'exact' as const, zone},
    where: {kind: 'online' as const, text: address},
  };
  return {telling, note: '', from: null};
}
