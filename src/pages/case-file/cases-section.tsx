import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {type CaseLine, openCase, switchCase} from '../../store/cases.ts';
import type {Store} from '../../store/open-store.ts';
import {reviseCase} from '../../store/revise-case.ts';
import {Button} from '../shared/button.tsx';
import {FailureMessage} from '../shared/message.tsx';
import {TextField} from '../shared/text-field.tsx';
import {caseName, useCases} from '../shared/use-cases.ts';
import {circumstances, tellOthers, useChanges} from '../shared/use-store.ts';
import {say, sayCount} from '../shared/words.ts';

/** The cases: what each is called and holds, and the way to another. */
export function CasesSection({store}: {store: Store}): JSX.Element | null {
  const {version, changed} = useChanges();
  const cases = useCases(store, version);
  const [failed, setFailed] = useState(false);
  if (!cases || cases.length === 0) return null;
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailed(false);
      tellOthers();
      changed();
    } catch (error) {
      console.warn('the cases were not changed:', error);
      setFailed(true);
    }
  };
  return (
    <section class="stack">
      <h2>{say('caseFile_cases')}</h2>
      <p>{say('caseFile_casesWhat')}</p>
      <ul class="cases">
        {cases.map((one, place) => (
          <OneCase
            key={one.caseId}
            line={one}
            name={caseName(one, place)}
            onRename={(title) => act(async () => reviseCase(store, one.caseId, () => ({title}), await circumstances()))}
            onSwitch={() => act(() => switchCase(store, one.caseId))}
          />
        ))}
      </ul>
      {failed ? <FailureMessage code="saveFailed" /> : null}
      <OpenCase onOpen={(title) => act(async () => openCase(store, title, await circumstances()))} />
    </section>
  );
}

type OneProps = {line: CaseLine; name: string; onRename(title: string): Promise<void>; onSwitch(): Promise<void>};

function OneCase({line, name, onRename, onSwitch}: OneProps): JSX.Element {
  const [title, setTitle] = useState<string>();
  return (
    <li class="cases__one stack">
      <div class="heading-with-button">
        <div>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          {line.current ? <span class="tag">{say('caseFile_caseCurrent')}</span> : null}
          <p class="small quiet numbers">
            {sayCount('caseFile_kept', line.exhibits)} · {sayCount('people_incidentCount', line.incidents)}
          </p>
        </div>
        <div class="row-of-buttons">
          {line.current ? null : (
            <Button small onPress={() => void onSwitch()}>
              {say('caseFile_caseSwitch')}
              <span class="only-read"> {name}</span>
            </Button>
          )}
          {title === undefined ? (
            <Button small kind="plain" icon="write" onPress={() => setTitle(line.title)}>
              {say('caseFile_caseRename')}
              <span class="only-read"> {name}</span>
            </Button>
          ) : null}
        </div>
      </div>
      {title === undefined ? null : (
        <form
          class="choose-and-do"
          onSubmit={(event) => {
            event.preventDefault();
            void onRename(title.trim()).then(() => setTitle(undefined));
          }}
        >
          <TextField label={say('caseFile_caseTitle')} value={title} onInput={setTitle} />
          <Button onPress={() => void onRename(title.trim()).then(() => setTitle(undefined))}>
            {say('caseFile_caseKeepName')}
          </Button>
        </form>
      )}
    </li>
  );
}

function OpenCase({onOpen}: {onOpen(title: string): Promise<void>}): JSX.Element {
  const [title, setTitle] = useState<string>();
  if (title === undefined) {
    return (
      <div>
        <Button small icon="add" onPress={() => setTitle('')}>
          {say('caseFile_caseOpen')}
        </Button>
      </div>
    );
  }
  const open = () => void onOpen(title.trim()).then(() => setTitle(undefined));
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <TextField
        label={say('caseFile_caseTitle')}
        hint={say('caseFile_caseOpenHint')}
        value={title}
        onInput={setTitle}
      />
      <div class="row-of-buttons">
        <Button onPress={open}>{say('caseFile_caseOpenIt')}</Button>
        <Button onPress={() => setTitle(undefined)}>{say('people_putNot')}</Button>
      </div>
    </form>
  );
}
