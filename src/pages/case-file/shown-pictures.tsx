import type {JSX} from 'preact';
import type {Exhibit, Part} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import type {Store} from '../../store/open-store.ts';
import {usePartPicture} from '../shared/use-picture.ts';
import {VeiledPicture, type VeilState, veilName} from '../shared/veil.tsx';
import {say, sayNumber} from '../shared/words.ts';
import {howKept} from './part-words.ts';

type Props = {store: Store; exhibit: Exhibit; veil: VeilState};

/** The pictures of one exhibit, each behind its veil, each with how it came to be. */
export function ShownPictures({store, exhibit, veil}: Props): JSX.Element | null {
  const pictures = exhibit.parts.filter(({mediaType}) => mediaType.startsWith('image/')).sort(itemsFirst);
  if (pictures.length === 0) return null;
  return (
    <section class="stack" aria-label={say('caseFile_pictures')}>
      <h3>{say('caseFile_pictures')}</h3>
      <p class="small quiet">{say('caseFile_veilHint')}</p>
      {pictures.map((part) => (
        <ShownPicture
          key={part.path}
          store={store}
          id={exhibit.id}
          part={part}
          among={pictures.filter((other) => isSameWhole(other, part))}
          veil={veil}
        />
      ))}
    </section>
  );
}

/** The post itself before the whole page and the screen, then its files; a rendering last: no picture of the screen. */
export function itemsFirst(a: Part, b: Part): number {
  return rank(a) - rank(b);
}

function rank(part: Part): number {
  if (part.how === 'rendering') return 4;
  const order: Part['role'][] = ['item', 'page', 'screen', 'media'];
  return Math.max(0, order.indexOf(part.role));
}

/** Parts of one long picture: a browser keeps no picture of any height in one file. */
function isSameWhole(a: Part, b: Part): boolean {
  return a.role === b.role && 'covers' in a && 'covers' in b;
}

type PictureProps = {store: Store; id: Uuid; part: Part; among: readonly Part[]; veil: VeilState};

/** Taller than this for its width, it is looked at in a frame of its own, at a width that can be read. */
const TALL = 1.6;

function ShownPicture({store, id, part, among, veil}: PictureProps): JSX.Element {
  const src = usePartPicture(store, id, part.path, part.mediaType);
  const {width, height} = part;
  const tall = width !== undefined && height !== undefined && height > width * TALL;
  const place = among.length > 1 ? `${say('caseFile_partOf', among.indexOf(part) + 1, among.length)} ` : '';
  const picture = (
    <VeiledPicture
      veil={veil}
      name={veilName(id, part.path)}
      label={say('caseFile_showPicture', `${place}${howKept(part)}`)}
      class={tall ? 'shown__picture shown__picture--tall' : 'shown__picture'}
      src={src}
      alt={`${place}${howKept(part)}`}
      width={width}
      height={height}
    />
  );
  return (
    <figure class="shown">
      {tall ? <div class="shown__frame">{picture}</div> : picture}
      <figcaption class="small">
        {place}
        {howKept(part)}
        {width && height ? (
          <span class="quiet numbers"> {say('caseFile_pixels', sayNumber(width), sayNumber(height))}</span>
        ) : null}
        {'covers' in part ? (
          <span class="quiet numbers">
            {' '}
            {say('caseFile_covers', sayNumber(part.covers.y), sayNumber(part.covers.y + part.covers.height))}
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}
