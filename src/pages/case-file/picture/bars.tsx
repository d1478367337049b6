import type {JSX} from 'preact';
import {useId, useMemo} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {Button} from '../../shared/button.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {Chart, type Paper, type Plot} from './chart.tsx';
import {type CountRow, CountTable} from './count-table.tsx';
import {openIn} from './pattern-section.tsx';
import type {Opening} from './use-opened.ts';

type Props = {
  label: string;
  /** Head of the column of names. */
  head: string;
  rows: readonly CountRow[];
  draw(plot: Plot, paper: Paper): Element;
  /** What lies before the first bar, and the words on its button. */
  earlier: {label: string; ids: readonly Uuid[]};
  place: string;
  opening: Opening;
};

/** Bars side by side, what came before them, and the same as a table. Each opens what it counts. */
export function Bars({label, head, rows, draw, earlier, place, opening}: Props): JSX.Element {
  const id = useId().replace(/\W/g, '');
  const pieces = useMemo(
    () =>
      rows.map(({name, ids, about}) => ({
        label: `${name}: ${countText(ids.length, about.length)}`,
        empty: ids.length + about.length === 0,
      })),
    [rows],
  );
  const open = (title: string, ids: readonly Uuid[]) => openIn({title, ids, place, opening});
  return (
    <>
      <Chart
        {...{id, pieces, draw, label}}
        arrows={() => ({right: 1, down: rows.length})}
        onPress={(index) => {
          const row = rows[index];
          if (row) open(row.name, [...row.ids, ...row.about]);
        }}
      />
      {earlier.ids.length > 0 ? (
        <div>
          <Button small onPress={() => open(say('picture_earlierOnes'), earlier.ids)}>
            {earlier.label}
          </Button>
        </div>
      ) : null}
      <CountTable caption={label} head={head} rows={rows} onOpen={open} />
    </>
  );
}

/** `7`, or `7, and 2 told as “about then”`. */
function countText(known: number, about: number): string {
  return about === 0
    ? sayCount('picture_things', known)
    : say('picture_countAbout', sayNumber(known), sayNumber(about));
}
