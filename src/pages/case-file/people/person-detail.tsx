import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {formOf} from '../../../core/diary/change-subject.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import {descriptionOf} from '../../../core/diary/write-subject.ts';
import {subjectRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import {deleteSubject} from '../../../store/subjects.ts';
import {Button} from '../../shared/button.tsx';
import {DeleteSection} from '../../shared/delete-section.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {NoteBox} from '../../shared/note-box.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {subjectName} from '../../shared/subject-name.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {NoteMeaning} from '../diary/note-lane.tsx';
import {ChangePerson} from './change-person.tsx';
import {MergedWith, MergePerson} from './merge-person.tsx';
import {PersonFacts} from './person-facts.tsx';
import {PersonRevisions} from './person-revisions.tsx';
import {PersonThings} from './person-things.tsx';
import {SplitPerson} from './split-person.tsx';
import type {People} from './use-people.ts';
import {type BegunDraft, begunDraft} from './use-person-draft.ts';

type Props = {
  store: Store;
  person: Subject;
  people: People;
  /** Begins with the form: somebody who was just added. */
  changing: boolean;
  onChanged(): void;
};

/** As in case-file.css. */
const ONE_COLUMN = '(max-width: 1000px)';

/** Everything that is noted of one person, and what belongs to them. */
export function PersonDetail(props: Props): JSX.Element | null {
  const {store, person, people, onChanged} = props;
  const [begun, setBegun] = useState<BegunDraft>();
  const [mode, setMode] = useState<'looking' | 'reading' | 'changing'>('looking');
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    begunDraft(store, person.id).then(
      (found) => {
        setBegun(found);
        setMode(found || props.changing ? 'changing' : 'reading');
      },
      () => setMode('reading'),
    );
    // Where the details stand in the list's place, the link that led here is gone.
    if (matchMedia(ONE_COLUMN).matches) heading.current?.focus();
  }, [store, person.id]);
  const remove = async () => {
    try {
      await deleteSubject(store, person.id, await circumstances());
      tellOthers();
      onChanged();
    } catch (error) {
      console.warn('the person was not deleted:', error);
      setFailed(true);
    }
  };
  const changed = () => {
    setBegun(undefined);
    setMode('reading');
    tellOthers();
    onChanged();
    heading.current?.focus();
  };
  const platforms = [...new Set(people.rows.map(({platform}) => platform).filter((id) => id !== ''))];
  return (
    <article class="stack stack--wide">
      <header class="stack">
        <h2 ref={heading} tabIndex={-1}>
          <PageText text={subjectName(subjectRow(person))} />
        </h2>
        {person.unknown ? <p class="quiet">{say('people_unknown')}</p> : null}
      </header>
      <MergedWith {...props} />
      {mode === 'changing' ? (
        <ChangePerson store={store} person={person} begun={begun} platforms={platforms} onDone={changed} />
      ) : (
        <section class="stack">
          <div class="heading-with-button">
            <h3>{say('people_noted')}</h3>
            {mode === 'looking' ? null : (
              <Button small icon="write" onPress={() => setMode('changing')}>
                {say('people_change')}
              </Button>
            )}
          </div>
          <PersonFacts form={formOf(descriptionOf(person))} />
        </section>
      )}
      <PersonThings store={store} person={person} people={people} onChanged={onChanged} />
      <section class="stack">
        <NoteBox store={store} id={person.id} of="diary" />
        <NoteMeaning />
      </section>
      {person.mergedInto ? null : <MergePerson {...props} />}
      {person.mergedInto ? null : (
        <SplitPerson store={store} person={person} rows={people.rows} onChanged={onChanged} />
      )}
      <PersonRevisions store={store} person={person} />
      <DeleteSection
        heading={say('people_deleteHeading')}
        label={say('people_delete')}
        question={say('people_deleteQuestion')}
        onDelete={() => void remove()}
      >
        {failed ? <FailureMessage code="saveFailed" /> : null}
      </DeleteSection>
    </article>
  );
}
