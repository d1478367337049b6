import type {JSX} from 'preact';
import type {Uuid} from '../../core/ids.ts';
import type {SubjectRow} from '../../store/diary-rows.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from './button.tsx';
import {PageText} from './page-text.tsx';
import {subjectName} from './subject-name.ts';
import {SubjectPicker} from './subject-picker.tsx';
import {say} from './words.ts';

type Props = {
  store: Store;
  subjects: readonly SubjectRow[];
  person: Uuid | undefined;
  onPerson(person: Uuid | undefined): void;
  /** Somebody new was added to the case. */
  onAdded(): void;
};

/** One person: found or added, and shown with the way to another once chosen. */
export function ChoosePerson({store, subjects, person, onPerson, onAdded}: Props): JSX.Element {
  const chosen = subjects.find(({id}) => id === person);
  if (!chosen) {
    return <SubjectPicker store={store} subjects={subjects} chosen={[]} onChoose={onPerson} onAdded={onAdded} />;
  }
  return (
    <div class="heading-with-button">
      <strong>
        <PageText text={subjectName(chosen)} />
      </strong>
      <Button small kind="plain" onPress={() => onPerson(undefined)}>
        {say('people_putOther')}
      </Button>
    </div>
  );
}
