import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Store} from '../../store/open-store.ts';
import {listRemoved, putBack, removeForGood} from '../../store/removed.ts';
import type {StoredRemoved} from '../../store/schema.ts';
import {AskInPlace} from '../shared/ask-in-place.tsx';
import {Button} from '../shared/button.tsx';
import {dateAndTime} from '../shared/dates.ts';
import {FailureMessage, Message} from '../shared/message.tsx';
import {PageText} from '../shared/page-text.tsx';
import {subjectName} from '../shared/subject-name.ts';
import {toldTimeAlone} from '../shared/told-time.ts';
import {caseName, useCases} from '../shared/use-cases.ts';
import {circumstances, tellOthers, useChanges} from '../shared/use-store.ts';
import {placeOf, whoText} from '../shared/who.tsx';
import {say, sayCount} from '../shared/words.ts';

/** More stand there when they are asked for. */
const AT_FIRST = 20;

/** What was deleted and is still here: put back, or removed for good. Nothing goes by itself. */
export function RemovedSection({store}: {store: Store}): JSX.Element {
  const {version, changed} = useChanges();
  const cases = useCases(store, version) ?? [];
  const [removed, setRemoved] = useState<readonly StoredRemoved[]>([]);
  const [shown, setShown] = useState(AT_FIRST);
  const [state, setState] = useState<'still' | 'failed' | 'back' | 'gone'>('still');
  useEffect(() => void listRemoved(store).then(setRemoved, () => setState('failed')), [store, version]);
  const act = async (work: () => Promise<unknown>, done: 'back' | 'gone') => {
    try {
      await work();
      setState(done);
      tellOthers();
      changed();
    } catch (error) {
      console.warn('what was deleted stays as it is:', error);
      setState('failed');
    }
  };
  const caseOf = ({caseId}: StoredRemoved) => {
    const place = cases.findIndex((one) => one.caseId === caseId);
    const found = cases[place];
    return cases.length > 1 && found ? caseName(found, place) : '';
  };
  const ids = removed.map(({id}) => id);
  return (
    <section class="stack" id="deleted">
      <h2>{say('caseFile_removed')}</h2>
      <p>{removed.length === 0 ? say('caseFile_removedNone') : say('caseFile_removedWhat')}</p>
      {state === 'failed' ? <FailureMessage code="saveFailed" /> : null}
      {state === 'back' ? <Message kind="good">{say('caseFile_wasPutBack')}</Message> : null}
      {state === 'gone' ? <Message kind="plain">{say('caseFile_wasRemoved')}</Message> : null}
      <ul>
        {removed.slice(0, shown).map((one) => (
          <OneRemoved
            key={one.id}
            removed={one}
            caseName={caseOf(one)}
            onBack={() => void act(async () => putBack(store, one.id, await circumstances()), 'back')}
            onGone={() => void act(() => removeForGood(store, [one.id]), 'gone')}
          />
        ))}
      </ul>
      {removed.length > shown ? (
        <div>
          <Button small onPress={() => setShown(shown + AT_FIRST)}>
            {say('people_showMore')}
          </Button>
        </div>
      ) : null}
      {removed.length > 1 ? (
        <AskInPlace
          label={sayCount('caseFile_removeAll', removed.length)}
          icon="trash"
          question={sayCount('caseFile_removeAllQuestion', removed.length)}
          yes={sayCount('caseFile_removeAll', removed.length)}
          no={say('caseFile_keepTicked')}
          onYes={() => void act(() => removeForGood(store, ids), 'gone')}
        />
      ) : null}
    </section>
  );
}

type OneProps = {removed: StoredRemoved; caseName: string; onBack(): void; onGone(): void};

function OneRemoved({removed, caseName: title, onBack, onGone}: OneProps): JSX.Element {
  const name = nameOf(removed);
  const {at, offsetMinutes} = removed.removedAt;
  return (
    <li class="removed__one stack">
      <div>
        <strong>
          <PageText text={name} />
        </strong>
        <p class="small quiet numbers">
          {title === '' ? '' : `\u2068${title}\u2069 · `}
          {say('caseFile_removedAt', dateAndTime(at, offsetMinutes))}
        </p>
      </div>
      <div class="row-of-buttons">
        <Button small icon="again" onPress={onBack}>
          {say('people_putBack')}
          <span class="only-read"> {name}</span>
        </Button>
        <AskInPlace
          label={say('caseFile_removeForGood')}
          button="plain"
          question={say('caseFile_removeQuestion')}
          yes={say('caseFile_removeForGood')}
          no={say('common_keepIt')}
          onYes={onGone}
        />
      </div>
    </li>
  );
}

/** What it was, by who, where and when alone: words stay under their veil. */
function nameOf(removed: StoredRemoved): string {
  switch (removed.kind) {
    case 'exhibit':
      return say('caseFile_removedExhibit', removed.row.ordinal, whoText(removed.row), placeOf(removed.row));
    case 'incident':
      return say('caseFile_removedIncident', removed.row.ordinal, toldTimeAlone(removed.row.happened));
    case 'subject':
      return say('caseFile_removedPerson', subjectName(removed.row));
  }
}
