import './bring.css';
import type {JSX} from 'preact';
import {useRef, useState} from 'preact/hooks';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {StopLine} from '../care/stop-link.tsx';
import {canBeKept} from './bring-item.ts';
import type {BringQueue} from './bring-queue.ts';
import {FileCard} from './file-card.tsx';
import {useDroppedFiles, usePastedFiles} from './files-from.ts';
import {useQueueChanges} from './use-bring.ts';
import {useHeldFocus} from './use-held-focus.ts';

type Props = {queue: BringQueue};

/** Where files from elsewhere come in: chosen, dropped or pasted, looked at, and kept when the person says so. */
export function BringPanel({queue}: Props): JSX.Element {
  useQueueChanges(queue);
  const veil = useVeil();
  const [nothing, setNothing] = useState(false);
  const add = (files: readonly File[], pasted = false) => {
    setNothing(files.length === 0);
    queue.add(files, pasted);
  };
  const {over, handlers} = useDroppedFiles(add);
  usePastedFiles((files) => add(files, true));
  const root = useRef<HTMLDivElement>(null);
  useHeldFocus(root, () => root.current?.querySelector<HTMLElement>('.main-bar button, #bring-files'));
  const items = queue.items();
  return (
    <div ref={root} class={over ? 'panel bring bring--over' : 'panel bring'} {...handlers}>
      <div class="stack">
        <h1>{say('caseFile_place_bring')}</h1>
        <p>{say('bring_intro')}</p>
      </div>
      <FileField onFiles={add} over={over} />
      <StopLine />
      {nothing ? <Message kind="plain">{say('bring_nothingPasted')}</Message> : null}
      <Help />
      {items.length > 0 ? (
        <section class="stack" aria-label={say('bring_list')}>
          <ul class="bring__list">
            {items.map((item) => (
              <li key={item.key}>
                <FileCard item={item} queue={queue} veil={veil} />
              </li>
            ))}
          </ul>
          <KeepBar queue={queue} />
        </section>
      ) : null}
    </div>
  );
}

function FileField({onFiles, over}: {onFiles(files: File[]): void; over: boolean}): JSX.Element {
  return (
    <div class={over ? 'drop drop--over' : 'drop'}>
      <label for="bring-files">{say('bring_choose')}</label>
      <input
        id="bring-files"
        type="file"
        multiple
        onChange={(event) => {
          const field = event.currentTarget;
          if (field.files && field.files.length > 0) onFiles([...field.files]);
          // The same file can be chosen once more.
          field.value = '';
        }}
      />
      <p class="small quiet">{over ? say('bring_dropHere') : say('bring_drop')}</p>
    </div>
  );
}

function Help(): JSX.Element {
  return (
    <details>
      <summary>{say('bring_whatWorks')}</summary>
      <div class="stack">
        <p>{say('bring_whatWorksText')}</p>
        <p>{say('bring_howWhatsapp')}</p>
        <p>{say('bring_howMail')}</p>
      </div>
    </details>
  );
}

/** The one thing to press, always in sight. */
function KeepBar({queue}: Props): JSX.Element {
  const items = queue.items();
  const open = items.filter(({state}) => state.kind !== 'kept');
  const wanted = items.filter((item) => item.ticked && canBeKept(item)).length;
  const [run, setRun] = useState({of: 0, left: 0});
  const busy = queue.isKeeping();
  if (busy) {
    const done = Math.max(0, run.of - wanted);
    return (
      <div class="main-bar">
        <Progress label={say('bring_keeping', done, run.of)} done={done} total={run.of} />
        <Button onPress={queue.stopKeeping}>{say('bring_stopKeeping')}</Button>
      </div>
    );
  }
  return (
    <div class="main-bar">
      {open.length > 0 ? (
        <>
          <p class="small quiet" role="status">
            {sayCount('bring_inList', open.length)}
          </p>
          <Button
            kind="main"
            icon="done"
            resting={wanted === 0}
            onPress={() => {
              setRun({of: wanted, left: wanted});
              void queue.keep();
            }}
          >
            {wanted === 0 ? say('bring_keepNone') : sayCount('bring_keepTicked', wanted)}
          </Button>
        </>
      ) : null}
      {items.length > open.length ? (
        <Button kind="plain" onPress={queue.clearKept}>
          {say('bring_clearKept')}
        </Button>
      ) : null}
    </div>
  );
}
