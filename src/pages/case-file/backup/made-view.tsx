import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {TracesHint} from '../../shared/downloads/traces-hint.tsx';
import {nameForFile, useHandOver} from '../../shared/downloads/use-hand-over.ts';
import {Message} from '../../shared/message.tsx';
import {say, sayBytes} from '../../shared/words.ts';
import {backupHandedOver, endBackup} from './backup-work.ts';
import type {MadeBackup} from './make-backup.ts';

/** The copy is there: save it, and what to do with it. */
export function MadeView({store, made}: {store: Store; made: MadeBackup}): JSX.Element {
  const {handed, handOver} = useHandOver();
  const [name, setName] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void nameForFile('age').then(setName), []);
  useEffect(() => heading.current?.focus(), []);
  const save = () => {
    handOver(made.file, name);
    void backupHandedOver(store, made);
  };
  return (
    <div class="stack stack--wide">
      <Message kind="good">
        <h3 ref={heading} tabIndex={-1}>
          {say('backup_ready')}
        </h3>
        <p class="numbers">{say('backup_is', name, sayBytes(made.file.size))}</p>
      </Message>
      <div class="row-of-buttons">
        <Button kind="main" icon="save" resting={name === ''} onPress={save}>
          {say('backup_save')}
        </Button>
        <Button onPress={endBackup}>{say('backup_done')}</Button>
      </div>
      <TracesHint handed={handed} />
      <ol class="next-steps">
        <li>{say('backup_next1')}</li>
        <li>{say('backup_next2')}</li>
        <li>{say('backup_next3')}</li>
      </ol>
    </div>
  );
}
