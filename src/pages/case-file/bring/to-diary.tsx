import type {JSX} from 'preact';
import {useRef, useState} from 'preact/hooks';
import type {FailureCode} from '../../../core/errors.ts';
import {messagesTold, type ToldFrom} from '../../../core/import/messages-told.ts';
import type {ImportedMessage} from '../../../core/import/reading.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {useHeldFocus} from './use-held-focus.ts';
import {takeOut, type Written, writeEntries} from './write-entries.ts';

type Props = {
  store: Store;
  /** The ticked ones, in the order of the file. */
  messages: readonly ImportedMessage[];
  from: Pick<ToldFrom, 'exhibitId' | 'fileName' | 'formats'>;
  onWritten(): void;
};

/** A diary of thousands of entries that say the same is read by nobody. */
const MOST_AT_ONCE = 500;

type State =
  | {kind: 'open'}
  | {kind: 'writing'; done: number; of: number}
  | {kind: 'written'; written: Written}
  | {kind: 'undone'}
  | {kind: 'failed'; code: FailureCode};

/** Puts ticked messages into the diary: an entry for each, or one for all, with sender and time as they are written. */
export function ToDiary({store, messages, from, onWritten}: Props): JSX.Element | null {
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  const [state, setState] = useState<State>({kind: 'open'});
  const [each, setEach] = useState(true);
  const [words, setWords] = useState('');
  const [zone, setZone] = useState('');
  const many = each ? messages.length : Math.min(1, messages.length);
  const asksZone = messages.some(({time}) => time !== null && time.exact === null && time.wall !== null);

  const write = async () => {
    const told = {...from, zone, ownZone, words: words.trim()};
    const tellings = each
      ? messages.map((message) => messagesTold([message], told, say))
      : [messagesTold(messages, told, say)];
    setState({kind: 'writing', done: 0, of: tellings.length});
    const written = await writeEntries(store, tellings, (done) =>
      setState({kind: 'writing', done, of: tellings.length}),
    );
    setState(
      written.ids.length > 0 ? {kind: 'written', written} : {kind: 'failed', code: written.failed ?? 'unexpected'},
    );
    if (!written.failed) onWritten();
  };
  const undo = async ({ids}: Written) => {
    const failed = await takeOut(store, ids);
    setState(failed ? {kind: 'failed', code: failed} : {kind: 'undone'});
  };

  const place = useRef<HTMLDivElement>(null);
  useHeldFocus(place, () => place.current);
  return (
    // Takes the focus when the form is gone, so that what came of it is read out.
    <div ref={place} tabIndex={-1} class="stack to-diary__place">
      {messages.length > 0 ? (
        <section class="stack to-diary">
          <h3>{say('bring_toDiary')}</h3>
          <fieldset class="choices">
            <legend class="only-read">{say('bring_toDiary')}</legend>
            <label>
              <input type="radio" name="bring-each" checked={each} onChange={() => setEach(true)} />
              <span>{say('bring_oneEach')}</span>
            </label>
            <label>
              <input type="radio" name="bring-each" checked={!each} onChange={() => setEach(false)} />
              <span>{say('bring_oneForAll')}</span>
            </label>
          </fieldset>
          {asksZone ? <ZoneField zone={zone} ownZone={ownZone} onChoose={setZone} /> : null}
          <TextField label={say('bring_yourWords')} value={words} lines={3} onInput={setWords} />
          {state.kind === 'writing' ? (
            <Progress label={say('bring_writing', state.done, state.of)} done={state.done} total={state.of} />
          ) : messages.length > MOST_AT_ONCE ? (
            <p class="small">{say('bring_tooMany', sayNumber(MOST_AT_ONCE))}</p>
          ) : (
            <div>
              <Button kind="main" icon="write" onPress={() => void write()}>
                {sayCount('bring_writeEntries', many)}
              </Button>
            </div>
          )}
        </section>
      ) : null}
      <Outcome state={state} onUndo={undo} />
    </div>
  );
}

function Outcome({state, onUndo}: {state: State; onUndo(written: Written): Promise<void>}): JSX.Element | null {
  switch (state.kind) {
    case 'open':
    case 'writing':
      return null;
    case 'written':
      return (
        <>
          <UndoMessage label={say('bring_undoWritten')} onUndo={() => void onUndo(state.written)}>
            {sayCount('bring_written', state.written.ids.length)}{' '}
            <a href={routeAddress({panel: 'diary', query: '', open: undefined})}>{say('bring_openDiary')}</a>
          </UndoMessage>
          {state.written.failed ? <FailureMessage code={state.written.failed} /> : null}
        </>
      );
    case 'undone':
      return <p role="status">{say('bring_undone')}</p>;
    case 'failed':
      return <FailureMessage code={state.code} />;
  }
}

type ZoneProps = {zone: string; ownZone: string; onChoose(zone: string): void};

/** Whose clock it was. The keeper's own is the first to choose. */
function ZoneField({zone, ownZone, onChoose}: ZoneProps): JSX.Element {
  const zones = [...new Set([ownZone, ...Intl.supportedValuesOf('timeZone')])].filter((one) => one !== '');
  return (
    <div class="stack">
      <ChoiceField
        label={say('bring_zone')}
        value={zone}
        options={[{value: '', label: say('bring_zoneUnknown')}, ...zones.map((one) => ({value: one, label: one}))]}
        onChoose={onChoose}
      />
      <p class="small quiet">{say('bring_zoneHint')}</p>
    </div>
  );
}
