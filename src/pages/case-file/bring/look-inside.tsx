import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import type {Exhibit, Part} from '../../../core/capture/exhibit.ts';
import {shownAsOf} from '../../../core/import/file/declared.ts';
import type {FileKind} from '../../../core/import/reading.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {usePartBytes} from '../../shared/use-bytes.ts';
import type {VeilState} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {FilePreview} from './file-preview.tsx';

type Props = {store: Store; exhibit: Exhibit; part: Part; fileKind: FileKind; veil: VeilState};

/** The pictures stand on the page by themselves; every other file is fetched only when it is to be looked at. */
export function LookInside({store, exhibit, part, fileKind, veil}: Props): JSX.Element | null {
  const shownAs = shownAsOf(fileKind);
  const name = `${exhibit.id}/inside`;
  const preview = `${name}/preview`;
  const wanted = veil.shown === preview;
  const bytes = usePartBytes(store, exhibit.id, part.path, wanted);
  const file = useMemo(() => (bytes instanceof Uint8Array ? new Blob([bytes]) : undefined), [bytes]);
  if (shownAs === 'none' || shownAs === 'picture') return null;
  if (wanted && bytes === 'gone') return <Message kind="warn">{say('error_notFound')}</Message>;
  if (file) {
    const shows = {shownAs, mediaType: part.mediaType};
    return <FilePreview file={file} fileName={part.path} shows={shows} veil={veil} name={name} />;
  }
  const label = {video: 'bring_showVideo', audio: 'bring_showAudio', text: 'bring_showText'} as const;
  return (
    <div>
      <Button small icon="eye" onPress={() => veil.show(preview)}>
        {say(label[shownAs])}
      </Button>
    </div>
  );
}
