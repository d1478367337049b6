import './times.css';
import type {JSX} from 'preact';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';
import type {TimeTold} from './ask-times.ts';

/** What came of asking, an authority a line. Nothing was lost where none answered, and that is said. */
export function ToldTimes({told, otherwise}: {told: readonly TimeTold[]; otherwise: string}): JSX.Element | null {
  if (told.length === 0) return null;
  const some = told.some(({ok}) => ok);
  return (
    <Message kind={some ? 'good' : 'plain'}>
      <ul class="times-told">
        {told.map((one) => (
          <li key={one.host}>{lineOf(one)}</li>
        ))}
      </ul>
      {some ? null : <p>{otherwise}</p>}
    </Message>
  );
}

function lineOf(one: TimeTold): string {
  if (!one.ok) return say(`times_failed_${one.why}`, one.host);
  return say('times_came', one.host, dateAndTime(one.time.at, deviceOffset(one.time.at)));
}
