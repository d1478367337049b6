import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Exhibit, Part} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import {cutText} from '../../core/text.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {Message} from '../shared/message.tsx';
import {PageText} from '../shared/page-text.tsx';
import {usePartBytes} from '../shared/use-bytes.ts';
import {type VeilState, veilName} from '../shared/veil.tsx';
import {say, sayBytes, sayNumber} from '../shared/words.ts';
import {PageCopyFrame} from './page-copy-frame.tsx';
import {SaveFile} from './save-file.tsx';

type Props = {store: Store; exhibit: Exhibit; veil: VeilState};
type DocumentPart = Extract<Part, {role: 'document'}>;

/** The page around it: its copy, its text, and the browser's own file of it. Each is opened only on purpose. */
export function KeptDocuments({store, exhibit, veil}: Props): JSX.Element | null {
  const documents = exhibit.parts.filter((part): part is DocumentPart => part.role === 'document');
  if (documents.length === 0) return null;
  return (
    <section class="stack">
      <h3>{say('caseFile_pageCopy')}</h3>
      <p class="small quiet">{say('caseFile_pageCopyHint')}</p>
      {documents.map((part) => (
        <KeptDocument key={part.path} store={store} id={exhibit.id} ordinal={exhibit.ordinal} part={part} veil={veil} />
      ))}
    </section>
  );
}

type DocumentProps = {store: Store; id: Uuid; ordinal: number; part: DocumentPart; veil: VeilState};

function KeptDocument({store, id, ordinal, part, veil}: DocumentProps): JSX.Element {
  const name = veilName(id, part.path);
  const shown = veil.shown === name;
  const press = () => (shown ? veil.veil() : veil.show(name));
  if (part.how === 'mhtml') {
    return (
      <div class="document">
        <SaveFile store={store} id={id} ordinal={ordinal} part={part} label={say('caseFile_saveBrowserFile')} />
        <p class="small quiet">{say('caseFile_browserFileWhat', sayBytes(part.bytes))}</p>
      </div>
    );
  }
  const [show, hide] =
    part.how === 'safeCopy'
      ? [say('caseFile_showPageCopy'), say('caseFile_hidePageCopy')]
      : [say('caseFile_showPageText'), say('caseFile_hidePageText')];
  return (
    <div class="document">
      <div>
        <Button small icon={part.how === 'safeCopy' ? 'page' : 'note'} pressed={shown} onPress={press}>
          {shown ? hide : show}
        </Button>
      </div>
      {shown ? <Shown store={store} id={id} part={part} veil={veil} /> : null}
    </div>
  );
}

/** The words of the page were asked for; its pictures are asked for by themselves. */
function PageCopy({html, veil}: {html: string; veil: VeilState}): JSX.Element {
  const [pictures, setPictures] = useState(veil.picturesOpen);
  return (
    <>
      <label class="switch">
        <input type="checkbox" checked={pictures} onChange={(event) => setPictures(event.currentTarget.checked)} />
        <span>{say('veil_copyPictures')}</span>
      </label>
      <PageCopyFrame html={html} veil={veil} title={say('caseFile_pageCopy')} picturesVeiled={!pictures} />
    </>
  );
}

/** More is shown at a press: a page of a million characters would hold the window up. */
const SHOWN_AT_FIRST = 5000;

function Shown({store, id, part, veil}: Omit<DocumentProps, 'ordinal'>): JSX.Element | null {
  const bytes = usePartBytes(store, id, part.path, true);
  const [whole, setWhole] = useState(false);
  if (bytes === undefined) return null;
  if (bytes === 'gone') return <Message kind="warn">{say('error_notFound')}</Message>;
  // Never fails: what is no text shows as such, and the bytes stay as they were kept.
  const text = new TextDecoder().decode(bytes);
  if (part.how === 'safeCopy') return <PageCopy html={text} veil={veil} />;
  return (
    <>
      <div class="words words--page">
        <PageText text={whole ? text : cutText(text, SHOWN_AT_FIRST)} as="block" />
      </div>
      {!whole && text.length > SHOWN_AT_FIRST ? (
        <div>
          <Button small onPress={() => setWhole(true)}>
            {say('caseFile_showAllWords', sayNumber(text.length))}
          </Button>
        </div>
      ) : null}
    </>
  );
}
