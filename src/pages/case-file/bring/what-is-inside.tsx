import type {JSX} from 'preact';
import type {ImportReading} from '../../../core/import/reading.ts';
import {type ReadingRecord, spanOf} from '../../../core/import/reading-record.ts';
import {formatName} from '../../../core/report/import-words.ts';
import type {Instant} from '../../../core/time.ts';
import {PageText} from '../../shared/page-text.tsx';
import {pageLanguage, say, sayBytes, sayCount, sayNumber} from '../../shared/words.ts';

const MOST_FILES = 50;
const MOST_NAMES = 6;

/** What messages and files are in a file, counted. */
export function WhatIsInside({reading}: {reading: ImportReading}): JSX.Element | null {
  const {counts, formats, messages, files} = reading;
  const many = counts.messages + counts.system;
  if (many === 0 && files.length === 0) return null;
  const senders = [...new Set(messages.flatMap(({from}) => from?.name ?? from?.address ?? []))];
  return (
    <section class="stack">
      {many > 0 ? <Counted counts={counts} formats={formats} span={spanOf(messages)} /> : null}
      {senders.length > 0 ? <Names names={senders} /> : null}
      {many > 0 ? <p class="small quiet">{say('bring_afterKeeping')}</p> : null}
      {files.length > 0 ? <FilesInside files={files} /> : null}
    </section>
  );
}

type CountedProps = Pick<ReadingRecord, 'counts' | 'formats' | 'span'>;

/** How many messages, of which export, between when. */
export function Counted({counts, formats, span}: CountedProps): JSX.Element {
  const parts = [
    sayCount('bring_messagesIn', counts.messages),
    ...(counts.system > 0 ? [sayCount('bring_systemLines', counts.system)] : []),
    ...formats.map((format) => formatName(format, say)),
    ...(span ? [spanText(span)] : []),
  ];
  return <p class="numbers">{parts.join(' · ')}</p>;
}

export function FilesInside({files, leftOut = 0}: {files: ImportReading['files']; leftOut?: number}): JSX.Element {
  const more = files.length - MOST_FILES + leftOut;
  return (
    <details class="bring-more">
      <summary>{sayCount('bring_filesInside', files.length + leftOut)}</summary>
      <ul class="bullets small">
        {files.slice(0, MOST_FILES).map(({path, bytes}, index) => (
          <li key={index}>
            <PageText text={path} /> <span class="quiet numbers">{sayBytes(bytes)}</span>
          </li>
        ))}
        {more > 0 ? <li>{say('bring_moreFiles', sayNumber(more))}</li> : null}
      </ul>
    </details>
  );
}

/** Names out of the file, each set apart. */
function Names({names}: {names: readonly string[]}): JSX.Element {
  const more = names.length - MOST_NAMES;
  return (
    <p class="small bring-names">
      <span class="quiet">{say('bring_fromWhom')}</span>
      {names.slice(0, MOST_NAMES).map((name) => (
        <PageText key={name} text={name} />
      ))}
      {more > 0 ? <span class="quiet">{say('bring_moreFiles', sayNumber(more))}</span> : null}
    </p>
  );
}

function spanText({earliest, latest}: NonNullable<ReadingRecord['span']>): string {
  const [first, last] = [day(earliest), day(latest)];
  return first === last ? first : say('bring_span', first, last);
}

/** A day by world time: the times of a file may be of any zone, so its span is only told in days. */
function day(at: Instant): string {
  return new Intl.DateTimeFormat(pageLanguage(), {dateStyle: 'medium', timeZone: 'UTC'}).format(new Date(at));
}
