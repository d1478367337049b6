import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {say, sayNumber} from '../../shared/words.ts';
import {LongTable} from './long-table.tsx';

/** One row: what it counts, what is known, and what was told roughly. */
export type CountRow = {key: string; name: string; ids: readonly Uuid[]; about: readonly Uuid[]};

type Props = {
  caption: string;
  head: string;
  rows: readonly CountRow[];
  onOpen(title: string, ids: readonly Uuid[], key: string): void;
};

const AT_ONCE = 60;

/** The numbers of a chart in a table. Each number is a button that opens what it counts. */
export function CountTable({caption, head, rows, onOpen}: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const anyAbout = rows.some(({about}) => about.length > 0);
  return (
    <details class="how" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{say('picture_asTable')}</h3>
      </summary>
      {open ? (
        <LongTable
          class="facts--counts"
          caption={caption}
          heads={[head, say('picture_colCount'), ...(anyAbout ? [say('picture_colAbout')] : [])]}
          rows={rows}
          first={AT_ONCE}
          row={({key, name, ids, about}) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                <CountButton name={name} ids={ids} onPress={() => onOpen(name, ids, key)} />
              </td>
              {anyAbout ? (
                <td>
                  <CountButton name={name} ids={about} onPress={() => onOpen(name, about, key)} />
                </td>
              ) : null}
            </tr>
          )}
        />
      ) : null}
    </details>
  );
}

type CountButtonProps = {name: string; ids: readonly Uuid[]; onPress(): void};

/** A number that opens what it counts; of nothing there is nothing to open. */
export function CountButton({name, ids, onPress}: CountButtonProps): JSX.Element {
  if (ids.length === 0) return <span class="quiet numbers">{sayNumber(0)}</span>;
  return (
    <button type="button" class="count-button numbers" onClick={onPress}>
      {sayNumber(ids.length)}
      <span class="only-read"> {say('picture_openCount', name)}</span>
    </button>
  );
}
