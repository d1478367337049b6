import type {JSX} from 'preact';
import type {WrittenReceipt} from '../../../core/pack/receipt.ts';
import {groupsOf} from '../../shared/copy-text.tsx';
import {say} from '../../shared/words.ts';
import {QrCode} from './qr-code.tsx';

/** Only what a checker needs: a code of the whole text would be too fine for a cheap camera. */
export function shortText({lines}: WrittenReceipt): string {
  return lines.map(({label, value}) => `${label} ${value}`).join('\n');
}

/** The receipt as one sheet of paper. Seen in print alone, and then nothing else of the page is. */
export function ReceiptSheet({receipt}: {receipt: WrittenReceipt}): JSX.Element {
  return (
    <div class="receipt-sheet">
      <p class="receipt-sheet__title">{say('receipt_sheetTitle')}</p>
      <p>{say('receipt_sheetWhat')}</p>
      <dl class="receipt-sheet__lines" dir="ltr">
        {receipt.lines.map(({label, value}) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {isCode(value) ? (
                groupsOf(value, 4).map((group, index) => <span key={index}>{group}</span>)
              ) : (
                <span>{value}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <QrCode text={shortText(receipt)} label={say('receipt_qr')} />
      <p>{say('receipt_sheetHow')}</p>
      <dl class="receipt-sheet__pen">
        {(['givenTo', 'givenOn', 'signed'] as const).map((line) => (
          <div key={line}>
            <dt>{say(`receipt_${line}`)}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Codes are read out and typed in groups; a key stands in its own groups already. */
function isCode(value: string): boolean {
  return /^[0-9a-f]{64}$/.test(value);
}
