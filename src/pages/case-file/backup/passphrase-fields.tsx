import type {JSX} from 'preact';
import {useId, useState} from 'preact/hooks';
import {strengthOf} from '../../../core/backup/passphrase-strength.ts';
import {Button} from '../../shared/button.tsx';
import {CopyText} from '../../shared/copy-text.tsx';
import {Message} from '../../shared/message.tsx';
import {SecretField} from '../../shared/secret-field.tsx';
import {say} from '../../shared/words.ts';

/** A passphrase as it is being chosen: typed twice, or made for the person. */
export type Choosing = {first: string; second: string; made: string};

export const NOTHING_CHOSEN: Choosing = {first: '', second: '', made: ''};

/** The passphrase, once both fields say the same. */
export function chosenPassphrase({first, second}: Choosing): string | undefined {
  return first.trim() !== '' && first === second ? first : undefined;
}

/** Changes are steps from what stands there, since a browser may fill both fields in one turn. */
type Props = {choosing: Choosing; onChoosing(change: (before: Choosing) => Choosing): void};

/** Two fields, a hint how hard it is to guess, and six words for whoever wants them. No rule is made of the hint. */
export function PassphraseFields({choosing, onChoosing}: Props): JSX.Element {
  const [shown, setShown] = useState(false);
  const id = useId();
  const {first, second, made} = choosing;
  const makeWords = async () => {
    const {makePassphrase} = await import('../../../lock/passphrase.ts');
    const words = makePassphrase();
    onChoosing(() => ({first: words, second: words, made: words}));
  };
  return (
    <div class="stack">
      <SecretField
        label={say('backup_passphrase')}
        value={first}
        shown={shown}
        hint={say(`backup_strength_${strengthOf(first)}`)}
        onInput={(value) => onChoosing((before) => ({...before, first: value, made: ''}))}
      />
      <SecretField
        label={say('backup_again')}
        value={second}
        shown={shown}
        hint={second !== '' && first !== second ? say('backup_differ') : ''}
        onInput={(value) => onChoosing((before) => ({...before, second: value, made: ''}))}
      />
      <div class="row-of-buttons">
        <label class="backup-show" for={id}>
          <input id={id} type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
          <span>{say('backup_show')}</span>
        </label>
        <Button small icon="again" onPress={() => void makeWords()}>
          {say('backup_sixWords')}
        </Button>
      </div>
      {made === '' ? null : (
        <Message kind="plain">
          <p>{say('backup_sixWordsNow')}</p>
          <div class="backup-words" lang="en">
            <CopyText text={made} label={say('backup_passphrase')} group={made.length} />
          </div>
        </Message>
      )}
    </div>
  );
}
