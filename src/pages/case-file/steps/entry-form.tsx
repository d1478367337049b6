import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {wellFormed} from '../../../core/capture/well-formed.ts';
import type {ListEdit} from '../../../core/diary/edit-list.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {changeCase} from '../../../store/revise-case.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {AskInPlace} from '../../shared/ask-in-place.tsx';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {DraftFailed} from '../drafts/draft-failed.tsx';
import {sameEntry} from '../drafts/same-entry.ts';
import {usePartDraft} from '../drafts/use-part-draft.ts';
import {type Part, saysNothing} from './parts.ts';

type Props<T> = {
  store: Store;
  part: Part<T>;
  /** The case it belongs to; undefined before the first. */
  caseId: Uuid | undefined;
  /** What is changed; null for something new. */
  before: T | null;
  at: number;
  /** What the form begins with, where it is not `before`. */
  begun: T | undefined;
  draft: StoredDraft | undefined;
  fields(entry: T, onEntry: (entry: T) => void): ComponentChildren;
  /** Makes the entry ready to be kept. */
  finish?(entry: T): T;
  onKept(edit: ListEdit<T>): void;
  onClosed(): void;
};

/** One entry as it is written. What is typed is kept as a draft until it is kept for good or thrown away. */
export function EntryForm<T>(props: Props<T>): JSX.Element {
  const {store, part, caseId, before, at, begun, draft, fields, finish, onKept, onClosed} = props;
  const first = before ?? part.empty();
  const [entry, setEntry] = useState<T>(begun ?? first);
  const [state, setState] = useState<'writing' | 'nothing' | FailureCode>('writing');
  const keeper = usePartDraft(store, {part: part.name, caseId, before, first, existing: draft});
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);

  const write = (next: T) => {
    setEntry(next);
    setState('writing');
    keeper.keep(next);
  };
  const close = async () => {
    // What could not be kept stays in sight.
    if (await keeper.flush()) onClosed();
  };
  const throwAway = async () => {
    try {
      await keeper.drop();
      onClosed();
    } catch (error) {
      console.warn('the draft was not thrown away:', error);
      setState('saveFailed');
    }
  };
  const keepIt = async () => {
    const after = wellFormed(finish ? finish(entry) : entry).value;
    if (saysNothing(after) && before === null) return setState('nothing');
    await keeper.flush();
    const edit: ListEdit<T> = {before, after, at};
    try {
      await changeCase(store, (record) => part.change(record, edit), await circumstances(), keeper.id());
    } catch (error) {
      return setState((await storeFailure(error, 0)).code);
    }
    // The draft ended with it; this is for letters that came meanwhile.
    await keeper.drop().catch((error: unknown) => console.warn('the draft was not dropped:', error));
    tellOthers();
    onKept(edit);
  };

  return (
    <div class="entry-form stack" ref={box}>
      {fields(entry, write)}
      {state === 'nothing' ? <Message kind="plain">{say('steps_nothingYet')}</Message> : null}
      {state !== 'writing' && state !== 'nothing' ? <FailureMessage code={state} /> : null}
      {keeper.failed ? <DraftFailed onAgain={() => void keeper.flush()} /> : null}
      <div class="row-of-buttons">
        <Button kind="main" icon="save" onPress={() => void keepIt()}>
          {say('steps_keep')}
        </Button>
        <Button onPress={() => void close()}>{say('steps_later')}</Button>
        {sameEntry(entry, first) ? null : (
          <AskInPlace
            button="plain"
            label={say(before === null ? 'steps_throwAway' : 'steps_throwChanges')}
            question={say('steps_throwAwayAsk')}
            yes={say('steps_throwAway')}
            no={say('steps_keepDraft')}
            onYes={() => void throwAway()}
          />
        )}
      </div>
      <p class="small quiet">{say('steps_draftHint')}</p>
    </div>
  );
}
