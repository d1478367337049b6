import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import {gapsAndBursts} from '../../../core/picture/gaps.ts';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {CountButton} from './count-table.tsx';
import {daysText} from './happening-words.ts';
import {LongTable} from './long-table.tsx';
import {NotPlacedLine, openIn, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';

const PLACE = 'gaps';
const AT_ONCE = 12;

/** Long pauses, and days on end with much. */
export function GapsSection({data, happenings, opening}: PatternProps): JSX.Element {
  const {gaps, bursts, rule, notPlaced, about} = useMemo(
    () => gapsAndBursts(happenings, data.zone),
    [happenings, data.zone],
  );
  const open = (title: string, ids: Parameters<typeof openIn>[0]['ids']) => openIn({title, ids, place: PLACE, opening});
  const {gapDays, burstCount, burstDays} = rule;
  return (
    <PatternSection
      place={PLACE}
      title={say('picture_gaps')}
      how={say('picture_gapsHow', sayNumber(gapDays), sayNumber(burstCount), sayNumber(burstDays))}
      {...{data, opening}}
    >
      <Rows
        caption={say('picture_burstsTable')}
        none={say('picture_noBursts')}
        heads={[say('picture_colDays'), say('picture_colLength'), say('picture_colCount')]}
        rows={bursts.map(({first, last, days, ids}) => {
          const name = daysText(first, last);
          return [
            name,
            sayCount('picture_days', days),
            <CountButton key="ids" name={name} ids={ids} onPress={() => open(name, ids)} />,
          ];
        })}
      />
      <Rows
        caption={say('picture_gapsTable')}
        none={say('picture_noGaps')}
        heads={[say('picture_colDays'), say('picture_colLength'), say('picture_colAround'), say('picture_colMaybe')]}
        rows={gaps.map(({first, last, days, before, after, maybe}) => {
          const name = daysText(first, last);
          const around = [...before, ...after];
          return [
            name,
            sayCount('picture_days', days),
            <CountButton key="around" name={name} ids={around} onPress={() => open(name, around)} />,
            <CountButton key="maybe" name={name} ids={maybe} onPress={() => open(name, maybe)} />,
          ];
        })}
      />
      <NotPlacedLine
        {...{opening, place: PLACE}}
        notPlaced={{...notPlaced, crossing: [...notPlaced.crossing, ...about]}}
        crossing={say('picture_crossDay')}
      />
    </PatternSection>
  );
}

type RowsProps = {caption: string; none: string; heads: readonly string[]; rows: readonly (string | JSX.Element)[][]};

/** A table of a few columns; longer ones open by and by. */
export function Rows({caption, none, heads, rows}: RowsProps): JSX.Element {
  if (rows.length === 0) return <p class="quiet">{none}</p>;
  return (
    <LongTable
      {...{caption, heads, rows}}
      first={AT_ONCE}
      more={AT_ONCE * 4}
      row={(row, index) => (
        <tr key={`${index} ${row[0]}`}>
          {row.map((cell, column) => (
            <td key={heads[column]}>{cell}</td>
          ))}
        </tr>
      )}
    />
  );
}
