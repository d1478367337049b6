import type {JSX} from 'preact';
import {useCallback, useId, useMemo} from 'preact/hooks';
import {periodsOf} from '../../../core/picture/periods.ts';
import {Button} from '../../shared/button.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {Chart, type Paper, type Plot} from './chart.tsx';
import {CountTable} from './count-table.tsx';
import {daysText, wallDay} from './happening-words.ts';
import {countText} from './often-section.tsx';
import {NotPlacedLine, openIn, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';
import {drawBars} from './plots.ts';

const PLACE = 'periods';

/** Periods of the same length side by side, so that more and less can be seen without anybody's score. */
export function PeriodsSection({data, happenings, opening}: PatternProps): JSX.Element {
  const id = useId().replace(/\W/g, '');
  const {days, periods, earlier, notPlaced} = useMemo(() => periodsOf(happenings, data.zone), [happenings, data.zone]);
  const rows = useMemo(
    () => periods.map(({first, last, ids, about}) => ({key: first, name: daysText(first, last), ids, about})),
    [periods],
  );
  const pieces = useMemo(
    () =>
      rows.map(({name, ids, about}) => ({
        label: `${name}: ${countText(ids.length, about.length)}`,
        empty: ids.length + about.length === 0,
      })),
    [rows],
  );
  const draw = useCallback(
    (plot: Plot, paper: Paper) =>
      drawBars(
        plot,
        rows.map(({key, ids, about}) => ({
          ...{key, count: ids.length, about: about.length},
          tick: wallDay(Date.parse(`${key}T00:00:00Z`), {day: 'numeric', month: 'short'}),
        })),
        paper,
        'middle',
      ),
    [rows],
  );
  return (
    <PatternSection
      place={PLACE}
      title={say('picture_periods')}
      how={say('picture_periodsHow', sayNumber(days))}
      {...{data, opening}}
    >
      {rows.length > 0 ? (
        <>
          <Chart
            {...{id, pieces, draw}}
            label={say('picture_chartPeriods', sayNumber(days))}
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
                onPress={() => openIn({title: say('picture_earlierOnes'), ids: earlier, place: PLACE, opening})}
              >
                {say('picture_earlierOnes')} · {sayCount('picture_things', earlier.length)}
              </Button>
            </div>
          ) : null}
          <CountTable
            caption={say('picture_chartPeriods', sayNumber(days))}
            head={say('picture_colPeriod')}
            rows={rows}
            onOpen={(title, ids) => openIn({title, ids, place: PLACE, opening})}
          />
        </>
      ) : (
        <p class="quiet">{say('picture_tooShort')}</p>
      )}
      <NotPlacedLine {...{notPlaced, opening, place: PLACE}} crossing={say('picture_crossDay')} />
    </PatternSection>
  );
}
