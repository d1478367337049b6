import type {JSX} from 'preact';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Sealed} from '../../../core/diary/sealed-record.ts';
import {tellingOf} from '../../../core/diary/write-incident.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Circumstances} from '../../../store/circumstances.ts';
import type {SubjectRow} from '../../../store/diary-rows.ts';
import {deleteIncident, incidentRevisions, takeBackChange} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import {DeleteSection} from '../../shared/delete-section.tsx';
import {Icon} from '../../shared/icon.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {NoteBox} from '../../shared/note-box.tsx';
import {personFinder} from '../../shared/subject-name.ts';
import {toldTimeText} from '../../shared/told-time.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {useVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {HelperSaid} from '../helper/helper-said.tsx';
import {RemovedHere} from '../removed-here.tsx';
import {routeAddress} from '../route.ts';
import {useExhibitRows} from './exhibit-picker.tsx';
import {KeptMessage} from './kept-message.tsx';
import {LinkedExhibits} from './linked-exhibits.tsx';
import {NoteMeaning} from './note-lane.tsx';
import {Revisions} from './revisions.tsx';
import {TimesOfIncident, ToldTable, ToldWords} from './told.tsx';
import type {Lookup} from './told-rows.ts';
import type {DiaryWork} from './use-diary-work.ts';

type Props = {
  store: Store;
  id: Uuid;
  version: number;
  subjects: readonly SubjectRow[];
  work: DiaryWork;
  back: string;
  onChanged(): void;
};

/** As in case-file.css. */
const ONE_COLUMN = '(max-width: 1000px)';

/** Everything that one entry tells, how it came to be, and what belongs to it. */
export function IncidentDetail(props: Props): JSX.Element {
  const {store, id, version, back, onChanged} = props;
  const [state, setState] = useState<Sealed<Incident>[] | 'failed'>();
  useEffect(() => {
    let gone = false;
    incidentRevisions(store, id).then(
      (found) => gone || setState(found),
      () => gone || setState('failed'),
    );
    return () => {
      gone = true;
    };
  }, [store, id, version]);
  const newest = Array.isArray(state) ? state.at(-1) : undefined;
  return (
    <div class="detail">
      <a class="button button--plain button--small detail__back" href={back}>
        <Icon name="back" />
        <span>{say('caseFile_backToList')}</span>
      </a>
      {state === undefined ? null : state === 'failed' ? (
        <FailureMessage code="unexpected" />
      ) : newest ? (
        <Opened {...props} revisions={state} newest={newest} />
      ) : (
        <RemovedHere key={version} store={store} id={id} onBack={onChanged} />
      )}
    </div>
  );
}

type OpenedProps = Props & {revisions: readonly Sealed<Incident>[]; newest: Sealed<Incident>};

function Opened({store, id, version, subjects, work, revisions, newest, onChanged}: OpenedProps): JSX.Element {
  const {record} = newest;
  const veil = useVeil();
  const heading = useRef<HTMLHeadingElement>(null);
  const [failed, setFailed] = useState(false);
  const exhibits = useExhibitRows(store, version);
  const lookup = useLookup(subjects, exhibits);
  useEffect(() => {
    // Where the details stand in the list's place, or came by themselves, the link that led here is gone.
    if (work.kept?.id === id || matchMedia(ONE_COLUMN).matches) heading.current?.focus();
  }, []);
  const change = async (doIt: (when: Circumstances) => Promise<unknown>) => {
    try {
      await doIt(await circumstances());
      setFailed(false);
      tellOthers();
      onChanged();
    } catch (error) {
      console.warn('the entry was not changed:', error);
      setFailed(true);
    }
  };
  const goBack = async (revision: number, when: Circumstances) => {
    const sealed = await takeBackChange(store, id, revision, when);
    if (!sealed) return;
    const {record: now} = sealed;
    work.setKept({id, revision: now.revision, draft: {telling: tellingOf(now), note: '', from: null}});
    heading.current?.focus();
  };
  const remove = () =>
    change(async (when) => {
      await deleteIncident(store, id, when);
      work.setKept(undefined);
    });
  return (
    <article class="stack stack--wide">
      <header class="stack">
        <h2 ref={heading} tabIndex={-1}>
          {toldTimeText(record.happened)}
        </h2>
        <p class="small quiet numbers">{say('diary_number', record.ordinal)}</p>
        {work.kept?.id === id ? <KeptMessage store={store} work={work} onChanged={onChanged} /> : null}
        {failed ? <FailureMessage code="saveFailed" /> : null}
        <div class="row-of-buttons">
          <a class="button button--small" href={routeAddress({panel: 'write', about: id, draft: undefined, with: []})}>
            <Icon name="write" />
            <span>{say('diary_change')}</span>
          </a>
        </div>
      </header>
      <ToldWords incident={record} veil={veil} />
      <TimesOfIncident incident={record} />
      <ToldTable incident={record} lookup={lookup} veil={veil} />
      <LinkedExhibits
        store={store}
        incident={record}
        rows={exhibits}
        veil={veil}
        onChange={(doIt) => void change(doIt)}
      />
      <HelperSaid store={store} id={id} />
      <section class="note-lane stack">
        <h3>
          <Icon name="note" /> {say('diary_noteTitle')}
        </h3>
        <NoteMeaning />
        <NoteBox store={store} id={id} of="diary" />
      </section>
      <section class="stack">
        <h3>{say('diary_revisions')}</h3>
        <p class="small quiet">{say('diary_revisionsHint')}</p>
        <Revisions
          revisions={revisions}
          lookup={lookup}
          onBack={(revision) => void change((when) => goBack(revision, when))}
        />
      </section>
      <DeleteSection
        heading={say('caseFile_deleteHeading')}
        label={say('diary_delete')}
        question={say('diary_deleteQuestion')}
        onDelete={() => void remove()}
      />
    </article>
  );
}

function useLookup(subjects: readonly SubjectRow[], exhibits: ReturnType<typeof useExhibitRows>): Lookup {
  return useMemo(() => {
    const byId = new Map(exhibits?.map((row) => [row.id, row]));
    return {person: personFinder(subjects), exhibit: (id) => byId.get(id)};
  }, [subjects, exhibits]);
}
