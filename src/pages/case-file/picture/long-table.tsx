import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {Button} from '../../shared/button.tsx';
import {say} from '../../shared/words.ts';

type Props<T> = {
  caption: string;
  heads: readonly string[];
  rows: readonly T[];
  /** How many rows stand there first. */
  first: number;
  /** How many more at each press; as many again, unless it is said. */
  more?: number;
  class?: string;
  row(one: T, index: number): JSX.Element;
};

/** A table that may be wide and long: it scrolls by itself, and opens by and by. */
export function LongTable<T>({caption, heads, rows, first, more = first, row, ...rest}: Props<T>): JSX.Element {
  const [most, setMost] = useState(first);
  return (
    <div class="stack">
      <div class="wide-table">
        <table class={`facts small ${rest.class ?? ''}`}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.slice(0, most).map(row)}</tbody>
        </table>
      </div>
      {rows.length > most ? (
        <div>
          <Button small onPress={() => setMost(most + more)}>
            {say('picture_showMore')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
