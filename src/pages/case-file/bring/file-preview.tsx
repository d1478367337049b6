import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {ImportReading} from '../../../core/import/reading.ts';
import {decodeText} from '../../../core/import/text/charset.ts';
import {cutText} from '../../../core/text.ts';
import {Button} from '../../shared/button.tsx';
import {visibleText} from '../../shared/hidden-characters.ts';
import {PageText} from '../../shared/page-text.tsx';
import {useVeilSetting} from '../../shared/use-veil-setting.ts';
import {VeiledPicture, type VeilState} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';

type Props = {
  file: Blob;
  fileName: string;
  shows: Pick<ImportReading, 'shownAs' | 'mediaType'>;
  veil: VeilState;
  /** Unlike any other on the page. */
  name: string;
};

/** A look into a file: a picture behind its veil, a player without sound, or plain text. Nothing in it can run or fetch. */
export function FilePreview(props: Props): JSX.Element | null {
  switch (props.shows.shownAs) {
    case 'picture':
      return <PicturePreview {...props} />;
    case 'video':
    case 'audio':
      return <PlayedPreview {...props} kind={props.shows.shownAs} />;
    case 'text':
      return <TextPreview {...props} />;
    case 'none':
      return null;
  }
}

function PicturePreview({file, fileName, shows, veil, name}: Props): JSX.Element {
  const {address, failed, fail} = useFileAddress(file, shows.mediaType, true);
  if (failed) return <p class="small quiet">{say('bring_noPicture')}</p>;
  const shown = visibleText(fileName);
  return (
    <>
      <VeiledPicture
        veil={veil}
        name={`${name}/preview`}
        label={say('bring_showPicture', shown)}
        class="shown__picture bring-preview"
        src={address}
        alt={say('bring_pictureAlt', shown)}
      />
      {/* The veil has no place for an answer of its picture: the same file, unseen, says whether it can be drawn. */}
      {address ? <img class="bring-trial" src={address} alt="" onError={fail} /> : null}
    </>
  );
}

function PlayedPreview({file, shows, veil, name, kind}: Props & {kind: 'video' | 'audio'}): JSX.Element {
  const key = `${name}/preview`;
  const shown = veil.shown === key;
  const {sound} = useVeilSetting();
  const {address, failed, fail} = useFileAddress(file, shows.mediaType, shown);
  const [show, hide] =
    kind === 'video'
      ? [say('bring_showVideo'), say('bring_hideVideo')]
      : [say('bring_showAudio'), say('bring_hideAudio')];
  return (
    <div class="stack">
      <div>
        <Button
          small
          icon={kind === 'video' ? 'film' : 'sound'}
          pressed={shown}
          onPress={() => (shown ? veil.veil() : veil.show(key))}
        >
          {shown ? hide : show}
        </Button>
      </div>
      {shown && address ? (
        kind === 'video' ? (
          <video class="film" controls muted={!sound} preload="metadata" src={address} onError={fail} />
        ) : (
          <audio controls muted={!sound} preload="metadata" src={address} onError={fail} />
        )
      ) : null}
      {shown && failed ? <p class="small quiet">{say('bring_cannotPlay')}</p> : null}
    </div>
  );
}

/** As much of a text as is looked at; the whole stays in the file. */
const TEXT_BYTES = 64 * 1024;
const TEXT_SHOWN = 5000;

function TextPreview({file, veil, name}: Props): JSX.Element {
  const key = `${name}/preview`;
  const shown = veil.shown === key;
  const [text, setText] = useState<string>();
  useEffect(() => {
    if (!shown) return undefined;
    let left = false;
    file
      .slice(0, TEXT_BYTES)
      .arrayBuffer()
      .then(
        (buffer) => {
          if (!left) setText(decodeText(new Uint8Array(buffer), {cut: file.size > TEXT_BYTES}).text);
        },
        (error: unknown) => console.warn('no preview', error),
      );
    return () => {
      left = true;
      setText(undefined);
    };
  }, [shown, file]);
  return (
    <div class="stack">
      <div>
        <Button small icon="note" pressed={shown} onPress={() => (shown ? veil.veil() : veil.show(key))}>
          {shown ? say('bring_hideText') : say('bring_showText')}
        </Button>
      </div>
      {shown && text !== undefined ? (
        <div class="words words--page">
          <PageText text={cutText(text, TEXT_SHOWN)} as="block" />
        </div>
      ) : null}
    </div>
  );
}

/** Address of a file in this page while it is wanted, under the type that its content calls for. */
function useFileAddress(file: Blob, mediaType: string, wanted: boolean) {
  const [address, setAddress] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setFailed(false);
    if (!wanted) return undefined;
    const made = URL.createObjectURL(new Blob([file], {type: mediaType}));
    setAddress(made);
    return () => {
      setAddress(undefined);
      URL.revokeObjectURL(made);
    };
  }, [file, mediaType, wanted]);
  return {address, failed, fail: () => setFailed(true)};
}
