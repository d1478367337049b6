import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Subject} from '../../../core/diary/subject.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {mergeSubjects, unmergeSubjects} from '../../../store/subjects.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {subjectName} from '../../shared/subject-name.ts';
import {ChoiceField} from '../../shared/text-field.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {People} from './use-people.ts';

type Props = {store: Store; person: Subject; people: People; onChanged(): void};

/** That two are one and the same: both records stay whole, so it can be taken back at any time. */
export function MergePerson({store, person, people, onChanged}: Props): JSX.Element | null {
  const others = people.subjectRows.filter(({id, mergedInto}) => id !== person.id && mergedInto === null);
  const [other, setOther] = useState<string>('');
  const [failed, setFailed] = useState(false);
  const merge = async () => {
    try {
      const chosen = others.find(({id}) => id === other);
      if (!chosen) return;
      await mergeSubjects(store, {kept: person.id, other: chosen.id}, await circumstances());
      setOther('');
      tellOthers();
      onChanged();
    } catch (error) {
      console.warn('they were not put together:', error);
      setFailed(true);
    }
  };
  if (others.length === 0) return null;
  return (
    <section class="stack">
      <h3>{say('people_merge')}</h3>
      <p class="small quiet">{say('people_mergeHint')}</p>
      <div class="choose-and-do">
        <ChoiceField
          label={say('people_mergeWith')}
          value={other}
          options={[
            {value: '', label: say('people_chooseSomebody')},
            ...others.map((row) => ({value: row.id, label: subjectName(row)})),
          ]}
          onChoose={setOther}
        />
        <Button resting={other === ''} onPress={() => void merge()}>
          {say('people_mergeThem')}
        </Button>
      </div>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </section>
  );
}

/** Whom this one was taken to be, or who was taken to be this one, each with the way back. */
export function MergedWith({store, person, people, onChanged}: Props): JSX.Element | null {
  const [failed, setFailed] = useState(false);
  const apart = async (kept: Uuid, other: Uuid) => {
    try {
      await unmergeSubjects(store, {kept, other}, await circumstances());
      tellOthers();
      onChanged();
    } catch (error) {
      console.warn('they were not taken apart:', error);
      setFailed(true);
    }
  };
  const {mergedInto, mergedFrom = []} = person;
  if (!mergedInto && mergedFrom.length === 0) return null;
  return (
    <Message kind="plain" live={false}>
      <ul class="stack">
        {mergedInto ? (
          <Merged
            text="people_isSameAs"
            id={mergedInto}
            people={people}
            onApart={() => void apart(mergedInto, person.id)}
          />
        ) : null}
        {mergedFrom.map((id) => (
          <Merged key={id} text="people_sameAs" id={id} people={people} onApart={() => void apart(person.id, id)} />
        ))}
      </ul>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </Message>
  );
}

type MergedProps = {text: 'people_isSameAs' | 'people_sameAs'; id: Uuid; people: People; onApart(): void};

function Merged({text, id, people, onApart}: MergedProps): JSX.Element {
  const row = people.subjectRows.find((one) => one.id === id);
  const name = row ? subjectName(row) : say('people_gone');
  return (
    <li class="heading-with-button">
      <span>
        {say(text)}{' '}
        {row ? (
          <a href={routeAddress({panel: 'people', query: '', open: id})}>
            <PageText text={name} />
          </a>
        ) : (
          name
        )}
      </span>
      {row ? (
        <Button small icon="again" onPress={onApart}>
          {say('people_apart')}
          <span class="only-read"> {name}</span>
        </Button>
      ) : null}
    </li>
  );
}
