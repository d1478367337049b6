import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {tidyTag} from '../../core/diary/tags.ts';
import type {Uuid} from '../../core/ids.ts';
import {addTag, allTags, removeTag} from '../../store/exhibit-tags.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {Icon} from '../shared/icon.tsx';
import {FailureMessage} from '../shared/message.tsx';
import {PageText} from '../shared/page-text.tsx';
import {TextField} from '../shared/text-field.tsx';
import {UndoMessage} from '../shared/undo-message.tsx';
import {tellOthers, useChanges} from '../shared/use-store.ts';
import {say} from '../shared/words.ts';

/** Words that the keeper sorts one exhibit by. */
export function ExhibitTags({store, id}: {store: Store; id: Uuid}): JSX.Element {
  const {version, changed} = useChanges();
  const [all, setAll] = useState<ReadonlyMap<Uuid, readonly string[]>>(new Map());
  const [typed, setTyped] = useState('');
  const [taken, setTaken] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => void allTags(store).then(setAll, () => setFailed(true)), [store, version]);
  const own = all.get(id) ?? [];
  const known = [...new Set([...all.values()].flat())].filter((tag) => !own.includes(tag)).sort();
  const act = (work: Promise<void>) =>
    work.then(
      () => {
        setFailed(false);
        tellOthers();
        changed();
      },
      () => setFailed(true),
    );
  const add = (tag: string) => {
    if (tidyTag(tag) === '') return;
    setTyped('');
    setTaken(undefined);
    void act(addTag(store, [id], tag));
  };
  return (
    <section class="stack">
      <h3>{say('caseFile_tags')}</h3>
      {own.length > 0 ? (
        <ul class="chips">
          {own.map((tag) => (
            <li key={tag} class="chip small">
              <PageText text={tag} />
              <button
                type="button"
                class="chip__close"
                aria-label={say('caseFile_tagTakeOff', tag)}
                onClick={() => {
                  setTaken(tag);
                  void act(removeTag(store, id, tag));
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {taken ? (
        <UndoMessage label={say('people_takeBack')} onUndo={() => add(taken)}>
          {say('caseFile_tagTaken')}
        </UndoMessage>
      ) : null}
      <form
        class="choose-and-do"
        onSubmit={(event) => {
          event.preventDefault();
          add(typed);
        }}
      >
        <TextField
          label={say('caseFile_tagLabel')}
          hint={say('caseFile_tagHint')}
          suggestions={known}
          value={typed}
          onInput={setTyped}
        />
        <Button resting={tidyTag(typed) === ''} onPress={() => add(typed)}>
          {say('caseFile_tagAdd')}
        </Button>
      </form>
    </section>
  );
}
