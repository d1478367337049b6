import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {FailureCode} from '../../../core/errors.ts';
import {type Lying, openAsItLies} from '../../../store/backup/as-it-lies.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {Button} from '../../shared/button.tsx';
import {TracesHint} from '../../shared/downloads/traces-hint.tsx';
import {nameForFile, useHandOver} from '../../shared/downloads/use-hand-over.ts';
import {Message} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {lockAge} from '../age-work.ts';
import {openTempFile} from '../temp-file.ts';
import './backup.css';
import {piecesOf} from './make-backup.ts';
import {chosenPassphrase, NOTHING_CHOSEN, PassphraseFields} from './passphrase-fields.tsx';

/** Where the database does not open: everything that is in it, as a file. */
export function AsItLies({code}: {code: FailureCode}): JSX.Element | null {
  const [lying, setLying] = useState<Lying | 'nothing' | 'refused'>();
  useEffect(() => {
    if (code !== 'storeUnavailable') return undefined;
    let opened: Lying | undefined;
    void openAsItLies().then((found) => {
      if (typeof found !== 'string') opened = found;
      setLying(found);
    });
    return () => opened?.close();
  }, [code]);
  if (!lying || code !== 'storeUnavailable') return null;
  if (lying === 'nothing') return <p>{say('backup_lieNothing')}</p>;
  if (lying === 'refused') return <Message kind="warn">{say('backup_lieNone')}</Message>;
  return <Way lying={lying} />;
}

type State = {kind: 'choosing' | 'failed'} | {kind: 'writing'; done: number} | {kind: 'written'};

function Way({lying}: {lying: Lying}): JSX.Element {
  const [locked, setLocked] = useState(true);
  const [choosing, setChoosing] = useState(NOTHING_CHOSEN);
  const [state, setState] = useState<State>({kind: 'choosing'});
  const {handed, handOver} = useHandOver();
  const passphrase = locked ? chosenPassphrase(choosing) : undefined;
  const make = async () => {
    setState({kind: 'writing', done: 0});
    try {
      const file = await written(lying, passphrase, (done) => setState({kind: 'writing', done}));
      handOver(file, await nameForFile(locked ? 'age' : 'tar'));
      setState({kind: 'written'});
    } catch (error) {
      console.warn('as it lies:', error);
      setState({kind: 'failed'});
    }
  };
  return (
    <section class="stack stack--wide">
      <h1>{say('backup_lieHeading')}</h1>
      <p>{say(lying.isNewer ? 'backup_lieNewer' : 'backup_lieWhat')}</p>
      <fieldset class="choices">
        <legend>{say('backup_way')}</legend>
        {[true, false].map((one) => (
          <label key={String(one)}>
            <input type="radio" name="lie-way" checked={locked === one} onChange={() => setLocked(one)} />
            <span>{say(one ? 'backup_lieLocked' : 'backup_lieOpen')}</span>
          </label>
        ))}
      </fieldset>
      {locked ? <PassphraseFields choosing={choosing} onChoosing={setChoosing} /> : null}
      {state.kind === 'writing' ? (
        <Progress label={say('backup_lieWriting', sayNumber(state.done))} done={state.done} total={lying.things} />
      ) : (
        <div>
          <Button kind="main" icon="save" resting={locked && passphrase === undefined} onPress={() => void make()}>
            {say('backup_lieMake')}
          </Button>
        </div>
      )}
      {state.kind === 'failed' ? <Message kind="warn">{say('backup_failed_failed')}</Message> : null}
      {state.kind === 'written' && lying.unreadable.length > 0 ? (
        <Message kind="warn">{sayCount('backup_lieUnreadable', lying.unreadable.length)}</Message>
      ) : null}
      <TracesHint handed={handed} />
    </section>
  );
}

/** All of it in a file of this page's own, which a later page clears away. */
async function written(lying: Lying, passphrase: string | undefined, onThing: (done: number) => void): Promise<Blob> {
  const file = await openTempFile(`${crypto.randomUUID()}.lies`);
  try {
    lying.unreadable.length = 0;
    const bytes = lying.bytes({readMe: say('backup_lieReadMe'), at: deviceNow().at}, onThing);
    if (passphrase === undefined) for await (const piece of bytes) await file.write(piece);
    else {
      const stream = await lockAge(bytes, {kind: 'passphrase', passphrase});
      for await (const piece of piecesOf(stream)) await file.write(piece);
    }
    return await file.finish();
  } catch (error) {
    await file.remove();
    throw error;
  }
}
