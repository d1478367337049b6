import type {JSX} from 'preact';
import {useId, useState} from 'preact/hooks';
import type {ToldTime} from '../../../core/diary/told-time.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {Button} from '../../shared/button.tsx';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {pageLanguage, say} from '../../shared/words.ts';

/** How somebody tells a time. */
const WAYS = ['exact', 'about', 'month', 'between', 'unknown'] as const;
type Way = (typeof WAYS)[number];

type Props = {told: ToldTime; question: string; onChange(told: ToldTime): void};

/** A time as somebody knows it: to the minute, about, only the month, between two, not at all; and in their own words. */
export function TimeFields({told, question, onChange}: Props): JSX.Element {
  const [way, setWay] = useState<Way>(() => wayOf(told));
  const set = (part: Partial<ToldTime>) => onChange({...told, ...part});
  const choose = (next: Way) => {
    setWay(next);
    set({
      precision: next === 'month' ? 'about' : next,
      end: next === 'between' ? told.end : null,
      start: next === 'unknown' ? '' : next === 'month' ? told.start.slice(0, 7) : told.start,
    });
  };
  const setNow = (start: string) => {
    setWay('exact');
    set({start, end: null, precision: 'exact'});
  };
  return (
    <div class="stack">
      {told.start === '' ? <QuickTimes onChoose={setNow} /> : null}
      <Ways way={way} question={question} onChoose={choose} />
      {way === 'exact' || way === 'about' ? (
        <DayAndClock
          day={say('diary_day')}
          clock={say('diary_clock')}
          wall={told.start}
          onInput={(start) => set({start})}
        />
      ) : null}
      {way === 'month' ? <MonthAndYear wall={told.start} onInput={(start) => set({start})} /> : null}
      {way === 'between' ? (
        <>
          <DayAndClock
            day={say('diary_dayFrom')}
            clock={say('diary_clockFrom')}
            wall={told.start}
            onInput={(start) => set({start})}
          />
          <DayAndClock
            day={say('diary_dayTo')}
            clock={say('diary_clockTo')}
            wall={told.end ?? ''}
            onInput={(end) => set({end: end === '' ? null : end})}
          />
        </>
      ) : null}
      <TextField
        label={say('diary_timeWords')}
        hint={say('diary_timeWordsHint')}
        value={told.said ?? ''}
        onInput={(said) => onChange(withWords(told, said))}
      />
      <ZoneField zone={told.zone} onChoose={(zone) => set({zone})} />
    </div>
  );
}

function wayOf({start, precision}: ToldTime): Way {
  return precision === 'about' && (start.length === 4 || start.length === 7) ? 'month' : precision;
}

function withWords(told: ToldTime, said: string): ToldTime {
  const {said: _, ...rest} = told;
  return said === '' ? rest : {...rest, said};
}

function Ways({way, question, onChoose}: {way: Way; question: string; onChoose(way: Way): void}): JSX.Element {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{question}</legend>
      <div class="write__ways">
        {WAYS.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={way === one} onChange={() => onChoose(one)} />
            <span>{say(`diary_timeWay_${one}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The times that are told most, at one press. */
function QuickTimes({onChoose}: {onChoose(wall: string): void}): JSX.Element {
  return (
    <div class="row-of-buttons">
      <Button small onPress={() => onChoose(wallNow(0))}>
        {say('diary_justNow')}
      </Button>
      <Button small onPress={() => onChoose(wallNow(0).slice(0, 10))}>
        {say('diary_today')}
      </Button>
      <Button small onPress={() => onChoose(wallNow(1).slice(0, 10))}>
        {say('diary_yesterday')}
      </Button>
    </div>
  );
}

/** This minute on the wall clock of this computer, or that of some days ago. */
function wallNow(daysAgo: number): string {
  const {at, offsetMinutes} = deviceNow();
  const wall = new Date(Date.parse(at) + offsetMinutes * 60_000 - daysAgo * 86_400_000);
  return wall.toISOString().slice(0, 16);
}

type WallProps = {day: string; clock: string; wall: string; onInput(wall: string): void};

function DayAndClock({day, clock, wall, onInput}: WallProps): JSX.Element {
  const {date, time} = halvesOf(wall);
  return (
    <div class="write__pair">
      <TextField type="date" label={day} value={date} onInput={(next) => onInput(joined(next, time))} />
      <TextField type="time" label={clock} value={time} onInput={(next) => onInput(joined(date, next))} />
    </div>
  );
}

/** Day and clock of what was typed so far; a clock without a day waits for it. */
function halvesOf(wall: string): {date: string; time: string} {
  if (/^\d{2}:\d{2}$/.test(wall)) return {date: '', time: wall};
  const [date = '', time = ''] = wall.split('T');
  return {date: date.length === 10 ? date : '', time};
}

function joined(date: string, time: string): string {
  return date !== '' && time !== '' ? `${date}T${time}` : date || time;
}

function MonthAndYear({wall, onInput}: {wall: string; onInput(wall: string): void}): JSX.Element {
  const [year, setYear] = useState(wall.slice(0, 4));
  const [month, setMonth] = useState(wall.slice(5, 7));
  const months = [
    {value: '', label: say('diary_monthUnknown')},
    ...Array.from({length: 12}, (_, index) => ({value: String(index + 1).padStart(2, '0'), label: monthName(index)})),
  ];
  const write = (typedYear: string, nextMonth: string) => {
    // A month without a year is taken for one of this year, which stands there to be changed.
    const nextYear = typedYear === '' && nextMonth !== '' ? wallNow(0).slice(0, 4) : typedYear;
    setYear(nextYear);
    setMonth(nextMonth);
    onInput(nextMonth === '' ? nextYear : `${nextYear}-${nextMonth}`);
  };
  return (
    <div class="write__pair">
      <ChoiceField label={say('diary_month')} value={month} options={months} onChoose={(next) => write(year, next)} />
      <TextField type="number" label={say('diary_year')} value={year} onInput={(next) => write(next, month)} />
    </div>
  );
}

function monthName(index: number): string {
  return new Intl.DateTimeFormat(pageLanguage(), {month: 'long', timeZone: 'UTC'}).format(Date.UTC(2024, index, 1));
}

/** Where the clock hangs that the time was read from; asked only of those who were somewhere else. */
function ZoneField({zone, onChoose}: {zone: string; onChoose(zone: string): void}): JSX.Element {
  const [open, setOpen] = useState(false);
  const name = zone || say('diary_zoneUnknown');
  if (!open) {
    return (
      <p class="small quiet">
        {say('diary_zoneIs', name)}{' '}
        <Button kind="plain" small onPress={() => setOpen(true)}>
          {say('diary_zoneOther')}
        </Button>
      </p>
    );
  }
  const zones = [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])];
  const options = zones.map((one) => ({value: one, label: one || say('diary_zoneUnknown')}));
  return <ChoiceField label={say('diary_zone')} value={zone} options={options} onChoose={onChoose} />;
}
