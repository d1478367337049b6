import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Circumstances} from '../../../store/circumstances.ts';
import {linkExhibits, unlinkExhibits} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {Button} from '../../shared/button.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import type {VeilState} from '../../shared/veil.tsx';
import {whoText} from '../../shared/who.tsx';
import {say} from '../../shared/words.ts';
import {ExhibitPicker, KeptLine} from './exhibit-picker.tsx';

type Props = {
  store: Store;
  incident: Incident;
  rows: readonly ExhibitRow[] | undefined;
  veil: VeilState;
  onChange(doIt: (when: Circumstances) => Promise<unknown>): void;
};

/** What was kept that belongs to the entry: look at it, take it out again, put more to it. */
export function LinkedExhibits({store, incident, rows, veil, onChange}: Props): JSX.Element | null {
  const {id, exhibitIds} = incident;
  const [adding, setAdding] = useState(false);
  const [taken, setTaken] = useState<Uuid>();
  if (rows === undefined || (rows.length === 0 && exhibitIds.length === 0)) return null;
  const linked = rows.filter((row) => exhibitIds.includes(row.id));
  const gone = exhibitIds.length - linked.length;
  const link = (exhibitId: Uuid) => {
    setTaken(undefined);
    onChange((when) => linkExhibits(store, id, [exhibitId], when));
  };
  return (
    <section class="stack">
      <h3>{say('diary_row_exhibits')}</h3>
      {linked.length > 0 ? (
        <ul class="some-kept">
          {linked.map((row) => (
            <li key={row.id}>
              <KeptLine store={store} row={row} veil={veil}>
                <Button
                  small
                  kind="plain"
                  icon="close"
                  onPress={() => {
                    setTaken(row.id);
                    onChange((when) => unlinkExhibits(store, id, [row.id], when));
                  }}
                >
                  {say('diary_keptTakeOut')}
                  <span class="only-read"> {whoText(row)}</span>
                </Button>
              </KeptLine>
            </li>
          ))}
        </ul>
      ) : null}
      {gone > 0 ? <p class="small quiet">{say('diary_keptGone')}</p> : null}
      {taken && !exhibitIds.includes(taken) ? (
        <UndoMessage label={say('diary_undo')} onUndo={() => link(taken)}>
          {say('diary_wasTakenOut')}
        </UndoMessage>
      ) : null}
      {adding ? (
        <ExhibitPicker store={store} rows={rows} chosen={exhibitIds} veil={veil} onAdd={link} />
      ) : (
        <div>
          <Button small icon="add" onPress={() => setAdding(true)}>
            {say('diary_keptAddMore')}
          </Button>
        </div>
      )}
    </section>
  );
}
