import type {JSX} from 'preact';
import type {IncidentRow, SubjectRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {say, sayCount} from '../../shared/words.ts';
import type {Thing} from '../things.ts';
import {EntryForm, LabelForm, PersonForm} from './sort-forms.tsx';
import {turnLabel} from './sort-things.ts';
import type {SortForm, Sorting} from './use-sorting.ts';

type Props = {
  store: Store;
  sorting: Sorting;
  /** What is ticked, else what is open. */
  chosen: readonly Thing[];
  labels: readonly string[];
  subjects: readonly SubjectRow[];
  entries: readonly IncidentRow[];
  onAdded(): void;
  /** One thing is open below: its facts come first, the keys can wait. */
  brief: boolean;
};

const FORMS: readonly SortForm[] = ['label', 'person', 'entry'];
const ICONS = {label: 'add', person: 'person', entry: 'note'} as const;

/** Beside the list of facts: what can be done with what is ticked, and by which keys. */
export function SortDesk(props: Props): JSX.Element {
  const {store, sorting, chosen, labels, brief} = props;
  const {form, done, failed} = sorting;
  return (
    <div class="detail">
      <div class="stack">
        <h2>{say('veil_sortHeading')}</h2>
        <p class="quiet">{say('veil_sortWhat')}</p>
      </div>
      {done && !form ? (
        <UndoMessage label={say('people_takeBack')} onUndo={sorting.takeBack}>
          {sayCount(done.what, done.many)}
        </UndoMessage>
      ) : null}
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {form ? (
        <TheForm {...props} form={form} />
      ) : (
        <>
          <p class="numbers" role="status">
            {chosen.length === 0 ? say('veil_sortNone') : sayCount('veil_sortChosen', chosen.length)}
          </p>
          <div class="row-of-buttons">
            {FORMS.map((one) => (
              <Button
                key={one}
                icon={ICONS[one]}
                resting={chosen.length === 0}
                onPress={() => sorting.open(one, chosen)}
              >
                {say(`veil_sort_${one}`)}
              </Button>
            ))}
          </div>
          <Labels
            labels={labels}
            onPress={(tag) => void sorting.run(() => turnLabel(store, chosen, tag))}
            resting={chosen.length === 0}
          />
          {brief ? null : <Keys />}
        </>
      )}
    </div>
  );
}

function TheForm(props: Props & {form: SortForm}): JSX.Element {
  switch (props.form) {
    case 'label':
      return <LabelForm {...props} />;
    case 'person':
      return <PersonForm {...props} />;
    case 'entry':
      return <EntryForm {...props} />;
  }
}

type LabelsProps = {labels: readonly string[]; resting: boolean; onPress(tag: string): void};

/** The labels that there are, each with its digit. */
function Labels({labels, resting, onPress}: LabelsProps): JSX.Element | null {
  if (labels.length === 0) return null;
  return (
    <section class="stack">
      <h3>{say('veil_sortLabels')}</h3>
      <div class="row-of-buttons">
        {labels.map((tag, at) => (
          <Button key={tag} small resting={resting} onPress={() => onPress(tag)}>
            <kbd>{at + 1}</kbd> <PageText text={tag} />
          </Button>
        ))}
      </div>
    </section>
  );
}

const KEYS = [
  ['↑ ↓', 'veil_key_move'],
  ['x', 'veil_key_tick'],
  ['t', 'veil_key_label'],
  ['p', 'veil_key_person'],
  ['e', 'veil_key_entry'],
  ['1 – 9', 'veil_key_digit'],
] as const;

function Keys(): JSX.Element {
  return (
    <section class="stack">
      <h3>{say('veil_keys')}</h3>
      <dl class="table small">
        {KEYS.map(([key, name]) => (
          <div key={name} class="table__row">
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{say(name)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
