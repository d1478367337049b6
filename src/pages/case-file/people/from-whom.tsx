import type {JSX} from 'preact';
import {useEffect, useMemo, useState} from 'preact/hooks';
import {type Belonging, belongingFinder} from '../../../core/diary/belonging.ts';
import {type AccountGroup, accountOf, groupByAccount, isSameAccount} from '../../../core/diary/seen-account.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import type {Uuid} from '../../../core/ids.ts';
import {subjectRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {subjectsOf} from '../../../store/subjects.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {subjectName} from '../../shared/subject-name.ts';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {useChanges} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {WhyHere} from './person-things.tsx';
import {putExhibit, takeExhibit} from './put.ts';
import {PutToPerson} from './put-to-person.tsx';

type Props = {store: Store; id: Uuid; caseId: Uuid; rows: readonly ExhibitRow[]};
type Undo = {text: 'people_wasPut' | 'people_wasTakenOff'; takeBack(): Promise<unknown>};

/** Who one exhibit is from, as far as the keeper says so: by its account, or put there by hand, each with its reason. */
export function FromWhom({store, id, caseId, rows}: Props): JSX.Element | null {
  const {version, changed} = useChanges();
  const [subjects, setSubjects] = useState<readonly Subject[]>([]);
  const [putting, setPutting] = useState(false);
  const [undo, setUndo] = useState<Undo>();
  const [failed, setFailed] = useState(false);
  useEffect(() => void subjectsOf(store, caseId).then(setSubjects, () => setFailed(true)), [store, caseId, version]);
  const row = rows.find((one) => one.id === id);
  const account = useMemo(() => row && groupOf(row, rows), [row, rows]);
  const belongings = useMemo(() => (row ? belongingFinder(subjects).of(row) : []), [row, subjects]);
  if (!row) return null;
  const act = (work: Promise<unknown>) => work.then(changed, () => setFailed(true));
  const takeOff = (one: Belonging & {how: 'hand'}) => {
    const {subjectId, basis, why} = one;
    setUndo({text: 'people_wasTakenOff', takeBack: () => putExhibit(store, subjectId, id, {basis, why})});
    void act(takeExhibit(store, subjectId, id));
  };
  const claimed = belongings.some(({how}) => how === 'account');
  return (
    <section class="stack">
      <h3>{say('people_fromWhom')}</h3>
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {belongings.length === 0 ? <p class="quiet">{say('people_fromNobody')}</p> : null}
      <ul class="stack">
        {belongings.map((one) => (
          <Line key={one.subjectId} belonging={one} subjects={subjects} onTakeOff={takeOff} />
        ))}
      </ul>
      {undo ? (
        <UndoMessage
          label={say('people_takeBack')}
          onUndo={() => {
            setUndo(undefined);
            void act(undo.takeBack());
          }}
        >
          {say(undo.text)}
        </UndoMessage>
      ) : null}
      {putting ? (
        <PutToPerson
          store={store}
          what={{exhibitId: id, account: claimed ? undefined : account}}
          subjects={subjects.map(subjectRow)}
          onAdded={changed}
          onCancel={() => setPutting(false)}
          onPut={(put) => {
            setPutting(false);
            setUndo({text: 'people_wasPut', takeBack: put.takeBack});
            changed();
          }}
        />
      ) : (
        <div>
          <Button small icon="person" onPress={() => setPutting(true)}>
            {say('people_sayWho')}
          </Button>
        </div>
      )}
    </section>
  );
}

type LineProps = {
  belonging: Belonging;
  subjects: readonly Subject[];
  onTakeOff(one: Belonging & {how: 'hand'}): void;
};

function Line({belonging, subjects, onTakeOff}: LineProps): JSX.Element | null {
  const person = subjects.find(({id}) => id === belonging.subjectId);
  if (!person) return null;
  const name = subjectName(subjectRow(person));
  return (
    <li>
      <a href={routeAddress({panel: 'people', query: '', open: person.id})}>
        <PageText text={name} />
      </a>
      <div class="small quiet">
        <WhyHere why={belonging} />
      </div>
      {belonging.how === 'hand' ? (
        <Button small kind="plain" icon="close" onPress={() => onTakeOff(belonging)}>
          {say('people_takeOff')}
          <span class="only-read"> {name}</span>
        </Button>
      ) : null}
    </li>
  );
}

/** The account that an exhibit is from, with everything of the case that is from it. */
function groupOf(row: ExhibitRow, rows: readonly ExhibitRow[]): AccountGroup<ExhibitRow> | undefined {
  const own = accountOf(row);
  if (!own) return undefined;
  const near = rows.filter((other) => {
    const seen = accountOf(other);
    return seen !== undefined && isSameAccount(seen, own);
  });
  return groupByAccount(near).find((group) => group.rows.some(({id}) => id === row.id));
}
