import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {LockedKind} from '../../../core/verify/locked-kind.ts';
import type {PickedBag} from '../../../picked/picked-bags.ts';
import {Button} from '../../shared/button.tsx';
import {CodeField} from '../../shared/code-field.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';
import {type OpenedBag, type OpenFault, openAllLocked} from './open-locked.ts';

type Props = {bags: readonly PickedBag[]; kind: LockedKind; onOpened(opened: readonly OpenedBag[]): void};

/** A pack, or parts of one, locked for a reader: asks once for what opens them, and hands what comes out on. */
export function LockedPack({bags, kind, onOpened}: Props): JSX.Element {
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'asking' | 'opening' | 'failed' | OpenFault>('asking');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), [bags]);
  const open = async () => {
    setState('opening');
    try {
      const opened = await openAllLocked(bags, kind, typed);
      if (opened.ok) onOpened(opened.value);
      else setState(opened.error);
    } catch (error) {
      console.warn('open', error);
      setState('failed');
    }
  };
  const fault = state === 'asking' || state === 'opening' || state === 'failed' ? undefined : state;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '' && state !== 'opening') void open();
      }}
    >
      <h2>{say('lock_openHeading')}</h2>
      <p>{say(kind === 'zip' ? 'lock_openZip' : 'lock_openAge')}</p>
      <CodeField
        words
        fieldRef={field}
        label={say(kind === 'zip' ? 'lock_openWords' : 'lock_openKey')}
        value={typed}
        fault={fault && faultText(fault)}
        onInput={(text) => {
          setTyped(text);
          if (state !== 'opening') setState('asking');
        }}
      />
      <div>
        <Button kind="main" resting={typed.trim() === '' || state === 'opening'} onPress={() => void open()}>
          {say('lock_openButton')}
        </Button>
      </div>
      {state === 'opening' ? <Message kind="plain">{say('lock_opening')}</Message> : null}
      {state === 'failed' ? <FailureMessage code="unexpected" /> : null}
    </form>
  );
}

function faultText(fault: OpenFault): string {
  return fault === 'noKey' || fault === 'mistyped' ? say(`lock_openKeyFault_${fault}`) : say(`lock_fault_${fault}`);
}
