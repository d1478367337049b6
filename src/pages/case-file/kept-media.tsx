import type {JSX} from 'preact';
import type {Exhibit, Part} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {Message} from '../shared/message.tsx';
import {useBlobAddress, usePartBytes} from '../shared/use-bytes.ts';
import {useVeilSetting} from '../shared/use-veil-setting.ts';
import {type VeilState, veilName} from '../shared/veil.tsx';
import {say, sayBytes} from '../shared/words.ts';

type Props = {store: Store; exhibit: Exhibit; veil: VeilState};

/** Films and sounds of the post. Nothing of them is on the page until asked for; none starts by itself or with sound. */
export function KeptMedia({store, exhibit, veil}: Props): JSX.Element | null {
  const played = exhibit.parts.filter((part) => part.role === 'media' && /^(video|audio)\//.test(part.mediaType));
  if (played.length === 0) return null;
  return (
    <section class="stack">
      <h3>{say('caseFile_films')}</h3>
      {played.map((part) => (
        <Played key={part.path} store={store} id={exhibit.id} part={part} veil={veil} />
      ))}
    </section>
  );
}

function Played({store, id, part, veil}: {store: Store; id: Uuid; part: Part; veil: VeilState}): JSX.Element {
  const name = veilName(id, part.path);
  const shown = veil.shown === name;
  const bytes = usePartBytes(store, id, part.path, shown);
  const address = useBlobAddress(bytes, part.mediaType);
  const {sound} = useVeilSetting();
  const isFilm = part.mediaType.startsWith('video/');
  return (
    <div class="stack">
      <div>
        <Button
          small
          icon={isFilm ? 'film' : 'sound'}
          pressed={shown}
          onPress={() => (shown ? veil.veil() : veil.show(name))}
        >
          {say(isFilm ? 'caseFile_showFilm' : 'caseFile_showSound', part.path, sayBytes(part.bytes))}
        </Button>
      </div>
      {shown && bytes === 'gone' ? <Message kind="warn">{say('error_notFound')}</Message> : null}
      {shown && address ? (
        isFilm ? (
          <video class="film" controls muted={!sound} preload="metadata" src={address} />
        ) : (
          <audio controls muted={!sound} preload="metadata" src={address} />
        )
      ) : null}
    </div>
  );
}
