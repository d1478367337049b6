import type {JSX} from 'preact';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Sealed} from '../../../core/diary/sealed-record.ts';
import {Button} from '../../shared/button.tsx';
import {CopyText} from '../../shared/copy-text.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {VeiledDetails} from '../../shared/veiled-text.tsx';
import {say, sayNumber} from '../../shared/words.ts';
import {TableRow} from '../table-row.tsx';
import {compareWords} from './compare-words.ts';
import {Parts} from './told.tsx';
import {type Lookup, type ToldRow, textOf, toldRows} from './told-rows.ts';

type Props = {revisions: readonly Sealed<Incident>[]; lookup: Lookup; onBack(revision: number): void};

/** How every sentence came to be: each revision, when it was written, and what it changed. */
export function Revisions({revisions, lookup, onBack}: Props): JSX.Element {
  const newest = revisions.length;
  return (
    <ol class="revisions" reversed>
      {revisions
        .map((sealed, index) => ({sealed, before: revisions[index - 1]}))
        .reverse()
        .map(({sealed, before}) => (
          <OneRevision
            key={sealed.digest}
            sealed={sealed}
            before={before}
            lookup={lookup}
            onBack={sealed.record.revision === newest ? undefined : () => onBack(sealed.record.revision)}
          />
        ))}
    </ol>
  );
}

type OneProps = {
  sealed: Sealed<Incident>;
  before: Sealed<Incident> | undefined;
  lookup: Lookup;
  onBack: (() => void) | undefined;
};

function OneRevision({sealed, before, lookup, onBack}: OneProps): JSX.Element {
  const {record, digest} = sealed;
  const at = record.changedAt ?? record.writtenAt;
  const when = dateAndTime(at.at, at.offsetMinutes, true);
  return (
    <li class="revisions__one stack">
      <p class="numbers">
        {before
          ? say('diary_revisionChanged', sayNumber(record.revision), when)
          : say('diary_revisionWritten', sayNumber(record.revision), when)}
      </p>
      <VeiledDetails
        summary={<span class="small">{before ? say('diary_whatChanged') : say('diary_whatWasWritten')}</span>}
      >
        {() => <Changes before={before?.record} after={record} lookup={lookup} />}
      </VeiledDetails>
      <div class="revisions__ways">
        <CopyText text={digest} label={say('diary_digestOf', sayNumber(record.revision))} />
        {onBack ? (
          <Button small icon="again" onPress={onBack}>
            {say('diary_backToThis')}
            <span class="only-read"> {sayNumber(record.revision)}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}

type ChangesProps = {before: Incident | undefined; after: Incident; lookup: Lookup};

/** Member by member what was said before and after; of a first revision all that it says. */
function Changes({before, after, lookup}: ChangesProps): JSX.Element {
  const later = toldRows(after, lookup);
  if (!before) return <AllOfIt rows={later} />;
  const earlier = toldRows(before, lookup);
  const rows = [...later, ...earlier.filter(({name}) => !later.some((one) => one.name === name))];
  const changes = rows
    .map(({name, label}) => ({
      name,
      label,
      before: textIn(earlier, name),
      after: textIn(later, name),
    }))
    .filter((change) => change.before !== change.after);
  if (changes.length === 0) return <p class="small quiet">{say('diary_nothingChanged')}</p>;
  return (
    <dl class="table changes">
      {changes.map((change) => (
        <TableRow key={change.name} label={change.label}>
          <Compared {...change} />
        </TableRow>
      ))}
    </dl>
  );
}

function AllOfIt({rows}: {rows: readonly ToldRow[]}): JSX.Element {
  return (
    <dl class="table changes">
      {rows.map(({name, label, parts}) => (
        <TableRow key={name} label={label}>
          <Parts parts={parts} />
        </TableRow>
      ))}
    </dl>
  );
}

function textIn(rows: readonly ToldRow[], name: string): string {
  const found = rows.find((one) => one.name === name);
  return found ? textOf(found) : '';
}

/** What a person wrote freely is set side by side word by word; a date or a list is shown as it was and as it is. */
const FREE = /^(words|medium|who|kindWords|felt|changed|injury|loss|threats|weapon|vehicle|children|did)$/;

function Compared({name, before, after}: {name: string; before: string; after: string}): JSX.Element {
  const stretches = before !== '' && after !== '' && FREE.test(name) ? compareWords(before, after) : undefined;
  if (!stretches) {
    return (
      <div class="compared stack stack--close">
        {before === '' ? null : <Stretch kind="before" text={before} />}
        {after === '' ? null : <Stretch kind="after" text={after} />}
      </div>
    );
  }
  return (
    <div class="compared" dir="auto">
      {stretches.map((one, index) =>
        one.in === 'both' ? (
          <PageText key={index} text={one.text} as="inside" />
        ) : (
          <Stretch key={index} kind={one.in} text={one.text} />
        ),
      )}
    </div>
  );
}

/** Taken out or put in: told by a line through or under it, and by words for those who hear it. */
function Stretch({kind, text}: {kind: 'before' | 'after'; text: string}): JSX.Element {
  return kind === 'before' ? (
    <del class="compared__part">
      <span class="only-read">{say('diary_takenOut')} </span>
      <PageText text={text} />
    </del>
  ) : (
    <ins class="compared__part">
      <span class="only-read">{say('diary_putIn')} </span>
      <PageText text={text} />
    </ins>
  );
}
