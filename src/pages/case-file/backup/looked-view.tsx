import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {BackupCase} from '../../../core/backup/summary.ts';
import type {Counts, RestoreTally} from '../../../store/backup/restore-tally.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayBytes, sayCount} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {type BackupState, endBackup, takeItIn} from './backup-work.ts';

type LookedProps = {store: Store; looked: BackupState & {kind: 'looked'}};

/** What is in a copy and what would come of it, before anything is written. */
export function LookedView({store, looked}: LookedProps): JSX.Element {
  const {tally, file, typed, fits} = looked;
  const {summary} = tally;
  const isNew = bringsSomething(tally);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack stack--wide">
      <h3 ref={heading} tabIndex={-1}>
        {say('backup_lookedHeading')}
      </h3>
      <dl class="backup-facts">
        <dt>{say('backup_madeAt')}</dt>
        <dd class="numbers">{dateAndTime(summary.madeAt.at, summary.madeAt.offsetMinutes)}</dd>
        <dt>{say('backup_madeOn')}</dt>
        <dd>
          <PageText text={summary.madeOn} />
        </dd>
        <dt>{say('backup_cases')}</dt>
        <dd>
          <ul class="backup-list">
            {summary.cases.map((one) => (
              <CaseLine key={one.caseId} one={one} />
            ))}
          </ul>
        </dd>
      </dl>
      <h4>{say('backup_brings')}</h4>
      <TallyLines tally={tally} />
      {isNew ? <p class="small quiet">{say('backup_keyToo')}</p> : null}
      {fits ? null : <Message kind="warn">{say('backup_noRoom', sayBytes(tally.newBytes))}</Message>}
      <div class="row-of-buttons">
        {isNew ? (
          <Button kind="main" icon="bring" resting={!fits} onPress={() => void takeItIn(store, file, typed)}>
            {say('backup_bringIt')}
          </Button>
        ) : null}
        <Button onPress={endBackup}>{say(isNew ? 'backup_leave' : 'backup_done')}</Button>
      </div>
    </div>
  );
}

function CaseLine({one}: {one: BackupCase}): JSX.Element {
  return (
    <li>
      <strong>{one.title.trim() === '' ? say('backup_noTitle') : <PageText text={one.title} />}</strong>
      <div class="small quiet numbers">{countsText(one)}</div>
    </li>
  );
}

/** What came in. */
export function TakenInView({tally}: {tally: RestoreTally}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack stack--wide">
      <Message kind="good">
        <h3 ref={heading} tabIndex={-1}>
          {say('backup_takenIn')}
        </h3>
        <p>{say('backup_takenInNext')}</p>
      </Message>
      <h4>{say('backup_brought')}</h4>
      <TallyLines tally={tally} />
      <div class="row-of-buttons">
        <a class="button button--main" href={routeAddress({panel: 'everything', query: '', open: undefined})}>
          <span>{say('backup_openAll')}</span>
        </a>
        <Button onPress={endBackup}>{say('backup_done')}</Button>
      </div>
    </div>
  );
}

function TallyLines({tally}: {tally: RestoreTally}): JSX.Element {
  const {added, here, apart, stayDeleted, deleted, broken, brokenLines} = tally;
  const lines = [
    ...(sumOf(added) > 0 ? [countsText(added)] : []),
    ...(bringsSomething(tally) ? [] : [say('backup_nothingNew')]),
    ...(sumOf(here) > 0 && bringsSomething(tally) ? [sayCount('backup_here', sumOf(here))] : []),
    ...(sumOf(apart) > 0 ? [sayCount('backup_apart', sumOf(apart))] : []),
    ...(deleted > 0 ? [sayCount('backup_deleted', deleted)] : []),
    ...(stayDeleted > 0 ? [sayCount('backup_stay', stayDeleted)] : []),
  ];
  const faults = [
    ...(broken > 0 ? [sayCount('backup_broken', broken)] : []),
    ...(brokenLines > 0 ? [sayCount('backup_lines', brokenLines)] : []),
  ];
  return (
    <>
      <ul class="backup-list numbers">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {faults.length > 0 ? (
        <Message kind="warn">
          {faults.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Message>
      ) : null}
    </>
  );
}

/** Small things such as notes and labels may still be missing here; for them alone it is offered too. */
function bringsSomething({added, apart, deleted}: RestoreTally): boolean {
  return sumOf(added) + sumOf(apart) + deleted > 0;
}

function sumOf({exhibits, incidents, subjects}: Counts): number {
  return exhibits + incidents + subjects;
}

function countsText({exhibits, incidents, subjects}: Counts): string {
  return [
    ...(exhibits > 0 ? [sayCount('backup_exhibits', exhibits)] : []),
    ...(incidents > 0 ? [sayCount('backup_incidents', incidents)] : []),
    ...(subjects > 0 ? [sayCount('backup_subjects', subjects)] : []),
  ].join(' · ');
}
