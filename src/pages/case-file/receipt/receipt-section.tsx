import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {FailureCode} from '../../../core/errors.ts';
import {logReceipt, type WrittenReceipt} from '../../../core/pack/receipt.ts';
import {checkpointNow} from '../../../store/checkpoints.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {circumstances} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {KeyChanged} from './key-changed.tsx';
import {ReceiptCard} from './receipt-card.tsx';

/** A receipt for everything up to now, at any time and without a pack. */
export function ReceiptSection({store}: {store: Store}): JSX.Element {
  const [made, setMade] = useState<WrittenReceipt>();
  const [code, setCode] = useState<FailureCode>();
  const make = async () => {
    try {
      setMade(await receiptNow(store));
      setCode(undefined);
    } catch (error) {
      console.warn('receipt', error);
      setCode((await storeFailure(error, 0)).code);
    }
  };
  return (
    <section class="stack">
      <h2>{say('receipt_heading')}</h2>
      <KeyChanged store={store} />
      <p>{say('receipt_why')}</p>
      <div>
        <Button icon="note" onPress={() => void make()}>
          {say(made ? 'receipt_makeAgain' : 'receipt_make')}
        </Button>
      </div>
      {code ? <FailureMessage code={code} /> : null}
      {made ? (
        <>
          <Message kind="good">{say('receipt_made')}</Message>
          <ReceiptCard receipt={made} />
        </>
      ) : null}
    </section>
  );
}

/** Signs and keeps the head of the log as it stands, and says what of it is to be given away. */
async function receiptNow(store: Store): Promise<WrittenReceipt> {
  const {record} = await checkpointNow(store, await circumstances());
  return logReceipt({...record, madeAt: deviceNow()}, say);
}
