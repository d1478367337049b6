import type {JSX} from 'preact';
import {useRef, useState} from 'preact/hooks';
import type {GivenBag} from '../../core/verify/bags.ts';
import {outcomeWords} from '../../core/verify/describe-report.ts';
import type {Expectations} from '../../core/verify/expectations.ts';
import {CheckStopped, type VerifyProgress} from '../../core/verify/hash-files.ts';
import type {LockedKind} from '../../core/verify/locked-kind.ts';
import {type AnyReport, checkAny} from '../../core/verify/other/check-any.ts';
import {progressText} from '../../core/verify/progress-text.ts';
import type {PickedBag} from '../../picked/picked-bags.ts';
import {Button} from '../shared/button.tsx';
import {FailureMessage, Message} from '../shared/message.tsx';
import {PageText} from '../shared/page-text.tsx';
import {Progress} from '../shared/progress.tsx';
import {pageLanguage, say, sayBytes, sayCount} from '../shared/words.ts';
import {CheckKnown, knownOf, NOTHING_TYPED, type Typed} from './check-known.tsx';
import {GivenField} from './given-field.tsx';
import {LockedPack} from './pack/locked-pack.tsx';
import {lockedAmong, type OpenedBag} from './pack/open-locked.ts';
import {ReportSections} from './report-sections.tsx';

type State =
  | {kind: 'waiting'}
  | {kind: 'locked'; as: LockedKind; bags: PickedBag[]}
  | {kind: 'checking'; progress: VerifyProgress | undefined}
  | {kind: 'done'; report: AnyReport}
  | {kind: 'stopped' | 'failed'};

/** Looks at any pack, ours or another's, on this computer alone. */
export function CheckPanel(): JSX.Element {
  const [given, setGiven] = useState<readonly PickedBag[]>([]);
  const [state, setState] = useState<State>({kind: 'waiting'});
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const stopper = useRef<AbortController>(undefined);
  const known = knownOf(typed);

  const run = async (bags: readonly GivenBag[], expected: Expectations) => {
    stopper.current?.abort();
    const stop = new AbortController();
    stopper.current = stop;
    const show = (next: State) => {
      if (stopper.current === stop) setState(next);
    };
    show({kind: 'checking', progress: undefined});
    show(await checked(bags, expected, stop.signal, (progress) => show({kind: 'checking', progress})));
  };
  /** What is being found, or was, is no answer to what is given now. */
  const forget = () => {
    stopper.current?.abort();
    stopper.current = undefined;
    setState((now) => (now.kind === 'locked' ? now : {kind: 'waiting'}));
  };
  const check = async (bags: readonly PickedBag[]) => {
    forget();
    setGiven(bags);
    setState({kind: 'waiting'});
    if (!known.ok) return;
    const locked = await lockedAmong(bags).catch(() => undefined);
    if (locked) setState({kind: 'locked', ...locked});
    else await run(bags, known.value);
  };
  const checkOpened = async (opened: readonly OpenedBag[]) => {
    const bags = given.map((bag) => opened.find(({of}) => of === bag)?.bag ?? bag);
    await run(bags, known.ok ? known.value : {});
    for (const {remove} of opened) await remove();
  };

  return (
    <div class="panel">
      <div class="stack">
        <h1>{say('caseFile_place_check')}</h1>
        <p>{say('caseFile_checkIntro')}</p>
      </div>
      <GivenField onGiven={(bags) => void check(bags)} />
      <CheckKnown
        typed={typed}
        onTyped={(next) => {
          forget();
          setTyped(next);
        }}
        onAgain={given.length > 0 ? () => void check(given) : undefined}
      />
      {state.kind === 'locked' ? (
        <LockedPack bags={state.bags} kind={state.as} onOpened={(opened) => void checkOpened(opened)} />
      ) : null}
      {state.kind === 'checking' ? <Working progress={state.progress} onStop={() => stopper.current?.abort()} /> : null}
      {state.kind === 'stopped' ? <Message kind="plain">{say('verify_page_stopped')}</Message> : null}
      {state.kind === 'failed' ? <FailureMessage code="unexpected" /> : null}
      {state.kind === 'done' ? <Outcome given={given} report={state.report} /> : null}
    </div>
  );
}

async function checked(
  bags: readonly GivenBag[],
  expected: Expectations,
  signal: AbortSignal,
  onProgress: (progress: VerifyProgress) => void,
): Promise<State> {
  try {
    return {kind: 'done', report: await checkAny(bags, expected, {signal, onProgress})};
  } catch (error) {
    if (error instanceof CheckStopped) return {kind: 'stopped'};
    // The checker answers with findings for whatever is in the file; this is the file going away, or our own fault.
    console.error('check', error);
    return {kind: 'failed'};
  }
}

type WorkingProps = {progress: VerifyProgress | undefined; onStop(): void};

function Working({progress, onStop}: WorkingProps): JSX.Element {
  const label = progress ? progressText(progress, say, pageLanguage()) : say('caseFile_checkRunning');
  return (
    <div class="stack">
      <Progress label={label} done={progress?.doneBytes ?? 0} total={progress?.totalBytes ?? 0} />
      <div>
        <Button onPress={onStop}>{say('verify_page_stop')}</Button>
      </div>
    </div>
  );
}

function Outcome({given, report}: {given: readonly GivenBag[]; report: AnyReport}): JSX.Element {
  const [only] = given;
  const {outcome, bytes} = report.report;
  return (
    <section class="stack">
      <Message kind={outcome === 'verified' ? 'good' : 'warn'}>
        <h2>{headline(report)}</h2>
        <p class="numbers">
          {given.length === 1 && only ? (
            <PageText text={only.name} />
          ) : (
            <bdi>{sayCount('caseFile_checkGiven', given.length)}</bdi>
          )}
          {' · '}
          <bdi>{sayBytes(bytes)}</bdi>
        </p>
      </Message>
      <ReportSections report={report} />
    </section>
  );
}

function headline(any: AnyReport): string {
  return any.kind === 'pack' ? say(outcomeWords(any.report)) : say(`other_outcome_${any.report.outcome}`);
}
