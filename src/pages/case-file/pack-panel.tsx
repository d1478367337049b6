import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {FailureCode} from '../../core/errors.ts';
import type {Uuid} from '../../core/ids.ts';
import {countExhibits} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {FailureMessage, Message} from '../shared/message.tsx';
import {Progress} from '../shared/progress.tsx';
import {circumstances} from '../shared/use-store.ts';
import {say, sayBytes} from '../shared/words.ts';
import {type MadePack, makePack, type PackStage} from './make-pack.ts';
import {PackChoice} from './pack-choice.tsx';
import {PackReady} from './pack-ready.tsx';
import {clearOldTempFiles} from './temp-file.ts';

type State =
  | {kind: 'choosing'}
  | {kind: 'making'; stage: PackStage; stop: AbortController}
  | {kind: 'ready'; made: MadePack}
  | {kind: 'away'}
  | {kind: 'failed'; code: FailureCode};

/** Chooses, makes, checks and hands out a pack. Nothing half is ever kept or offered. */
export function PackPanel({store, ids}: {store: Store; ids: Uuid[] | undefined}): JSX.Element {
  const [state, setState] = useState<State>({kind: 'choosing'});
  const count = useCount(store);
  const current = useRef<State>(state);
  current.current = state;

  useEffect(() => {
    void clearOldTempFiles();
    // Going elsewhere stops what runs, and puts away what is ready.
    return () => {
      if (current.current.kind === 'making') current.current.stop.abort();
      if (current.current.kind === 'ready') void current.current.made.remove();
    };
  }, []);

  const make = async (chosen: Uuid[] | undefined, initials: string) => {
    const stop = new AbortController();
    setState({kind: 'making', stage: {kind: 'gathering'}, stop});
    const made = await makePack(
      store,
      {ids: chosen, initials},
      {
        circumstances: await circumstances(),
        signal: stop.signal,
        onStage: (stage) => setState({kind: 'making', stage, stop}),
      },
    );
    setState(made.ok ? {kind: 'ready', made: made.value} : {kind: 'failed', code: made.error.code});
  };

  return (
    <div class="panel">
      <div class="stack">
        <h1>{say('common_makePack')}</h1>
        <p>{say('caseFile_packIntro')}</p>
      </div>
      {state.kind === 'choosing' && count !== undefined ? (
        <PackChoice count={count} ids={ids} onMake={(chosen, initials) => void make(chosen, initials)} />
      ) : null}
      {state.kind === 'making' ? <Making stage={state.stage} onStop={() => state.stop.abort()} /> : null}
      {state.kind === 'ready' ? (
        <PackReady
          made={state.made}
          onDone={() => {
            void state.made.remove();
            setState({kind: 'away'});
          }}
        />
      ) : null}
      {state.kind === 'away' ? (
        <div class="stack">
          <Message kind="plain">{say('caseFile_packPutAway')}</Message>
          <div>
            <Button onPress={() => setState({kind: 'choosing'})}>{say('caseFile_packAnother')}</Button>
          </div>
        </div>
      ) : null}
      {state.kind === 'failed' ? (
        <div class="stack">
          <FailureMessage code={state.code} />
          <div>
            <Button onPress={() => setState({kind: 'choosing'})}>{say('caseFile_packTryAgain')}</Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function Making({stage, onStop}: {stage: PackStage; onStop(): void}): JSX.Element {
  return (
    <div class="stack">
      <Progress {...progressOf(stage)} />
      <div>
        <Button onPress={onStop}>{say('caseFile_packStop')}</Button>
      </div>
    </div>
  );
}

function progressOf(stage: PackStage): {label: string; done: number; total: number} {
  switch (stage.kind) {
    case 'gathering':
      return {label: say('caseFile_packGathering'), done: 0, total: 1};
    case 'writing':
      return {
        label: say('caseFile_packWriting', sayBytes(stage.doneBytes), sayBytes(stage.totalBytes)),
        done: stage.doneFiles,
        total: stage.totalFiles,
      };
    case 'checking':
      return {label: say('caseFile_packChecking'), done: stage.doneBytes, total: stage.totalBytes};
  }
}

function useCount(store: Store): number | undefined {
  const [count, setCount] = useState<number>();
  useEffect(() => void countExhibits(store).then(setCount), [store]);
  return count;
}
