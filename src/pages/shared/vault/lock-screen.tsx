import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {type FailureCode, failure} from '../../../core/errors.ts';
import {failed, type Result} from '../../../core/result.ts';
import {sendToBackground} from '../../../messages/send.ts';
import {countInbox} from '../../../vault/inbox.ts';
import {type Given, type Opened, openFor, pauseBeforeTry, tryDoor} from '../../../vault/unlock.ts';
import {wipeEverything} from '../../../vault/wipe.ts';
import {Button} from '../button.tsx';
import {FailureMessage, Message} from '../message.tsx';
import {SecretField} from '../secret-field.tsx';
import {say, sayCount} from '../words.ts';

/** Asks for the passphrase. Nothing on it tells what is behind. */
export function LockScreen(): JSX.Element {
  const [byCode, setByCode] = useState(false);
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState<FailureCode>();
  const [works, setWorks] = useState(false);
  const wait = usePause(code);
  const waiting = useWaiting();
  const open = async () => {
    if (works || wait > 0 || typed === '') return;
    setWorks(true);
    const opened = await opening(byCode ? {code: typed} : {passphrase: typed});
    setWorks(false);
    if (opened.ok) return;
    setTyped('');
    setCode(opened.error.code);
  };
  const turn = () => {
    setByCode(!byCode);
    setTyped('');
    setCode(undefined);
  };
  return (
    <section class="lock stack">
      <h1>{say('vault_lockedHeading')}</h1>
      <SecretField
        key={String(byCode)}
        label={say(byCode ? 'vault_codeField' : 'vault_lockedField')}
        value={typed}
        onInput={setTyped}
        onEnter={() => void open()}
        shown={byCode}
        first
      />
      <div class="row-of-buttons">
        <Button kind="main" resting={works || wait > 0 || typed === ''} onPress={() => void open()}>
          {say('vault_open')}
        </Button>
        <Button kind="plain" onPress={turn}>
          {say(byCode ? 'vault_usePassphrase' : 'vault_useCode')}
        </Button>
      </div>
      <div role="status">
        {works ? <p class="quiet">{say('vault_working')}</p> : null}
        {!works && code ? <FailureMessage code={code} /> : null}
        {wait > 0 ? <p class="numbers">{sayCount('vault_lockedWait', wait)}</p> : null}
      </div>
      {waiting > 0 ? <Message kind="plain">{sayCount('vault_waiting', waiting)}</Message> : null}
    </section>
  );
}

async function opening(given: Given): Promise<Result<null>> {
  try {
    const opened = await tryDoor(given);
    return opened.ok ? await follow(opened.value) : opened;
  } catch (error) {
    console.warn('not opened:', error);
    return failed(failure('storeUnavailable', error));
  }
}

/** Does what the slot says that was opened. Every page of ours notices by itself. */
async function follow({content}: Opened): Promise<Result<null>> {
  if (content.kind === 'wipe') {
    await wipeEverything();
    location.reload();
  } else {
    await openFor(content);
    await sendToBackground('unlocked', {});
  }
  return {ok: true, value: null};
}

/** Whole seconds until the next try is allowed, counting down. */
function usePause(after: unknown): number {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    void pauseBeforeTry().then((left) => setUntil(Date.now() + left));
  }, [after]);
  const left = Math.ceil((until - now) / 1000);
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, left);
}

/** How many things wait to be put with the rest. */
function useWaiting(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    countInbox().then(setCount, (error: unknown) => console.warn('no inbox:', error));
  }, []);
  return count;
}
