import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {fileWord} from '../../../core/discretion.ts';
import {Button} from '../../shared/button.tsx';
import {CopyText} from '../../shared/copy-text.tsx';
import {TracesHint} from '../../shared/downloads/traces-hint.tsx';
import {nameForFile, useHandOver} from '../../shared/downloads/use-hand-over.ts';
import {Message} from '../../shared/message.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say, sayBytes, sayCount} from '../../shared/words.ts';
import {ReceiptCard} from '../receipt/receipt-card.tsx';
import {ToldTimes} from '../times/told-times.tsx';
import {LockedReady} from './locked-ready.tsx';
import type {MadePack} from './made-pack.ts';
import {PartList} from './part-list.tsx';

type Props = {made: MadePack; onHandedOver(): void; onDone(): void};

/** The pack is there: save it, save its receipt, and what to do next. Shown once it is known what files are called. */
export function PackReady(props: Props): JSX.Element {
  const [name, setName] = useState<string>();
  useEffect(() => void nameForFile('zip').then((neutral) => setName(neutral.replace(/\.zip$/, ''))), []);
  return name === undefined ? <div aria-busy="true" /> : <Ready {...props} name={name} onName={setName} />;
}

function Ready({
  made,
  onHandedOver,
  onDone,
  name,
  onName,
}: Props & {name: string; onName(name: string): void}): JSX.Element {
  const {written, locked} = made;
  const ending = locked?.kind === 'key' ? 'zip.age' : 'zip';
  const {handed, handOver} = useHandOver();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const receipt = () => new Blob([written.receipt.text], {type: 'text/plain;charset=utf-8'});
  const fileName = (part?: number) =>
    part === undefined
      ? `${fileWord(name)}.${ending}`
      : `${fileWord(name)}-part-${part}-of-${made.parts.length}.${ending}`;
  const save = (file: Blob, as: string) => {
    onHandedOver();
    handOver(file, as);
  };
  const several = made.parts.length > 1;
  return (
    <div class="stack stack--wide">
      <Message kind="good">
        <h2 ref={heading} tabIndex={-1}>
          {say('caseFile_packReady')}
        </h2>
        {several ? (
          <p>{sayCount('caseFile_packParts', made.parts.length)}</p>
        ) : (
          <p class="numbers">{say('caseFile_packIs', fileName(), sayBytes(made.file.size))}</p>
        )}
      </Message>
      <ToldTimes told={made.times ?? []} otherwise={say('times_packWithout')} />
      <TextField
        class="short-field"
        label={say('discretion_fileNameField')}
        hint={say('discretion_fileNameHint')}
        value={name}
        onInput={onName}
      />
      {several ? (
        <PartList parts={made.parts} nameOf={fileName} onSave={({file, number}) => save(file, fileName(number))} />
      ) : null}
      <div class="row-of-buttons">
        {several ? null : (
          <Button kind="main" icon="box" onPress={() => save(made.file, fileName())}>
            {say('caseFile_packSave')}
          </Button>
        )}
        <Button icon="note" onPress={() => handOver(receipt(), `${fileWord(name)}-note.txt`)}>
          {say('caseFile_receiptSave')}
        </Button>
      </div>
      <TracesHint handed={handed} />
      {locked ? <LockedReady locked={locked} /> : null}
      <details>
        <summary>{say('receipt_more')}</summary>
        <div class="stack">
          <p class="small quiet">{say('caseFile_receiptWhy')}</p>
          <ReceiptCard receipt={written.receipt} />
        </div>
      </details>
      <section class="stack">
        <h2>{say('caseFile_packNext')}</h2>
        <ol class="next-steps">
          <li>{say('caseFile_packNext1')}</li>
          <li>{say('caseFile_packNext2')}</li>
          <li>{say('caseFile_packNext3')}</li>
        </ol>
      </section>
      <section class="stack">
        <h3>{say('caseFile_sealCode')}</h3>
        <CopyText text={written.sealCode} label={say('caseFile_sealCode')} />
      </section>
      <div>
        <Button onPress={onDone}>{say('caseFile_packDone')}</Button>
      </div>
    </div>
  );
}
