import type {JSX} from 'preact';
import type {Incident} from '../../../core/diary/incident.ts';
import {daysUntil} from '../../../core/diary/told-time.ts';
import type {Moment} from '../../../core/time.ts';
import {Button} from '../../shared/button.tsx';
import {momentTexts} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {type VeilState, WordsUnderVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {TableRow} from '../table-row.tsx';
import {useTextInPart} from '../use-text-in-part.tsx';
import {detailRows, type Lookup, type Part, textOf, timeRows} from './told-rows.ts';

/** Name of the veil over all that was told. */
const TOLD = 'told';

type Props = {incident: Incident; veil: VeilState};

/** The person's own words, under a veil until they ask for them. */
export function ToldWords({incident, veil}: Props): JSX.Element {
  const shown = veil.showsWords(TOLD);
  const {words} = incident;
  const {part, rest} = useTextInPart(words);
  return (
    <section class="stack">
      <div class="heading-with-button">
        <h3>{say('diary_row_words')}</h3>
        <Button small icon="eye" pressed={shown} onPress={() => veil.toggle(TOLD)}>
          {shown ? say('diary_hideWords') : say('diary_showWords')}
        </Button>
      </div>
      <div class="words">
        {shown ? <PageText text={part} as="block" /> : <WordsUnderVeil length={words.length} lines={4} />}
      </div>
      {shown ? rest : null}
    </section>
  );
}

/** The four times, apart: when it happened and was noticed, as told; when it was written and changed, by the clock. */
export function TimesOfIncident({incident}: {incident: Incident}): JSX.Element {
  const {happened, writtenAt, changedAt} = incident;
  const days = daysUntil(happened, writtenAt) ?? 0;
  return (
    <section class="stack">
      <h3>{say('caseFile_times')}</h3>
      <dl class="table">
        {timeRows(incident).map(({name, label, parts}) => (
          <TableRow key={name} label={label}>
            <Parts parts={parts} />
          </TableRow>
        ))}
        <TableRow label={say('diary_row_written')}>
          <MomentText moment={writtenAt} />
          {days > 0 ? <div class="small">{sayCount('diary_daysAfter', days)}</div> : null}
        </TableRow>
        {changedAt ? (
          <TableRow label={say('diary_row_changedAt')}>
            <MomentText moment={changedAt} />
          </TableRow>
        ) : null}
      </dl>
      <p class="small quiet">{say('diary_timesHint')}</p>
    </section>
  );
}

/** One under the other, each in its own direction. */
export function Parts({parts}: {parts: readonly Part[]}): JSX.Element {
  return (
    <>
      {parts.map(({label, text}, index) => (
        <div key={index} class="told-part">
          {label ? <span class="small quiet">{label}</span> : null}
          <PageText text={text} as="block" />
        </div>
      ))}
    </>
  );
}

function MomentText({moment}: {moment: Moment}): JSX.Element {
  const {local, utc} = momentTexts(moment);
  return (
    <time dateTime={moment.at} class="numbers">
      {local}
      {utc ? <span class="small quiet utc">{utc}</span> : null}
    </time>
  );
}

/** What can be read without lifting the veil: enough to know which entry it is. */
const PLAIN = /^(where|medium|person|kinds|marks|tags|writtenBy)/;

/** All that was told besides, only what was; what may hurt is under the same veil as the words. */
export function ToldTable({incident, lookup, veil}: Props & {lookup: Lookup}): JSX.Element | null {
  const rows = detailRows(incident, lookup);
  const shown = veil.showsWords(TOLD);
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h3>{say('diary_told')}</h3>
      <dl class="table">
        {rows.map((row) => (
          <TableRow key={row.name} label={row.label}>
            {shown || PLAIN.test(row.name) ? (
              <Parts parts={row.parts} />
            ) : (
              <WordsUnderVeil length={textOf(row).length} lines={2} />
            )}
          </TableRow>
        ))}
      </dl>
    </section>
  );
}
