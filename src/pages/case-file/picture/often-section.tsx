import type {JSX} from 'preact';
import {useCallback, useId, useMemo} from 'preact/hooks';
import {byMonth, byWeek} from '../../../core/picture/counting.ts';
import {filledMonths, filledWeeks} from '../../../core/picture/filled.ts';
import {dayNumber, dayOf} from '../../../core/picture/wall-clock.ts';
import {Button} from '../../shared/button.tsx';
import {ChoiceField} from '../../shared/text-field.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {Chart, type Paper, type Plot} from './chart.tsx';
import {CountTable} from './count-table.tsx';
import {daysText, wallDay} from './happening-words.ts';
import {NotPlacedLine, openIn, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';
import {drawBars} from './plots.ts';

const MOST_WEEKS = 104;
const MOST_MONTHS = 60;
const PLACE = 'often';

/** How many in each week or month. */
export function OftenSection({data, happenings, state, onState, opening}: PatternProps): JSX.Element {
  const {by} = state;
  const id = useId().replace(/\W/g, '');
  const {buckets, earlier, notPlaced} = useMemo(() => {
    const counted = by === 'week' ? byWeek(happenings, data.zone) : byMonth(happenings, data.zone);
    const filled =
      by === 'week' ? filledWeeks(counted.buckets, MOST_WEEKS) : filledMonths(counted.buckets, MOST_MONTHS);
    return {...filled, notPlaced: counted.notPlaced};
  }, [happenings, data.zone, by]);
  const rows = useMemo(() => buckets.map((one) => ({...one, name: bucketName(one.key)})), [buckets]);
  const pieces = useMemo(
    () =>
      rows.map(({name, ids, about}) => ({
        label: `${name}: ${countText(ids.length, about.length)}`,
        empty: ids.length + about.length === 0,
      })),
    [rows],
  );
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
        <>
          <Chart
            {...{id, pieces, draw}}
            label={say(by === 'week' ? 'picture_chartWeeks' : 'picture_chartMonths')}
            arrows={() => ({right: 1, down: rows.length})}
            onPress={(index) => {
              const row = rows[index];
              if (row) openIn({title: row.name, ids: [...row.ids, ...row.about], place: PLACE, opening});
            }}
          />
          {earlier.length > 0 ? (
            <div>
              <Button
                small
                onPress={() =>
                  openIn({
                    ...{title: say('picture_earlierOnes'), place: PLACE, opening},
                    ids: earlier.flatMap(({ids, about}) => [...ids, ...about]),
                  })
                }
              >
                {say('picture_earlierOnes')}
              </Button>
            </div>
          ) : null}
          <CountTable
            caption={say(by === 'week' ? 'picture_chartWeeks' : 'picture_chartMonths')}
            head={say(by === 'week' ? 'picture_colWeek' : 'picture_colMonth')}
            rows={rows}
            onOpen={(title, ids) => openIn({title, ids, place: PLACE, opening})}
          />
        </>
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

/** `7`, or `7, and 2 told as “about then”`. */
export function countText(known: number, about: number): string {
  return about === 0
    ? sayCount('picture_things', known)
    : say('picture_countAbout', sayNumber(known), sayNumber(about));
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
