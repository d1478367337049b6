import type {JSX} from 'preact';
import {useCallback, useId, useMemo} from 'preact/hooks';
import {hourByWeekday} from '../../../core/picture/hour-map.ts';
import {say, sayCount} from '../../shared/words.ts';
import {Chart, type Paper, type Plot} from './chart.tsx';
import {CountTable} from './count-table.tsx';
import {wallDay} from './happening-words.ts';
import {NotPlacedLine, openIn, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';
import {drawHours, WIDE_MAP} from './plots.ts';

const PLACE = 'hours';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, on which names of days and hours are read off. */
const MONDAY = Date.UTC(2024, 0, 1);

/** At which hours of which days. */
export function HoursSection({data, happenings, opening}: PatternProps): JSX.Element {
  const id = useId().replace(/\W/g, '');
  const {cells, notPlaced} = useMemo(() => hourByWeekday(happenings, data.zone), [happenings, data.zone]);
  const rows = useMemo(
    () =>
      cells.map(({weekday, hour, ids}) => ({
        ...{key: `${weekday} ${hour}`, ids, about: []},
        name: `${weekdayName(weekday, 'long')}, ${hourName(hour)} – ${hourName((hour + 1) % 24)}`,
      })),
    [cells],
  );
  const pieces = useMemo(
    () =>
      rows.map(({name, ids}) => ({
        label: `${name}: ${sayCount('picture_things', ids.length)}`,
        empty: ids.length === 0,
      })),
    [rows],
  );
  const draw = useCallback(
    (plot: Plot, paper: Paper) => {
      const counts = cells.map(({weekday, hour, ids}) => ({weekday, hour, count: ids.length}));
      const weekdays = Array.from({length: 7}, (_, weekday) => weekdayName(weekday, 'short'));
      const hours = Array.from({length: 24}, (_, hour) => hourName(hour));
      return drawHours(plot, counts, weekdays, hours, paper);
    },
    [cells],
  );
  const filled = rows.filter(({ids}) => ids.length > 0);
  const open = (title: string, ids: (typeof rows)[0]['ids']) => openIn({title, ids, place: PLACE, opening});
  return (
    <PatternSection place={PLACE} title={say('picture_hours')} how={say('picture_hoursHow')} {...{data, opening}}>
      {filled.length > 0 ? (
        <>
          <Chart
            {...{id, pieces, draw}}
            label={say('picture_chartHours')}
            arrows={(width) => (width >= WIDE_MAP ? {right: 1, down: 24} : {right: 24, down: 1})}
            onPress={(index) => {
              const row = rows[index];
              if (row && row.ids.length > 0) open(row.name, row.ids);
            }}
          />
          <CountTable
            caption={say('picture_chartHours')}
            head={say('picture_colHour')}
            rows={filled}
            onOpen={(title, ids) => open(title, [...ids])}
          />
        </>
      ) : (
        <p class="quiet">{say('picture_nothingCounted')}</p>
      )}
      <NotPlacedLine {...{notPlaced, opening, place: PLACE}} crossing={say('picture_crossHour')} />
    </PatternSection>
  );
}

function weekdayName(weekday: number, length: 'long' | 'short'): string {
  return wallDay(MONDAY + weekday * DAY, {weekday: length});
}

function hourName(hour: number): string {
  return wallDay(MONDAY + hour * HOUR, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
}
