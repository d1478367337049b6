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
        <ShownPicture key={part.path} store={store} id={exhibit.id} part={part} veil={veil} />
      ))}
    </section>
  );
}

/** The post itself before the whole screen; a rendering last, since it is no picture of the screen. */
function itemsFirst(a: Part, b: Part): number {
  return rank(a) - rank(b);
}

function rank(part: Part): number {
  if (part.how === 'rendering') return 2;
  return part.role === 'item' ? 0 : 1;
}

function ShownPicture({store, id, part, veil}: {store: Store; id: Uuid; part: Part; veil: VeilState}): JSX.Element {
  const src = usePartPicture(store, id, part.path, part.mediaType);
  return (
    <figure class="shown">
      <VeiledPicture
        veil={veil}
        name={veilName(id, part.path)}
        label={say('caseFile_showPicture', howKept(part))}
        class="shown__picture"
        src={src}
        alt={howKept(part)}
        width={part.width}
        height={part.height}
      />
      <figcaption class="small">
        {howKept(part)}
        {part.width && part.height ? (
          <span class="quiet numbers"> {say('caseFile_pixels', sayNumber(part.width), sayNumber(part.height))}</span>
        ) : null}
      </figcaption>
    </figure>
  );
}
