import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {sourceOfBlob} from '../../core/verify/byte-source.ts';
import {type Expectations, parseKey, parseSealCodeOrReceipt} from '../../core/verify/expectations.ts';
import {type LockedKind, lockedKind} from '../../core/verify/locked-kind.ts';
import type {VerifyReport} from '../../core/verify/report.ts';
import {Button} from '../shared/button.tsx';
import {CodeField} from '../shared/code-field.tsx';
import {FailureMessage, Message} from '../shared/message.tsx';
import {say, sayBytes} from '../shared/words.ts';
import {checkPack} from './check-pack.ts';
import {LockedPack} from './pack/locked-pack.tsx';
import type {OpenedFile} from './pack/open-locked.ts';
import {ReportSections} from './report-sections.tsx';

type State =
  | {kind: 'waiting'}
  | {kind: 'locked'; as: LockedKind}
  | {kind: 'checking'}
  | {kind: 'done'; report: VerifyReport}
  | {kind: 'failed'};

/** Looks at any pack, ours or another's, on this computer alone. */
export function CheckPanel(): JSX.Element {
  const [file, setFile] = useState<File>();
  const [state, setState] = useState<State>({kind: 'waiting'});
  const [key, setKey] = useState('');
  const [seal, setSeal] = useState('');
  const wantedKey = parseKey(key);
  const wantedSeal = parseSealCodeOrReceipt(seal);
  const expected: Expectations = {...(wantedKey ? {key: wantedKey} : {}), ...wantedSeal};
  const keyWrong = key.trim() !== '' && !wantedKey;
  const sealWrong = seal.trim() !== '' && !wantedSeal;

  const check = async (chosen: File) => {
    setFile(chosen);
    if (keyWrong || sealWrong) return;
    setState({kind: 'checking'});
    setState(await lockedOr(chosen, () => checked(chosen, expected)));
  };
  const checkOpened = async ({file: opened, remove}: OpenedFile) => {
    setState({kind: 'checking'});
    setState(await checked(opened, expected));
    await remove();
  };

  return (
    <div class="panel">
      <div class="stack">
        <h1>{say('caseFile_place_check')}</h1>
        <p>{say('caseFile_checkIntro')}</p>
      </div>
      <PackField onFile={(chosen) => void check(chosen)} />
      <details>
        <summary>{say('caseFile_checkExpected')}</summary>
        <div class="stack">
          <CodeField
            label={say('caseFile_checkKey')}
            value={key}
            onInput={setKey}
            fault={keyWrong ? say('caseFile_checkKeyWrong') : undefined}
          />
          <CodeField
            label={say('caseFile_checkSeal')}
            value={seal}
            onInput={setSeal}
            fault={sealWrong ? say('caseFile_checkSealWrong') : undefined}
          />
          {file ? (
            <div>
              <Button resting={keyWrong || sealWrong} onPress={() => void check(file)}>
                {say('caseFile_checkAgain')}
              </Button>
            </div>
          ) : null}
        </div>
      </details>
      {state.kind === 'locked' && file ? (
        <LockedPack file={file} kind={state.as} onOpened={(opened) => void checkOpened(opened)} />
      ) : null}
      {state.kind === 'checking' ? <Message kind="plain">{say('caseFile_checkRunning')}</Message> : null}
      {state.kind === 'failed' ? <FailureMessage code="unexpected" /> : null}
      {state.kind === 'done' && file ? <Outcome file={file} report={state.report} /> : null}
    </div>
  );
}

/** A pack that is locked is asked for what opens it, before anything is said of its being whole. */
async function lockedOr(file: Blob, otherwise: () => Promise<State>): Promise<State> {
  const as = await lockedKind(sourceOfBlob(file)).catch(() => undefined);
  return as ? {kind: 'locked', as} : otherwise();
}

async function checked(file: Blob, expected: Expectations): Promise<State> {
  try {
    return {kind: 'done', report: await checkPack(file, expected)};
  } catch (error) {
    // The checker answers with findings for whatever is in the file; this is the file going away, or our own fault.
    console.error('check', error);
    return {kind: 'failed'};
  }
}

function Outcome({file, report}: {file: File; report: VerifyReport}): JSX.Element {
  return (
    <section class="stack">
      <Message kind={report.outcome === 'verified' ? 'good' : 'warn'}>
        <h2>{say(`verify_outcome_${report.outcome}`)}</h2>
        <p class="numbers">
          <bdi>{file.name}</bdi>, {sayBytes(file.size)}
        </p>
      </Message>
      <ReportSections report={report} />
    </section>
  );
}

/** A file field that also takes a drop. */
function PackField({onFile}: {onFile(file: File): void}): JSX.Element {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside does the same by keyboard
    <div
      class={over ? 'drop drop--over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <label for="pack-file">{say('caseFile_checkChoose')}</label>
      <input
        id="pack-file"
        type="file"
        accept=".zip,.age,application/zip"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
        }}
      />
      <p class="small quiet">{say('caseFile_checkDrop')}</p>
    </div>
  );
}
