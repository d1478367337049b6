import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {changedBy, formOf} from '../../../core/diary/change-subject.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import {descriptionOf} from '../../../core/diary/write-subject.ts';
import type {Store} from '../../../store/open-store.ts';
import {changeSubject} from '../../../store/subjects.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {circumstances} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {DraftFailed} from '../drafts/draft-failed.tsx';
import {PersonForm} from './person-form.tsx';
import {type BegunDraft, usePersonDraft} from './use-person-draft.ts';

type Props = {
  store: Store;
  person: Subject;
  begun: BegunDraft | undefined;
  platforms: readonly string[];
  onDone(): void;
};

/** The form in the place of what is noted. What is typed is kept by itself; it counts once it is kept with a press. */
export function ChangePerson({store, person, begun, platforms, onDone}: Props): JSX.Element {
  const work = usePersonDraft(store, person, formOf(descriptionOf(person)), begun);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that was pressed is gone. One that stands open by itself takes the keyboard from nobody.
    if (!begun) box.current?.querySelector('input')?.focus();
  }, []);
  const keep = async () => {
    try {
      const isDraft = await work.flush();
      const change = (now: Parameters<typeof changedBy>[0]) => changedBy(now, work.base, work.form);
      await changeSubject(store, person.id, change, await circumstances(), work.id());
      // Else it would be tried again to keep as a draft what is noted now.
      if (!isDraft) await work.drop().catch((error: unknown) => console.warn('the draft was not dropped:', error));
      onDone();
    } catch (error) {
      console.warn('the change was not kept:', error);
      setFailed(true);
    }
  };
  const drop = async () => {
    try {
      await work.drop();
      onDone();
    } catch (error) {
      console.warn('the draft was not dropped:', error);
      setFailed(true);
    }
  };
  return (
    <section class="stack stack--wide" ref={box} aria-label={say('people_change')}>
      {begun ? <p class="small quiet">{say('people_begunBefore')}</p> : null}
      <PersonForm form={work.form} platforms={platforms} onChange={work.change} />
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {work.failed ? <DraftFailed onAgain={() => void work.flush()} /> : null}
      <div class="stack">
        <div class="row-of-buttons">
          <Button kind="main" onPress={() => void keep()}>
            {say('people_keepChange')}
          </Button>
          <Button onPress={() => void drop()}>{say('people_dropChange')}</Button>
        </div>
        <p class="small quiet">{say('people_draftHint')}</p>
      </div>
    </section>
  );
}
