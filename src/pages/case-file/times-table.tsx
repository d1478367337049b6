import type {JSX} from 'preact';
import type {CaptureRecord, Exhibit} from '../../core/capture/exhibit.ts';
import {clockDifference} from '../../core/facts/clock.ts';
import {type FactsRecord, known} from '../../core/facts/facts.ts';
import type {Instant, Moment} from '../../core/time.ts';
import {dateAndTime, deviceOffset, momentTexts} from '../shared/dates.ts';
import {PageText} from '../shared/page-text.tsx';
import {say, sayCount} from '../shared/words.ts';
import {FactValue} from './fact-value.tsx';
import {TableRow} from './table-row.tsx';

/** When it was seen, by this device's clock; and when the page says it was made. The two are never mixed. */
export function TimesTable({exhibit, facts}: {exhibit: Exhibit; facts: FactsRecord | undefined}): JSX.Element {
  const {offsetMinutes, zone} = exhibit.sealedAt;
  return (
    <section class="stack">
      <h3>{say('caseFile_times')}</h3>
      <dl class="table">
        {exhibit.origin === 'captured' ? (
          <TableRow label={say('caseFile_time_seen')}>
            <MomentText moment={exhibit.capture.startedAt} />
          </TableRow>
        ) : (
          <TableRow label={say('caseFile_time_picked')}>
            <MomentText moment={exhibit.imported.pickedAt} />
          </TableRow>
        )}
        <TableRow label={say('caseFile_time_sealed')}>
          <MomentText moment={exhibit.sealedAt} />
          <div class="small quiet">
            {zone ? say('caseFile_time_byDevice', zone) : say('caseFile_time_byDeviceNoZone')}
          </div>
        </TableRow>
        {exhibit.origin === 'captured' ? <SiteClock capture={exhibit.capture} /> : null}
        {facts ? <Claimed facts={facts} offsetMinutes={offsetMinutes} /> : null}
      </dl>
    </section>
  );
}

/** The site's clock beside this computer's, at the same moment: a difference, never the truth. */
function SiteClock({capture}: {capture: CaptureRecord}): JSX.Element | null {
  const {serverDate, serverDateAt, startedAt} = capture;
  if (!known(serverDate) || !serverDateAt) return null;
  const ahead = clockDifference(serverDate.value, serverDateAt);
  if (ahead === undefined) return null;
  return (
    <TableRow label={say('caseFile_time_siteClock')}>
      {say('caseFile_clockSaid', serverDate.value, dateAndTime(serverDateAt, startedAt.offsetMinutes, true))}{' '}
      {ahead === 0
        ? say('caseFile_clockSame')
        : sayCount(ahead > 0 ? 'caseFile_clockAhead' : 'caseFile_clockBehind', Math.abs(ahead))}
      <div class="small quiet">{say('caseFile_clockHint')}</div>
    </TableRow>
  );
}

function Claimed({facts, offsetMinutes}: {facts: FactsRecord; offsetMinutes: number}): JSX.Element {
  const {shown, exact, fromId, earliest, latest} = facts.postedAt;
  const asTime = (at: Instant) => <MomentText moment={{at, offsetMinutes: deviceOffset(at)}} />;
  return (
    <>
      <TableRow label={say('caseFile_time_shown')}>
        <FactValue fact={shown} show={(value) => <PageText text={value} />} />
      </TableRow>
      <TableRow label={say('caseFile_time_exact')}>
        <FactValue fact={exact} show={asTime} />
      </TableRow>
      {known(fromId) ? (
        <TableRow label={say('caseFile_time_fromId')}>
          <FactValue fact={fromId} show={asTime} />
        </TableRow>
      ) : null}
      {earliest && latest && !known(exact) ? (
        <TableRow label={say('caseFile_time_canMean')}>
          {say('caseFile_time_between', dateAndTime(earliest, offsetMinutes), dateAndTime(latest, offsetMinutes))}
        </TableRow>
      ) : null}
    </>
  );
}

function MomentText({moment}: {moment: Pick<Moment, 'at' | 'offsetMinutes'>}): JSX.Element {
  const {local, utc} = momentTexts(moment);
  return (
    <time dateTime={moment.at} class="numbers">
      {local}
      {utc ? <span class="small quiet utc">{utc}</span> : null}
    </time>
  );
}
