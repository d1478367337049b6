import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {joinBytes} from '../../../core/bytes.ts';
import type {Uuid} from '../../../core/ids.ts';
import {MOST_COPIED} from '../../../core/import/import-draft.ts';
import {openAttachment} from '../../../core/import/open-attachment.ts';
import type {Attachment} from '../../../core/import/reading.ts';
import {sourceOfBlob} from '../../../core/verify/byte-source.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {useVeil, type VeilState} from '../../shared/veil.tsx';
import {say, sayBytes} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {Found} from './bring-item.ts';
import {FilePreview} from './file-preview.tsx';
import {keepAttachment} from './keep-item.ts';
import {look} from './look.ts';
import type {Looked} from './look-at-file.ts';

type Props = {
  store: Store;
  /** The file that they came in. */
  file: File;
  /** The exhibit that keeps it, and its hash. */
  from: {exhibitId: Uuid; sha256: Found['sha256']};
  attachments: readonly Attachment[];
  name: string;
};

/** The files that came with a message: each can be looked at, and kept by itself. */
export function Attachments({attachments, name, ...props}: Props): JSX.Element {
  return (
    <ul class="stack">
      {attachments.map((attachment, index) => (
        <li key={index}>
          <OneAttachment {...props} attachment={attachment} name={`${name}/${index}`} />
        </li>
      ))}
    </ul>
  );
}

type OneProps = Omit<Props, 'attachments'> & {attachment: Attachment};
type State =
  | {kind: 'closed' | 'opening' | 'broken'}
  | {kind: 'open'; file: File; looked: Looked}
  | {kind: 'kept'; ordinal: number; id: Uuid}
  | {kind: 'failed'; code: Awaited<ReturnType<typeof storeFailure>>['code']};

function OneAttachment({store, file, from, attachment, name}: OneProps): JSX.Element {
  const [state, setState] = useState<State>({kind: 'closed'});
  // Of its own, inside the message that is shown.
  const veil = useVeil({inside: true});
  const open = async () => {
    setState({kind: 'opening'});
    try {
      setState({kind: 'open', ...(await opened(file, attachment))});
    } catch (error) {
      console.warn('the attachment could not be opened', error);
      setState({kind: 'broken'});
    }
  };
  const keep = async (part: File, looked: Looked) => {
    try {
      const {id, ordinal} = await keepAttachment(store, part, looked, {...from, name: attachment.name ?? ''});
      setState({kind: 'kept', id, ordinal});
    } catch (error) {
      console.error('the attachment could not be kept', error);
      setState({kind: 'failed', code: (await storeFailure(error, part.size)).code});
    }
  };
  return (
    <div class="stack attachment">
      <p class="small">
        {attachment.name === null ? say('bring_attachment_noName') : <PageText text={attachment.name} />}{' '}
        {attachment.bytes === null ? null : <span class="quiet numbers">{sayBytes(attachment.bytes)}</span>}
      </p>
      <Body
        attachment={attachment}
        state={state}
        veil={veil}
        name={name}
        onOpen={() => void open()}
        onClose={() => setState({kind: 'closed'})}
        onKeep={keep}
      />
    </div>
  );
}

type BodyProps = {
  attachment: Attachment;
  state: State;
  veil: VeilState;
  name: string;
  onOpen(): void;
  onClose(): void;
  onKeep(file: File, looked: Looked): Promise<void>;
};

function Body({attachment, state, veil, name, onOpen, onClose, onKeep}: BodyProps): JSX.Element | null {
  const {where} = attachment;
  if (where.in === 'omitted' || where.in === 'missing') {
    return <p class="small quiet">{say(`bring_attachment_${where.in}`)}</p>;
  }
  switch (state.kind) {
    case 'closed':
    case 'opening':
      return (
        <div>
          <Button small icon="eye" resting={state.kind === 'opening'} onPress={onOpen}>
            {say('bring_lookAttachment')}
          </Button>
        </div>
      );
    case 'open':
      return (
        <>
          <FilePreview
            file={state.file}
            fileName={state.file.name}
            shows={state.looked.reading}
            veil={veil}
            name={name}
          />
          <div class="row-of-buttons">
            <Button small icon="save" onPress={() => void onKeep(state.file, state.looked)}>
              {say('bring_keepAttachment')}
            </Button>
            <Button small kind="plain" onPress={onClose}>
              {say('bring_closeAttachment')}
            </Button>
          </div>
        </>
      );
    case 'kept':
      return (
        <Message kind="good">
          <a href={routeAddress({panel: 'everything', query: '', open: state.id})}>
            {say('bring_attachmentKept', state.ordinal)}
          </a>
        </Message>
      );
    case 'broken':
      return <Message kind="warn">{say('bring_attachmentFailed')}</Message>;
    case 'failed':
      return <FailureMessage code={state.code} />;
  }
}

/** The bytes of an attachment out of its file, looked at as any file from elsewhere. */
async function opened(file: File, attachment: Attachment): Promise<{file: File; looked: Looked}> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of openAttachment(sourceOfBlob(file), attachment, MOST_COPIED)) pieces.push(piece);
  const name = (attachment.name ?? '').replace(/^.*[/\\]/, '');
  const part = new File([joinBytes(pieces)], name, {type: attachment.mediaType ?? ''});
  const about = {name, declaredType: attachment.mediaType ?? '', pickedAt: deviceNow().at};
  return {file: part, looked: await look(part, about, () => {}).done};
}
