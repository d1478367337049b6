import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {say, sayBytes} from '../../shared/words.ts';
import {HelperSection} from '../helper/helper-section.tsx';
import {BrokenOff} from './broken-off.tsx';
import type {Brought} from './choice-state.ts';
import type {PackStage} from './make-pack.ts';
import {PackChoosing} from './pack-choosing.tsx';
import {PackOfCase} from './pack-of-case.tsx';
import {PackReady} from './pack-ready.tsx';
import type {PackWork} from './use-pack.ts';

type Props = {store: Store; brought: Brought; work: PackWork};

/** Chooses, makes, checks and hands out a pack. Nothing half is ever kept or offered. */
export function PackPanel(props: Props): JSX.Element {
  return (
    <div class="panel">
      <div class="stack">
        <h1>{say('common_makePack')}</h1>
        <p>{say('caseFile_packIntro')}</p>
      </div>
      <BrokenOff store={props.store} />
      <PackOfCase store={props.store} work={props.work} />
      <Stage {...props} />
      <HelperSection store={props.store} />
    </div>
  );
}

function Stage({store, brought, work}: Props): JSX.Element | null {
  const {state} = work;
  switch (state.kind) {
    case 'choosing':
      return <PackChoosing store={store} brought={brought} work={work} />;
    case 'making':
      return <Making stage={state.stage} onStop={work.stop} />;
    case 'ready':
      return <PackReady made={state.made} onHandedOver={work.handedOver} onDone={work.done} />;
    case 'away':
      return (
        <div class="stack">
          <Message kind="plain">{say('caseFile_packPutAway')}</Message>
          <div>
            <Button onPress={work.again}>{say('caseFile_packAnother')}</Button>
          </div>
        </div>
      );
    case 'failed':
      return (
        <div class="stack">
          <FailureMessage code={state.code} />
          <div>
            <Button onPress={work.again}>{say('caseFile_packTryAgain')}</Button>
          </div>
        </div>
      );
  }
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
    case 'asking':
      return {label: say('times_asking'), done: 0, total: 1};
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
    case 'locking':
    case 'readingBack':
      return {label: say(`lock_${stage.kind}`), done: stage.doneBytes, total: stage.totalBytes};
  }
}
