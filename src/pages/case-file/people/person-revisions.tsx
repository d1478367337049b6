import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {formOf} from '../../../core/diary/change-subject.ts';
import type {Sealed} from '../../../core/diary/sealed-record.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import {descriptionOf} from '../../../core/diary/write-subject.ts';
import type {Store} from '../../../store/open-store.ts';
import {subjectRevisions} from '../../../store/subjects.ts';
import {dateAndTime} from '../../shared/dates.ts';
import {whenRead} from '../../shared/when-read.ts';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {PersonFacts} from './person-facts.tsx';

type Props = {store: Store; person: Subject};

/** How what is noted of a person came to be: every revision as it stood, the newest first. */
export function PersonRevisions({store, person}: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const [revisions, setRevisions] = useState<readonly Sealed<Subject>[]>([]);
  useEffect(() => {
    if (open) whenRead(subjectRevisions(store, person.id), setRevisions);
  }, [store, person.id, person.revision, open]);
  return (
    <details class="how" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{say('people_revisions')}</h3>{' '}
        <span class="small quiet">{sayCount('people_revisionCount', person.revision)}</span>
      </summary>
      <ol class="stack stack--wide">
        {revisions.toReversed().map(({record, digest}) => (
          <li key={digest} class="stack">
            <h4 class="numbers">{headingOf(record)}</h4>
            <PersonFacts form={formOf(descriptionOf(record))} />
            <Kinship record={record} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function headingOf({revision, addedAt, changedAt}: Subject): string {
  const {at, offsetMinutes} = changedAt ?? addedAt;
  return say('people_revision', sayNumber(revision), dateAndTime(at, offsetMinutes, true));
}

function Kinship({record}: {record: Subject}): JSX.Element {
  const {unknown, exhibits, mergedInto, mergedFrom = [], splitFrom} = record;
  const lines = [
    ...(unknown ? [say('people_unknownLabel')] : []),
    ...(exhibits.length > 0 ? [sayCount('people_exhibitsByHand', exhibits.length)] : []),
    ...(mergedInto ? [say('people_wasMergedInto')] : []),
    ...(mergedFrom.length > 0 ? [sayCount('people_hasMerged', mergedFrom.length)] : []),
    ...(splitFrom ? [say('people_wasSplit')] : []),
  ];
  return (
    <ul class="small quiet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
