import type {JSX} from 'preact';
import {useCallback, useMemo} from 'preact/hooks';
import {periodsOf} from '../../../core/picture/periods.ts';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {Bars} from './bars.tsx';
import type {Paper, Plot} from './chart.tsx';
import {daysText, wallDay} from './happening-words.ts';
import {NotPlacedLine, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';
import {drawBars} from './plots.ts';

const PLACE = 'periods';

/** Periods of the same length side by side, so that more and less can be seen without anybody's score. */
export function PeriodsSection({data, happenings, opening}: PatternProps): JSX.Element {
  const {days, periods, earlier, notPlaced} = useMemo(() => periodsOf(happenings, data.zone), [happenings, data.zone]);
  const rows = useMemo(
    () => periods.map(({first, last, ids, about}) => ({key: first, name: daysText(first, last), ids, about})),
    [periods],
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
        <Bars
          {...{rows, draw, opening, place: PLACE}}
          label={say('picture_chartPeriods', sayNumber(days))}
          head={say('picture_colPeriod')}
          earlier={{
            label: `${say('picture_earlierOnes')} · ${sayCount('picture_things', earlier.length)}`,
            ids: earlier,
          }}
        />
      ) : (
        <p class="quiet">{say('picture_tooShort')}</p>
      )}
      <NotPlacedLine {...{notPlaced, opening, place: PLACE}} crossing={say('picture_crossDay')} />
    </PatternSection>
  );
}
