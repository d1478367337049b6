import './receipt.css';
import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {WrittenReceipt} from '../../../core/pack/receipt.ts';
import {Button} from '../../shared/button.tsx';
import {TracesHint} from '../../shared/downloads/traces-hint.tsx';
import {nameForFile, useHandOver} from '../../shared/downloads/use-hand-over.ts';
import {say} from '../../shared/words.ts';
import {ReceiptSheet} from './receipt-sheet.tsx';

/** A receipt, and the ways to give it to somebody: on paper, as a file, in a message of the person's own. */
export function ReceiptCard({receipt}: {receipt: WrittenReceipt}): JSX.Element {
  const {handed, handOver} = useHandOver();
  const [printing, setPrinting] = useState(false);
  const print = () => {
    setPrinting(true);
    // Drawn first; the browser's question holds the page until it is answered.
    setTimeout(() => {
      window.print();
      setPrinting(false);
    });
  };
  const save = async () => {
    const file = new Blob([receipt.text], {type: 'text/plain;charset=utf-8'});
    handOver(file, await nameForFile('txt', 'note'));
  };
  return (
    <div class="receipt stack">
      <pre class="receipt__lines mono" dir="ltr">
        {receipt.lines.map(({label, value}) => `${label.padEnd(12)}${value}`).join('\n')}
      </pre>
      <div class="row-of-buttons">
        <Button icon="page" onPress={print}>
          {say('receipt_print')}
        </Button>
        <CopyButton text={receipt.text} label={say('receipt_copy')} />
        <Button icon="save" onPress={() => void save()}>
          {say('receipt_save')}
        </Button>
      </div>
      <TracesHint handed={handed} />
      <details>
        <summary>{say('receipt_mail')}</summary>
        <div class="stack">
          <p class="small quiet">{say('receipt_mailHow')}</p>
          <textarea
            class="field__input receipt__mail"
            rows={10}
            readOnly
            aria-label={say('receipt_mailLabel')}
            value={mailText(receipt)}
          />
          <div>
            <CopyButton text={mailText(receipt)} label={say('receipt_mailCopy')} />
          </div>
        </div>
      </details>
      {printing ? <ReceiptSheet receipt={receipt} /> : null}
    </div>
  );
}

function mailText({text}: WrittenReceipt): string {
  return `${say('receipt_mailText')}\n\n${text}`;
}

/** Copies a text, and says that it did. */
function CopyButton({text, label}: {text: string; label: string}): JSX.Element {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <>
      <Button icon={copied ? 'done' : 'copy'} onPress={() => void copy()}>
        {label}
      </Button>
      <span class="small quiet" role="status">
        {copied ? say('common_copied') : ''}
      </span>
    </>
  );
}
