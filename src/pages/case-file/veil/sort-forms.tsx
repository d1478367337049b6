import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {Basis} from '../../../core/diary/subject.ts';
import {tidyTag} from '../../../core/diary/tags.ts';
import type {Uuid} from '../../../core/ids.ts';
import {foldForSearch} from '../../../core/text.ts';
import type {IncidentRow, SubjectRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {ChoosePerson} from '../../shared/choose-person.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {toldTimeText} from '../../shared/told-time.ts';
import {say, sayCount} from '../../shared/words.ts';
import {idsOf} from '../label-things.ts';
import {BasisFields} from '../people/basis-fields.tsx';
import {putToPerson, tieToEntry, turnLabel} from './sort-things.ts';
import type {SortForm, Sorting} from './use-sorting.ts';

type Props = {store: Store; sorting: Sorting};

/** One question about what is to be sorted. Takes the focus; Escape and its last button give it back. */
function Form({
  form,
  sorting,
  children,
  onKeep,
  ready = true,
}: {
  form: SortForm;
  sorting: Sorting;
  children: ComponentChildren;
  /** Done by a button of its own, or by Enter. */
  onKeep?: () => void;
  ready?: boolean;
}): JSX.Element {
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), []);
  return (
    <form
      ref={box}
      class="stack sort-form"
      aria-label={say(`veil_sort_${form}`)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') sorting.close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onKeep?.();
      }}
    >
      <h3>{say(`veil_sort_${form}`)}</h3>
      <p class="small quiet numbers">{sayCount('veil_sortChosen', sorting.about.length)}</p>
      {children}
      <div class="row-of-buttons">
        {onKeep ? (
          <Button kind="main" small resting={!ready} onPress={onKeep}>
            {say(`veil_do_${form}`)}
          </Button>
        ) : null}
        <Button small onPress={sorting.close}>
          {say('people_putNot')}
        </Button>
      </div>
    </form>
  );
}

export function LabelForm({store, sorting, labels}: Props & {labels: readonly string[]}): JSX.Element {
  const [typed, setTyped] = useState('');
  const tag = tidyTag(typed);
  return (
    <Form
      form="label"
      sorting={sorting}
      ready={tag !== ''}
      onKeep={() => void sorting.run(() => turnLabel(store, sorting.about, tag))}
    >
      <TextField label={say('caseFile_tagLabel')} suggestions={labels} value={typed} onInput={setTyped} />
    </Form>
  );
}

type PersonProps = Props & {subjects: readonly SubjectRow[]; onAdded(): void};

export function PersonForm({store, sorting, subjects, onAdded}: PersonProps): JSX.Element {
  const [person, setPerson] = useState<Uuid>();
  const [reason, setReason] = useState<{basis: Basis; why: string}>({basis: 'suspected', why: ''});
  const put = () => {
    if (person) void sorting.run(() => putToPerson(store, sorting.about, person, reason));
  };
  return (
    <Form form="person" sorting={sorting} ready={person !== undefined} onKeep={put}>
      <ChoosePerson store={store} subjects={subjects} person={person} onPerson={setPerson} onAdded={onAdded} />
      {person && idsOf(sorting.about, 'exhibit').length > 0 ? (
        <BasisFields value={reason} onChange={(part) => setReason({...reason, ...part})} />
      ) : null}
    </Form>
  );
}

const OFFERED = 12;

/** Entries by number and time alone. */
export function EntryForm({store, sorting, entries}: Props & {entries: readonly IncidentRow[]}): JSX.Element {
  const [query, setQuery] = useState('');
  const wanted = foldForSearch(query).trim();
  const named = entries.map((row) => ({row, name: say('diary_entryOf', row.ordinal, toldTimeText(row.happened))}));
  const found = named.filter(({name}) => foldForSearch(name).includes(wanted)).slice(0, OFFERED);
  const none = idsOf(sorting.about, 'exhibit').length === 0;
  return (
    <Form form="entry" sorting={sorting}>
      {none ? <p>{say('veil_entryOnlyKept')}</p> : null}
      {entries.length === 0 ? <p>{say('veil_noEntries')}</p> : null}
      {none || entries.length === 0 ? null : (
        <>
          <TextField label={say('veil_findEntry')} value={query} onInput={setQuery} />
          <ul class="stack stack--close" aria-label={say('veil_entries')}>
            {found.map(({row, name}) => (
              <li key={row.id}>
                <Button small onPress={() => void sorting.run(() => tieToEntry(store, sorting.about, row))}>
                  {name}
                </Button>
              </li>
            ))}
          </ul>
          {found.length === 0 ? (
            <p class="small quiet" role="status">
              {say('common_nothingFound')}
            </p>
          ) : null}
        </>
      )}
    </Form>
  );
}
