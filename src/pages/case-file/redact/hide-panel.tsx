import './redact.css';
import type {JSX} from 'preact';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {Exhibit, Part} from '../../../core/capture/exhibit.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Json} from '../../../core/hash/canonical-json.ts';
import type {Uuid} from '../../../core/ids.ts';
import {isProvable, redactableParts} from '../../../core/redaction/redaction.ts';
import {wordLeaves} from '../../../core/redaction/word-leaves.ts';
import {type OpenedExhibit, openExhibit} from '../../../store/exhibits.ts';
import type {Store} from '../../../store/open-store.ts';
import {nameRedaction} from '../../../store/redaction-names.ts';
import {makeRedaction} from '../../../store/redactions.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {useVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {goTo, routeAddress} from '../route.ts';
import {itemsFirst} from '../shown-pictures.tsx';
import {decodePicture} from './decode-picture.ts';
import {OtherFiles} from './other-files.tsx';
import {PictureChoice} from './picture-choice.tsx';
import {type Hiding, orderOf, otherParts, useHiding} from './redact-state.ts';
import {WhatTheySee} from './what-they-see.tsx';
import {WordsMask} from './words-mask.tsx';

type State = OpenedExhibit | 'absent' | 'failed' | undefined;

/** Makes a copy of a kept thing in which parts are hidden. The thing itself stays as it is. */
export function HidePanel({store, id}: {store: Store; id: Uuid}): JSX.Element {
  const [state, setState] = useState<State>();
  useEffect(() => {
    openExhibit(store, id).then(
      (found) => setState(found ?? 'absent'),
      (error: unknown) => {
        console.warn('hide', error);
        setState('failed');
      },
    );
  }, [store, id]);
  return (
    <div class="panel panel--wide">
      <a href={routeAddress({panel: 'everything', query: '', open: id})}>{say('redact_back')}</a>
      <h1>{say('redact_heading')}</h1>
      {state === undefined ? <div aria-busy="true" /> : null}
      {state === 'absent' ? <FailureMessage code="notFound" /> : null}
      {state === 'failed' ? <FailureMessage code="unexpected" /> : null}
      {typeof state === 'object' ? <Hide store={store} opened={state} /> : null}
    </div>
  );
}

function Hide({store, opened}: {store: Store; opened: OpenedExhibit}): JSX.Element {
  const {exhibit, facts, reading} = opened;
  const veil = useVeil();
  const {hiding, change, forget} = useHiding(exhibit.id);
  const [code, setCode] = useState<FailureCode>();
  const [busy, setBusy] = useState(false);
  const failed = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(exhibit), [exhibit]);
  const records = useMemo(
    () => recordsOf(parts.words, facts as Json | undefined, reading as Json | undefined),
    [parts],
  );
  const leaves = useMemo(() => mapOf(records, wordLeaves), [records]);
  const unproved = [...parts.pictures, ...parts.words].some((part) => !isProvable(part));
  const keep = async () => {
    setBusy(true);
    const made = await makeRedaction(store, orderOf(exhibit, hiding, parts), await circumstances(), decodePicture);
    setBusy(false);
    if (!made.ok) {
      console.warn('hide', made.error.detail);
      setCode(made.error.code);
      failed.current?.scrollIntoView();
      return;
    }
    // The name is for the person alone; where it cannot be noted, the copy is there all the same.
    await nameRedaction(store, made.value.id, hiding.forWhom).catch((error: unknown) => console.warn('hide', error));
    forget();
    tellOthers();
    goTo({panel: 'everything', query: '', open: exhibit.id});
  };
  return (
    <div class="stack stack--wide">
      <div class="stack">
        <p>{say('redact_intro')}</p>
        {unproved ? (
          <Message kind="plain" live={false}>
            {say('redact_unproved')}
          </Message>
        ) : null}
      </div>
      {parts.pictures.length > 0 ? (
        <section class="stack">
          <h2>{say('caseFile_pictures')}</h2>
          <p class="small quiet">{say('redact_picturesHint')}</p>
          {parts.pictures.map((part) => (
            <PictureChoice key={part.path} {...{store, exhibit, part, hiding, veil, onChange: change}} />
          ))}
        </section>
      ) : null}
      {parts.words.map((part) => (
        <section class="stack" key={part.path}>
          <h2>{say('caseFile_words')}</h2>
          <WordsMask
            name={`${exhibit.id}/hide/${part.path}`}
            leaves={leaves[part.path] ?? []}
            hidden={hiding.hidden[part.path] ?? NONE}
            veil={veil}
            onHidden={(hidden) => change({hidden: {...hiding.hidden, [part.path]: hidden}})}
          />
        </section>
      ))}
      <OtherFiles parts={otherParts(exhibit, parts)} hiding={hiding} onChange={change} />
      <Reasons hiding={hiding} onChange={change} />
      <WhatTheySee {...{store, exhibit, parts, records, hiding, veil}} />
      <div ref={failed}>{code ? <FailureMessage code={code} /> : null}</div>
      <div class="row-of-buttons">
        <Button kind="main" icon="done" resting={busy} onPress={() => void keep()}>
          {say(busy ? 'redact_keeping' : 'redact_keep')}
        </Button>
        <Button kind="plain" onPress={forget}>
          {say('redact_startAgain')}
        </Button>
      </div>
    </div>
  );
}

const NONE: ReadonlySet<number> = new Set();

/** What can be masked, the thing itself before the whole page and the screen. */
function partsOf(exhibit: Exhibit): {pictures: Part[]; words: Part[]} {
  const {pictures, words} = redactableParts(exhibit);
  return {pictures: [...pictures].sort(itemsFirst), words};
}

function Reasons({hiding, onChange}: {hiding: Hiding; onChange(part: Partial<Hiding>): void}): JSX.Element {
  return (
    <section class="stack">
      <h2>{say('redact_whyHeading')}</h2>
      <TextField
        label={say('redact_why')}
        hint={say('redact_whyHint')}
        lines={2}
        value={hiding.saysWhy}
        onInput={(saysWhy) => onChange({saysWhy})}
      />
      <TextField
        class="short-field"
        label={say('redact_forWhom')}
        hint={say('redact_forWhomHint')}
        value={hiding.forWhom}
        onInput={(forWhom) => onChange({forWhom})}
      />
    </section>
  );
}

/** What was read, by the part that holds it. */
function recordsOf(words: readonly Part[], facts: Json | undefined, reading: Json | undefined): Record<string, Json> {
  return Object.fromEntries(words.map(({path, role}) => [path, (role === 'facts' ? facts : reading) ?? null]));
}

function mapOf<T>(records: Readonly<Record<string, Json>>, make: (record: Json) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(records).map(([path, record]) => [path, make(record)]));
}
