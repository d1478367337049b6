import type {JSX} from 'preact';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {canonicalJson} from '../../../core/hash/canonical-json.ts';
import type {Recipient} from '../../../core/pack/pack-input.ts';
import type {Store} from '../../../store/open-store.ts';
import type {PackChoice} from '../../../store/pack-source.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {circumstances} from '../../shared/use-store.ts';
import {useVeil, WordsUnderVeil} from '../../shared/veil.tsx';
import {say, sayBytes, sayCount} from '../../shared/words.ts';
import {PageCopyFrame} from '../page-copy-frame.tsx';
import {type Preview, previewReport} from './preview-report.ts';

type Props = {store: Store; choice: PackChoice; madeFor: Recipient};

type State = {kind: 'closed'} | {kind: 'making'} | {kind: 'shown'; preview: Preview; of: string} | {kind: 'failed'};

/** The document as the reader would have it, and every file beside it. Nothing is sealed, logged or kept by looking. */
export function PackPreview({store, choice, madeFor}: Props): JSX.Element {
  const [state, setState] = useState<State>({kind: 'closed'});
  const stopper = useRef<AbortController>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const of = useMemo(() => canonicalJson({choice, madeFor}), [choice, madeFor]);
  useEffect(() => () => stopper.current?.abort(), []);
  useEffect(() => {
    if (state.kind === 'shown') heading.current?.focus();
  }, [state.kind]);

  const look = async () => {
    stopper.current?.abort();
    const controller = new AbortController();
    stopper.current = controller;
    setState({kind: 'making'});
    try {
      const options = {circumstances: await circumstances(), signal: controller.signal};
      const preview = await previewReport(store, choice, madeFor, options);
      if (controller.signal.aborted) return;
      setState(preview ? {kind: 'shown', preview, of} : {kind: 'failed'});
    } catch (error) {
      console.warn('no preview:', error);
      if (!controller.signal.aborted) setState({kind: 'failed'});
    }
  };
  const close = () => {
    stopper.current?.abort();
    setState({kind: 'closed'});
  };

  return (
    <section class="stack">
      <h2>{say('pack_previewHeading')}</h2>
      <p class="quiet">{say('pack_previewWhat')}</p>
      <div class="row-of-buttons">
        <Button icon="eye" onPress={() => void look()}>
          {say(state.kind === 'shown' ? 'pack_previewAgain' : 'pack_preview')}
        </Button>
        {state.kind === 'closed' ? null : (
          <Button kind="plain" onPress={close}>
            {say(state.kind === 'making' ? 'pack_previewStop' : 'pack_previewClose')}
          </Button>
        )}
      </div>
      <div role="status">{state.kind === 'making' ? say('pack_previewMaking') : ''}</div>
      {state.kind === 'failed' ? <Message kind="warn">{say('pack_previewFailed')}</Message> : null}
      {state.kind === 'shown' ? (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {say('pack_previewDocument')}
          </h3>
          {state.of === of ? null : <Message kind="warn">{say('pack_previewStale')}</Message>}
          <Shown preview={state.preview} />
        </>
      ) : null}
    </section>
  );
}

/** Under which the veil of the document is known. */
const NAME = 'preview';

function Shown({preview}: {preview: Preview}): JSX.Element {
  const veil = useVeil();
  // It was asked for: it shows at once. Looking away veils it like everything else.
  useEffect(() => veil.show(NAME), []);
  const {html, files, pagesLeftOut, notes} = preview;
  return (
    <>
      <p class="small quiet">{say('pack_previewDiffers')}</p>
      {pagesLeftOut > 0 ? <p>{sayCount('pack_previewPages', pagesLeftOut)}</p> : null}
      {veil.shown === NAME ? (
        <div class="pack-preview">
          <PageCopyFrame html={html} veil={veil} title={say('pack_previewTitle')} />
        </div>
      ) : (
        <div class="stack">
          <WordsUnderVeil length={320} lines={6} />
          <div>
            <Button small icon="eye" onPress={() => veil.show(NAME)}>
              {say('pack_previewShow')}
            </Button>
          </div>
        </div>
      )}
      <Message kind={notes.repeated > 0 ? 'warn' : 'good'} live={false}>
        <p>{notes.all === 0 ? say('pack_notesNone') : sayCount('pack_notesOut', notes.all)}</p>
        {notes.repeated > 0 ? <p>{sayCount('pack_notesRepeated', notes.repeated)}</p> : null}
      </Message>
      <Files files={files} />
    </>
  );
}

const AT_ONCE = 200;

function Files({files}: {files: Preview['files']}): JSX.Element {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <details class="found">
      <summary>{sayCount('pack_files', files.length)}</summary>
      <ul class="pack-files">
        {files.slice(0, shown).map(({path, bytes}) => (
          <li key={path} class="small">
            <code class="mono" dir="ltr">
              {path}
            </code>
            {bytes > 0 ? <span class="quiet numbers"> {sayBytes(bytes)}</span> : null}
          </li>
        ))}
      </ul>
      {files.length > shown ? (
        <div>
          <Button small onPress={() => setShown(shown + 1000)}>
            {sayCount('pack_moreFiles', files.length - shown)}
          </Button>
        </div>
      ) : null}
    </details>
  );
}
