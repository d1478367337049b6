import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {Button} from '../../shared/button.tsx';
import {CopyText} from '../../shared/copy-text.tsx';
import {Icon} from '../../shared/icon.tsx';
import {Message} from '../../shared/message.tsx';
import {say, sayBytes} from '../../shared/words.ts';
import type {MadePack} from './make-pack.ts';

/** The pack is there: save it, save its receipt, and what to do next. */
export function PackReady({made, onDone}: {made: MadePack; onDone(): void}): JSX.Element {
  const {written} = made;
  const pack = useAddress(made.file);
  const [receiptFile] = useState(() => new Blob([written.receipt.text], {type: 'text/plain;charset=utf-8'}));
  const receipt = useAddress(receiptFile);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack stack--wide">
      <Message kind="good">
        <h2 ref={heading} tabIndex={-1}>
          {say('caseFile_packReady')}
        </h2>
        <p class="numbers">{say('caseFile_packIs', `${written.name}.zip`, sayBytes(written.zipBytes))}</p>
      </Message>
      <div class="row-of-buttons">
        {pack ? (
          <a class="button button--main" href={pack} download={`${written.name}.zip`}>
            <Icon name="box" />
            <span>{say('caseFile_packSave')}</span>
          </a>
        ) : null}
        {receipt ? (
          <a class="button" href={receipt} download={written.receipt.name}>
            <Icon name="note" />
            <span>{say('caseFile_receiptSave')}</span>
          </a>
        ) : null}
      </div>
      <p class="small quiet">{say('caseFile_receiptWhy')}</p>
      <section class="stack">
        <h2>{say('caseFile_packNext')}</h2>
        <ol class="next-steps">
          <li>{say('caseFile_packNext1')}</li>
          <li>{say('caseFile_packNext2')}</li>
          <li>{say('caseFile_packNext3')}</li>
        </ol>
        <p class="small quiet">{say('caseFile_packTraces')}</p>
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

/** An address of ours for a file, for as long as it is offered. */
function useAddress(file: Blob): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
