import type {JSX} from 'preact';
import type {Exhibit, Part} from '../../../core/capture/exhibit.ts';
import type {Store} from '../../../store/open-store.ts';
import type {VeilState} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {howKept} from '../part-words.ts';
import {PictureMask} from './picture-mask.tsx';
import type {Hiding, PictureWay} from './redact-state.ts';

type Props = {
  store: Store;
  exhibit: Exhibit;
  part: Part;
  hiding: Hiding;
  veil: VeilState;
  onChange(part: Partial<Hiding>): void;
};

const WAYS: readonly PictureWay[] = ['out', 'covered', 'whole'];

/** Whether a picture stays out of the copy, goes along with places covered, or whole. */
export function PictureChoice({store, exhibit, part, hiding, veil, onChange}: Props): JSX.Element {
  const way = hiding.ways[part.path] ?? 'out';
  const choose = (chosen: PictureWay) => onChange({ways: {...hiding.ways, [part.path]: chosen}});
  return (
    <fieldset class="choices picture-choice">
      <legend>{howKept(part)}</legend>
      {WAYS.map((one) => (
        <label key={one}>
          <input type="radio" name={`way-${part.path}`} checked={way === one} onChange={() => choose(one)} />
          <span>{say(`redact_way_${one}`)}</span>
        </label>
      ))}
      {way === 'covered' ? (
        <PictureMask
          store={store}
          exhibitId={exhibit.id}
          part={part}
          boxes={hiding.boxes[part.path] ?? []}
          veil={veil}
          onBoxes={(boxes) => onChange({boxes: {...hiding.boxes, [part.path]: boxes}})}
        />
      ) : null}
      {way === 'whole' ? <p class="small quiet">{say('redact_wholeWarning')}</p> : null}
    </fieldset>
  );
}
