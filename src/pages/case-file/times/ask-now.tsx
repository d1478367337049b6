import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {FailureCode} from '../../../core/errors.ts';
import {readCurrent} from '../../../store/cases.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {lastTime} from '../../../store/timed-checkpoints.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {circumstances, useChanges} from '../../shared/use-store.ts';
import {stayOpenWhile} from '../../shared/vault/stay-open.ts';
import {say, sayCount} from '../../shared/words.ts';
import type {TimeTold} from './ask-times.ts';
import {timeNow} from './time-now.ts';
import {ToldTimes} from './told-times.tsx';

type Last = Awaited<ReturnType<typeof lastTime>>;
type Turn =
  | {kind: 'waiting'}
  | {kind: 'asking'}
  | {kind: 'told'; told: TimeTold[]}
  | {kind: 'failed'; code: FailureCode};

/** Gets a time for everything that was kept so far, and says of when the last one is. */
export function AskNow({store}: {store: Store}): JSX.Element {
  const [last, setLast] = useState<Last>();
  const [turn, setTurn] = useState<Turn>({kind: 'waiting'});
  const {version} = useChanges();
  useEffect(() => {
    readLast(store).then(setLast, (error: unknown) => console.warn('times', error));
  }, [store, version, turn]);
  const ask = async () => {
    setTurn({kind: 'asking'});
    try {
      setTurn({kind: 'told', told: await stayOpenWhile(async () => timeNow(store, await circumstances()))});
    } catch (error) {
      console.warn('times', error);
      setTurn({kind: 'failed', code: (await storeFailure(error, 0)).code});
    }
  };
  return (
    <>
      <p>{last ? sayLast(last) : say('times_noneYet')}</p>
      <div>
        <Button icon="clock" resting={turn.kind === 'asking'} onPress={() => void ask()}>
          {say('times_askNow')}
        </Button>
      </div>
      <div role="status">{turn.kind === 'asking' ? say('times_asking') : null}</div>
      {turn.kind === 'told' ? <ToldTimes told={turn.told} otherwise={say('times_noneCame')} /> : null}
      {turn.kind === 'failed' ? <FailureMessage code={turn.code} /> : null}
    </>
  );
}

function sayLast({at, host, entries}: NonNullable<Last>): string {
  return say('times_last', dateAndTime(at, deviceOffset(at)), host, sayCount('times_entries', entries));
}

async function readLast(store: Store): Promise<Last> {
  const current = await readCurrent(store);
  return current && lastTime(store, current.caseId);
}
