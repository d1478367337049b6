import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {forgetUnfinished, isRestoreUnfinished} from '../../../store/backup/restore.ts';
import type {Store} from '../../../store/open-store.ts';
import {UnsavedLine} from '../../shared/backup/unsaved-line.tsx';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {useChanges} from '../../shared/use-store.ts';
import {say, sayBytes} from '../../shared/words.ts';
import './backup.css';
import {type BackupState, endBackup, stopBackup, useBackupState} from './backup-work.ts';
import {BringForm} from './bring-form.tsx';
import {KeptApart} from './kept-apart.tsx';
import {LookedView, TakenInView} from './looked-view.tsx';
import {MadeView} from './made-view.tsx';
import {MakeForm} from './make-form.tsx';

/** The second copy: how much is in none, making one, bringing one back, and what came with one and belongs to no log here. */
export function BackupSection({store}: {store: Store}): JSX.Element {
  const {version} = useChanges();
  const state = useBackupState();
  const [form, setForm] = useState<'make' | 'bring'>();
  const close = () => setForm(undefined);
  // A form that did its work is not there again when that is put away.
  useEffect(() => {
    if (state.kind === 'made' || state.kind === 'takenIn') close();
  }, [state.kind]);
  return (
    <>
      <section class="stack" id="second-copy">
        <h2>{say('backup_heading')}</h2>
        <p>{say('backup_why')}</p>
        <UnsavedLine store={store} version={version} />
        {state.kind === 'idle' ? (
          <>
            <Unfinished store={store} version={version} />
            {form === 'make' ? <MakeForm store={store} onClose={close} /> : null}
            {form === 'bring' ? <BringForm store={store} onClose={close} /> : null}
            {form ? null : (
              <div class="row-of-buttons">
                <Button icon="copy" onPress={() => setForm('make')}>
                  {say('backup_make')}
                </Button>
                <Button icon="bring" onPress={() => setForm('bring')}>
                  {say('backup_bring')}
                </Button>
              </div>
            )}
          </>
        ) : (
          <Work store={store} state={state} />
        )}
      </section>
      <KeptApart store={store} version={version} />
    </>
  );
}

function Work({store, state}: {store: Store; state: BackupState}): JSX.Element | null {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'making':
      return <UnderWay words={`backup_${state.stage.kind}`} done={state.stage.done} total={state.stage.total} />;
    case 'looking':
    case 'takingIn':
      return <UnderWay words={`backup_${state.kind}`} done={state.done} total={state.total} />;
    case 'made':
      return <MadeView store={store} made={state.made} />;
    case 'notMade':
      return <Failed words={[say(`backup_failed_${state.why}`)]} />;
    case 'looked':
      return <LookedView store={store} looked={state} />;
    case 'takenIn':
      return <TakenInView tally={state.tally} />;
    case 'notTakenIn': {
      const {trouble, began} = state;
      return (
        <Failed words={[say(`backup_trouble_${trouble}`), say(began ? 'backup_began' : 'backup_nothingChanged')]} />
      );
    }
  }
}

type Words = 'backup_writing' | 'backup_checking' | 'backup_looking' | 'backup_takingIn';

function UnderWay({words, done, total}: {words: Words; done: number; total: number}): JSX.Element {
  return (
    <div class="stack">
      <Progress label={say(words, sayBytes(done), sayBytes(total))} done={done} total={total} />
      <div>
        <Button onPress={stopBackup}>{say('backup_stop')}</Button>
      </div>
    </div>
  );
}

function Failed({words}: {words: readonly string[]}): JSX.Element {
  return (
    <div class="stack">
      <Message kind="warn">
        {words.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </Message>
      <div>
        <Button onPress={endBackup}>{say('backup_tryAgain')}</Button>
      </div>
    </div>
  );
}

/** A copy that did not come in to its end, because the page was closed over it. */
function Unfinished({store, version}: {store: Store; version: number}): JSX.Element | null {
  const [unfinished, setUnfinished] = useState(false);
  useEffect(() => void isRestoreUnfinished(store).then(setUnfinished, () => undefined), [store, version]);
  if (!unfinished) return null;
  const forget = async () => {
    await forgetUnfinished(store);
    setUnfinished(false);
  };
  return (
    <Message kind="warn">
      <p>{say('backup_unfinished')}</p>
      <Button small onPress={() => void forget()}>
        {say('backup_unfinishedForget')}
      </Button>
    </Message>
  );
}
