import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {type KeyReplaced, keyReplaced, keyReplacedWasRead} from '../../../store/replace-key.ts';
import {Button} from '../../shared/button.tsx';
import {CopyText} from '../../shared/copy-text.tsx';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {Message} from '../../shared/message.tsx';
import {useChanges} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';

const FINGERPRINT_DIGITS = 20;

/** Says that the key was gone and another signs now, until the person has read it. */
export function KeyChanged({store}: {store: Store}): JSX.Element | null {
  const [replaced, setReplaced] = useState<KeyReplaced>();
  const {version} = useChanges();
  useEffect(() => {
    keyReplaced(store).then(setReplaced, (error: unknown) => console.warn('key', error));
  }, [store, version]);
  if (!replaced) return null;
  const read = () => {
    setReplaced(undefined);
    void keyReplacedWasRead(store);
  };
  return (
    <Message kind="warn">
      <p>{say('receipt_keyChanged', dateAndTime(replaced.at, deviceOffset(replaced.at)))}</p>
      <p>{say('receipt_keyChangedWhat')}</p>
      <p>
        <CopyText text={replaced.keyId.slice(0, FINGERPRINT_DIGITS)} label={say('receipt_keyNow')} group={5} />
      </p>
      <Button small onPress={read}>
        {say('common_goneUnderstood')}
      </Button>
    </Message>
  );
}
