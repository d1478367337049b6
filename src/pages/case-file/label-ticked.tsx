import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {tidyTag} from '../../core/diary/tags.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {FailureMessage} from '../shared/message.tsx';
import {TextField} from '../shared/text-field.tsx';
import {UndoMessage} from '../shared/undo-message.tsx';
import {tellOthers} from '../shared/use-store.ts';
import {say, sayCount} from '../shared/words.ts';
import {putLabel, takeLabel} from './label-things.ts';
import type {Thing} from './things.ts';

type Props = {store: Store; chosen: readonly Thing[]; known: readonly string[]; onChanged(): void};

/** Puts one label on everything that is ticked. On a diary entry it is a part of the entry, and so a new version of it. */
export function LabelTicked({store, chosen, known, onChanged}: Props): JSX.Element {
  const [typed, setTyped] = useState<string>();
  const [put, setPut] = useState<{tag: string; things: readonly Thing[]}>();
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const open = typed !== undefined;
  useEffect(() => {
    if (open) box.current?.querySelector('input')?.focus();
  }, [open]);
  const act = async (work: () => Promise<void>) => {
    try {
      setFailed(false);
      await work();
    } catch (error) {
      console.warn('the label was not put on all of them:', error);
      setFailed(true);
    }
    tellOthers();
    onChanged();
  };
  const label = (tag: string) =>
    act(async () => {
      // Those that have it already keep it when this is taken back.
      const things = chosen.filter(({tags}) => !tags.includes(tag));
      setPut({tag, things});
      setTyped(undefined);
      await putLabel(store, things, tag);
    });
  const back = ({tag, things}: NonNullable<typeof put>) =>
    act(async () => {
      setPut(undefined);
      await takeLabel(store, things, tag);
    });
  return (
    <div ref={box} class="stack stack--close">
      {put ? (
        <UndoMessage label={say('people_takeBack')} onUndo={() => void back(put)}>
          {sayCount('caseFile_labelled', put.things.length)}
        </UndoMessage>
      ) : null}
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {chosen.length === 0 ? null : typed === undefined ? (
        <div>
          <Button small kind="plain" icon="add" onPress={() => setTyped('')}>
            {sayCount('caseFile_labelTicked', chosen.length)}
          </Button>
        </div>
      ) : (
        <form
          class="stack stack--close"
          onSubmit={(event) => {
            event.preventDefault();
            if (tidyTag(typed) !== '') void label(tidyTag(typed));
          }}
        >
          <TextField label={say('caseFile_tagLabel')} suggestions={known} value={typed} onInput={setTyped} />
          <div class="row-of-buttons">
            <Button small resting={tidyTag(typed) === ''} onPress={() => void label(tidyTag(typed))}>
              {say('caseFile_tagAdd')}
            </Button>
            <Button small onPress={() => setTyped(undefined)}>
              {say('people_putNot')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
