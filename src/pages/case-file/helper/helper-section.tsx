import type {JSX} from 'preact';
import {useId, useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {keepHelperLabels, labelsToKeep, removeHelperLabels, replaceLabels} from '../../../store/helper-labels.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredHelperLabels} from '../../../store/schema.ts';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {circumstances, tellOthers, useChanges} from '../../shared/use-store.ts';
import {say, sayCount} from '../../shared/words.ts';
import {HelperLine} from './helper-line.tsx';
import {type Looked, type LookFault, lookAtLabels} from './look-at-labels.ts';
import {LookedAt} from './looked-at.tsx';
import {takeBack, takeOver} from './take-over.ts';
import {useHelperLabels} from './use-helper-labels.ts';

/** What was just done, and the way back. */
type Done = {text: string; undo(): Promise<unknown>};

/** Labels that helpers gave back: takes a file in, and says whose are here. */
export function HelperSection({store}: {store: Store}): JSX.Element {
  const id = useId();
  const {version, changed} = useChanges();
  const all = useHelperLabels(store, version) ?? [];
  const [looked, setLooked] = useState<Looked | LookFault>();
  const [done, setDone] = useState<Done>();
  const [failed, setFailed] = useState(false);

  const act = async (work: () => Promise<Done | undefined>) => {
    try {
      setFailed(false);
      setDone(await work());
      setLooked(undefined);
    } catch (error) {
      console.warn('labels of a helper', error);
      setFailed(true);
    }
    tellOthers();
    changed();
  };
  const look = async (file: File) => {
    setDone(undefined);
    try {
      const found = await lookAtLabels(store, file);
      setLooked(found.ok ? found.value : found.error);
    } catch (error) {
      console.warn('labels of a helper', error);
      setFailed(true);
    }
  };
  const take = ({file, matched, fileDigest}: Looked, instead: readonly Uuid[]) =>
    act(async () => {
      const {now} = await circumstances();
      const labels = labelsToKeep(file, matched, now(), fileDigest);
      const before = await keepHelperLabels(store, labels, instead);
      const undo = () => replaceLabels(store, labels.caseId, [labels.helperId], before);
      return {text: say('helper_taken', file.name), undo};
    });
  const remove = ({caseId, helperId, name}: StoredHelperLabels) =>
    act(async () => {
      const before = await removeHelperLabels(store, caseId, helperId);
      return {text: say('helper_removed', name), undo: () => replaceLabels(store, caseId, [], before)};
    });
  const makeMine = ({things}: StoredHelperLabels) =>
    act(async () => {
      const taken = await takeOver(store, things);
      return {text: sayCount('helper_madeMine', taken.length), undo: () => takeBack(store, taken)};
    });

  return (
    <section class="stack helper">
      <h2>{say('helper_heading')}</h2>
      <p class="small quiet">{say('helper_hint')}</p>
      {all.length > 0 ? (
        <ul class="stack helper__list">
          {all.map((labels) => (
            <HelperLine
              key={labels.helperId}
              labels={labels}
              onMakeMine={() => void makeMine(labels)}
              onRemove={() => void remove(labels)}
            />
          ))}
        </ul>
      ) : null}
      {done ? (
        <UndoMessage label={say('helper_undo')} onUndo={() => void act(async () => void (await done.undo()))}>
          {done.text}
        </UndoMessage>
      ) : null}
      {failed ? <FailureMessage code="saveFailed" /> : null}
      <div class="field">
        <label for={id}>{say('helper_choose')}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void look(file);
          }}
        />
      </div>
      {typeof looked === 'string' ? <Message kind="warn">{say(`helper_fault_${looked}`)}</Message> : null}
      {typeof looked === 'object' ? (
        <LookedAt
          looked={looked}
          onTake={(instead) => void take(looked, instead)}
          onLeave={() => setLooked(undefined)}
        />
      ) : null}
    </section>
  );
}
