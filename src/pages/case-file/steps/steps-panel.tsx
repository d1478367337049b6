import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {CaseRecord} from '../../../core/custody/case.ts';
import type {Incident} from '../../../core/diary/incident.ts';
import type {CaseChange} from '../../../core/diary/revise-case.ts';
import type {Sealed} from '../../../core/diary/sealed-record.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {randomUuid} from '../../../store/circumstances.ts';
import {currentCaseId} from '../../../store/current-case.ts';
import {listDrafts} from '../../../store/drafts.ts';
import {allRows} from '../../../store/exhibits.ts';
import {incidentsOf} from '../../../store/incidents.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {caseRevisions, changeCase} from '../../../store/revise-case.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {subjectRows} from '../../../store/subjects.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {subjectName} from '../../shared/subject-name.ts';
import {circumstances, tellOthers, useChanges} from '../../shared/use-store.ts';
import {useVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {Breaches} from './breaches.tsx';
import {aboutWords, helpWords, orderWords, referenceWords, stepWords, toldWords} from './entry-words.ts';
import {History} from './history.tsx';
import {
  AboutForm,
  HelpForm,
  OrderForm,
  type Person,
  ReferenceForm,
  ReportForm,
  StepForm,
  ToldForm,
} from './part-forms.tsx';
import {PartSection} from './part-section.tsx';
import {aboutPart, helpPart, orderPart, referencePart, reportPart, stepPart, toldPart} from './parts.ts';

/** What the page shows, read together. Nothing is there before the first thing is kept. */
type Contents = {
  revisions: Sealed<CaseRecord>[];
  drafts: StoredDraft[];
  people: Person[];
  /** Only where there are orders that they could break. */
  incidents: Incident[];
  /** Numbers of the kept things, by id. */
  numbers: ReadonlyMap<Uuid, number>;
};

/** What the person did about it, who helped, and what a court said. Opening it opens no case: only writing does. */
export function StepsPanel({store}: {store: Store}): JSX.Element {
  const {version, changed} = useChanges();
  const [contents, setContents] = useState<Contents | 'failed'>();
  const [latest, setLatest] = useState('');
  const [failed, setFailed] = useState<FailureCode>();
  const veil = useVeil();
  const putBack = async (change: (record: CaseRecord) => CaseChange) => {
    try {
      await changeCase(store, change, await circumstances());
      setFailed(undefined);
    } catch (error) {
      setFailed((await storeFailure(error, 0)).code);
    }
    tellOthers();
    changed();
  };
  // `version` says that something changed
  useEffect(() => {
    readContents(store).then(setContents, () => setContents('failed'));
  }, [store, version]);
  if (contents === undefined) return <div aria-busy="true" />;
  if (contents === 'failed') {
    return (
      <div class="panel">
        <FailureMessage code="storeUnavailable" />
      </div>
    );
  }
  const {revisions, drafts, people, incidents, numbers} = contents;
  const record = revisions.at(-1)?.record;
  const common = {store, record, drafts, veil, numbers, latest, onLatest: setLatest, onChanged: changed};
  return (
    <div class="panel steps-panel">
      <div class="stack">
        <h1>{say('caseFile_place_steps')}</h1>
        <p>{say('steps_intro')}</p>
        <p class="quiet">{say('steps_introPack')}</p>
      </div>
      <PartSection
        {...common}
        part={toldPart}
        wordsOf={toldWords}
        exhibitsOf={({exhibitId}) => (exhibitId ? [exhibitId] : [])}
        fields={(entry, onEntry) => <ToldForm {...{store, entry, people, onEntry}} />}
      />
      <PartSection
        {...common}
        part={stepPart}
        wordsOf={(entry) => stepWords(entry, people)}
        exhibitsOf={({exhibitIds}) => exhibitIds}
        fields={(entry, onEntry) => <StepForm {...{store, entry, people, onEntry}} />}
      />
      <PartSection
        {...common}
        part={helpPart}
        wordsOf={helpWords}
        fields={(entry, onEntry) => <HelpForm {...{store, entry, people, onEntry}} />}
      />
      <PartSection
        {...common}
        part={referencePart}
        wordsOf={referenceWords}
        fields={(entry, onEntry) => <ReferenceForm {...{store, entry, people, onEntry}} />}
      />
      <PartSection
        {...common}
        part={reportPart}
        wordsOf={helpWords}
        fields={(entry, onEntry) => <ReportForm {...{store, entry, people, onEntry}} />}
      />
      <PartSection
        {...common}
        part={orderPart}
        wordsOf={orderWords}
        finish={(order) => ({
          ...order,
          id: order.id ?? randomUuid(),
          terms: order.terms.filter((term) => term.trim() !== ''),
        })}
        under={(order, shown) => (
          <Breaches {...{store, order, incidents, shown, latest, onLatest: setLatest, onChanged: changed}} />
        )}
        fields={(entry, onEntry) => <OrderForm {...{store, entry, people, onEntry}} />}
      />
      <PartSection
        {...common}
        part={aboutPart}
        wordsOf={aboutWords}
        fields={(entry, onEntry) => <AboutForm {...{store, entry, people, onEntry}} />}
      />
      <History store={store} revisions={revisions} people={people} onPutBack={(change) => void putBack(change)} />
      {failed ? <FailureMessage code={failed} /> : null}
    </div>
  );
}

async function readContents(store: Store): Promise<Contents> {
  const [revisions, drafts, rows, caseId] = await Promise.all([
    caseRevisions(store),
    listDrafts(store),
    allRows(store),
    currentCaseId(store),
  ]);
  const numbers = new Map(rows.map(({id, ordinal}) => [id, ordinal]));
  if (!caseId) return {revisions, drafts, people: [], incidents: [], numbers};
  const subjects = await subjectRows(store, caseId);
  const people = subjects.filter(({mergedInto}) => mergedInto === null);
  const hasOrders = (revisions.at(-1)?.record.orders.length ?? 0) > 0;
  return {
    revisions,
    drafts,
    people: people.map((row) => ({id: row.id, name: subjectName(row)})),
    incidents: hasOrders ? await incidentsOf(store, caseId) : [],
    numbers,
  };
}
