import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {CaseRecord} from '../../../core/custody/case.ts';
import {type ListEdit, takenBack} from '../../../core/diary/edit-list.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {changeCase} from '../../../store/revise-case.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import type {VeilState} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {sameEntry} from '../drafts/same-entry.ts';
import {parsePartDraft} from '../drafts/use-part-draft.ts';
import {DraftLine} from './draft-line.tsx';
import {EntryForm} from './entry-form.tsx';
import {EntryView} from './entry-view.tsx';
import type {EntryWords} from './entry-words.ts';
import {type Part, type Placed, saysNothing} from './parts.ts';

type Props<T> = {
  store: Store;
  part: Part<T>;
  record: CaseRecord | undefined;
  drafts: readonly StoredDraft[];
  veil: VeilState;
  /** Numbers of the kept things, by id. */
  numbers: ReadonlyMap<Uuid, number>;
  fields(entry: T, onEntry: (entry: T) => void): ComponentChildren;
  wordsOf(entry: T): EntryWords;
  exhibitsOf?(entry: T): readonly Uuid[];
  /** More that belongs under an entry. */
  under?(entry: T, shown: boolean): ComponentChildren;
  finish?(entry: T): T;
  /** Where the last change was made: only that one can be taken back. */
  latest: string;
  onLatest(place: string): void;
  onChanged(): void;
};

type Open<T> = {before: T | null; at: number; begun: T | undefined; draft: StoredDraft | undefined};
type Done<T> = {edit: ListEdit<T>; what: 'kept' | 'removed' | 'takenBack'};

/** One list of the case: what stands there, and ways to add, change and remove, each of which can be taken back. */
export function PartSection<T>(props: Props<T>): JSX.Element {
  const {
    store,
    part,
    record,
    drafts,
    veil,
    numbers,
    fields,
    wordsOf,
    exhibitsOf,
    under,
    finish,
    latest,
    onLatest,
    onChanged,
  } = props;
  const [open, setOpen] = useState<Open<T>>();
  const [done, setDone] = useState<Done<T>>();
  const [failed, setFailed] = useState<FailureCode>();
  const heading = useRef<HTMLHeadingElement>(null);
  const returning = useRef(false);
  useEffect(() => {
    if (!returning.current || open) return;
    returning.current = false;
    heading.current?.focus();
  });

  const close = () => {
    returning.current = true;
    setOpen(undefined);
    onChanged();
  };
  const apply = async (edit: ListEdit<T>, what: Done<T>['what']) => {
    try {
      await changeCase(store, (now) => part.change(now, edit), await circumstances());
    } catch (error) {
      return setFailed((await storeFailure(error, 0)).code);
    }
    returning.current = true;
    setFailed(undefined);
    setDone({edit, what});
    onLatest(part.name);
    tellOthers();
    onChanged();
  };

  const entries = (record ? part.entriesOf(record) : []).filter(({entry}) => !saysNothing(entry) || !part.single);
  const begin = (placed?: Placed<T>) => {
    setDone(undefined);
    // Of a single one the record may hold a form in which nothing was said: that is what changes then.
    const stands = placed ?? (part.single && record ? part.entriesOf(record)[0] : undefined);
    const at = stands?.at ?? (record ? part.entriesOf(record).length : 0);
    setOpen({before: stands?.entry ?? null, at, begun: undefined, draft: undefined});
  };
  const goOn = (draft: StoredDraft) => {
    const read = parsePartDraft(draft, part.name, part.shape);
    if (read) setOpen({before: read.before, at: Number.MAX_SAFE_INTEGER, begun: read.entry, draft});
  };
  const waiting = drafts.filter((draft) => parsePartDraft(draft, part.name, part.shape) !== undefined);

  return (
    <section class="stack steps-part">
      <h2 ref={heading} tabIndex={-1}>
        {say(`steps_${part.name}Heading`)}
      </h2>
      <p class="quiet">{say(`steps_${part.name}What`)}</p>
      {done && latest === part.name ? (
        <Message kind="good">
          <p>{say(`steps_${done.what}`)}</p>
          {done.what === 'takenBack' ? null : (
            <Button small onPress={() => void apply(takenBack(done.edit), 'takenBack')}>
              {say('steps_undo')}
            </Button>
          )}
        </Message>
      ) : null}
      {failed ? <FailureMessage code={failed} /> : null}
      {open
        ? null
        : waiting.map((draft) => (
            <DraftLine key={draft.id} store={store} draft={draft} onGoOn={() => goOn(draft)} onChanged={onChanged} />
          ))}
      {entries.length > 0 && !(open && part.single) ? (
        <ul class="stack">
          {entries.map((placed) =>
            open?.before && sameEntry(open.before, placed.entry) ? null : (
              <li key={placed.at}>
                <EntryView
                  name={`${part.name}/${placed.at}`}
                  veil={veil}
                  words={wordsOf(placed.entry)}
                  exhibits={(exhibitsOf?.(placed.entry) ?? []).map((id) => ({id, number: numbers.get(id)}))}
                  under={under?.(placed.entry, veil.showsWords(`${part.name}/${placed.at}`))}
                  {...(open
                    ? {}
                    : {
                        onChange: () => begin(placed),
                        ...(part.name === 'about'
                          ? {}
                          : {
                              onRemove: () => void apply({before: placed.entry, after: null, at: placed.at}, 'removed'),
                            }),
                      })}
                />
              </li>
            ),
          )}
        </ul>
      ) : null}
      {open ? (
        <EntryForm
          store={store}
          part={part}
          caseId={record?.id}
          {...open}
          fields={fields}
          {...(finish ? {finish} : {})}
          onKept={(edit) => {
            setDone({edit, what: 'kept'});
            onLatest(part.name);
            close();
          }}
          onClosed={close}
        />
      ) : part.single && entries.length > 0 ? null : (
        <div>
          <Button icon="add" onPress={() => begin()}>
            {say(`steps_${part.name}Add`)}
          </Button>
        </div>
      )}
    </section>
  );
}
