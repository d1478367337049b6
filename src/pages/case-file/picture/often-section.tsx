import type {JSX} from 'preact';
import {useCallback, useMemo} from 'preact/hooks';
import {byMonth, byWeek} from '../../../core/picture/counting.ts';
import {filledMonths, filledWeeks} from '../../../core/picture/filled.ts';
import {dayNumber, dayOf} from '../../../core/picture/wall-clock.ts';
import {ChoiceField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {Bars} from './bars.tsx';
import type {Paper, Plot} from './chart.tsx';
import {daysText, wallDay} from './happening-words.ts';
import {NotPlacedLine, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';
import {drawBars} from './plots.ts';

const MOST_WEEKS = 104;
const MOST_MONTHS = 60;
const PLACE = 'often';

/** How many in each week or month. */
export function OftenSection({data, happenings, state, onState, opening}: PatternProps): JSX.Element {
  const {by} = state;
  const {buckets, earlier, notPlaced} = useMemo(() => {
    const counted = by === 'week' ? byWeek(happenings, data.zone) : byMonth(happenings, data.zone);
    const filled =
      by === 'week' ? filledWeeks(counted.buckets, MOST_WEEKS) : filledMonths(counted.buckets, MOST_MONTHS);
    return {...filled, notPlaced: counted.notPlaced};
  }, [happenings, data.zone, by]);
  const rows = useMemo(() => buckets.map((one) => ({...one, name: bucketName(one.key)})), [buckets]);
  const draw = useCallback(
    (plot: Plot, paper: Paper) => {
      const bars = buckets.map(({key, ids, about}, index) => ({
        ...{key, count: ids.length, about: about.length},
        tick: tickText(key, buckets[index - 1]?.key),
      }));
      return drawBars(plot, bars, paper, by === 'week' ? 'start' : 'middle');
    },
    [buckets, by],
  );
  return (
    <PatternSection place={PLACE} title={say('picture_often')} how={say('picture_oftenHow')} {...{data, opening}}>
      <ChoiceField
        class="short-field"
        label={say('picture_oftenBy')}
        value={by}
        options={[
          {value: 'week', label: say('picture_byWeek')},
          {value: 'month', label: say('picture_byMonth')},
        ]}
        onChoose={(next) => onState({...state, by: next})}
      />
      {rows.length > 0 ? (
        <Bars
          {...{rows, draw, opening, place: PLACE}}
          label={say(by === 'week' ? 'picture_chartWeeks' : 'picture_chartMonths')}
          head={say(by === 'week' ? 'picture_colWeek' : 'picture_colMonth')}
          earlier={{
            label: say('picture_earlierOnes'),
            ids: earlier.flatMap(({ids, about}) => [...ids, ...about]),
          }}
        />
      ) : (
        <p class="quiet">{say('picture_nothingCounted')}</p>
      )}
      <NotPlacedLine
        {...{notPlaced, opening, place: PLACE}}
        crossing={say(by === 'week' ? 'picture_crossWeek' : 'picture_crossMonth')}
      />
    </PatternSection>
  );
}

/** A month in words, or the first and last day of a week. */
function bucketName(key: string): string {
  return key.length === 7
    ? wallDay(Date.parse(`${key}-01T00:00:00Z`), {month: 'long', year: 'numeric'})
    : daysText(key, dayOf(dayNumber(key) + 6));
}

/** Under the first week of each month, and under each month. */
function tickText(key: string, before: string | undefined): string {
  if (before !== undefined && before.slice(0, 7) === key.slice(0, 7)) return '';
  const january = before === undefined || before.slice(0, 4) !== key.slice(0, 4);
  return wallDay(Date.parse(`${key.slice(0, 7)}-01T00:00:00Z`), {
    month: 'short',
    ...(january ? {year: 'numeric'} : {}),
  });
}
