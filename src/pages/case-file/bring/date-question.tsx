import type {JSX} from 'preact';
import {dateUnder} from '../../../core/import/chat/date-under.ts';
import type {DateOrder, ImportReading} from '../../../core/import/reading.ts';
import {orderName} from '../../../core/report/import-words.ts';
import {Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {pageLanguage, say, sayCount} from '../../shared/words.ts';

type Props = {
  name: string;
  reading: ImportReading;
  chosen: DateOrder | undefined;
  onAnswer(order: DateOrder | undefined): void;
};

/** Asks for the order of day and month where the whole file leaves it open, with two of its own lines. */
export function DateQuestion({name, reading, chosen, onAnswer}: Props): JSX.Element | null {
  const {dateOrder, messages} = reading;
  const possible = dateOrder?.possible ?? [];
  const isOpen = dateOrder?.order === null && possible.length > 1;
  if (!isOpen && !chosen) return null;
  const samples = samplesOf(messages);
  return (
    <Message kind="plain" live={false}>
      <fieldset class="choices">
        <legend>{say('bring_dateQuestion')}</legend>
        <p class="small">
          {say('bring_dateExample')}
          {samples.map((sample) => (
            <span key={sample} class="bring-sample mono">
              <PageText text={sample} />
            </span>
          ))}
        </p>
        {(possible.length > 0 ? possible : chosen ? [chosen] : []).map((order) => (
          <label key={order}>
            <input type="radio" name={`${name}-order`} checked={chosen === order} onChange={() => onAnswer(order)} />
            <span>
              {say('bring_dateAs', orderName(order, say), shown(samples[0] ?? '', order))}{' '}
              <Backwards many={dateOrder?.backwards[order] ?? 0} />
            </span>
          </label>
        ))}
        <label>
          <input
            type="radio"
            name={`${name}-order`}
            checked={chosen === undefined}
            onChange={() => onAnswer(undefined)}
          />
          <span>{say('bring_dateUnsure')}</span>
        </label>
      </fieldset>
    </Message>
  );
}

function Backwards({many}: {many: number}): JSX.Element | null {
  return many > 0 ? <span class="small quiet">{sayCount('bring_dateBackwards', many)}</span> : null;
}

/** Two lines that differ, as they are written. */
function samplesOf(messages: ImportReading['messages']): string[] {
  const written = messages.flatMap(({time}) => time?.written ?? []);
  const [first] = written;
  const other = written.findLast((one) => one !== first);
  return [first, other].filter((one) => one !== undefined);
}

function shown(written: string, order: DateOrder): string {
  const day = dateUnder(written, order);
  return day === undefined
    ? written
    : new Intl.DateTimeFormat(pageLanguage(), {dateStyle: 'long', timeZone: 'UTC'}).format(
        new Date(`${day}T00:00:00Z`),
      );
}
