import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {FailureCode} from '../../core/errors.ts';
import type {Store} from '../../store/open-store.ts';
import type {IconName} from '../shared/icon.tsx';
import {Icon} from '../shared/icon.tsx';
import {LeaveButton} from '../shared/leave-button.tsx';
import {LookingLine} from '../shared/looking-line.tsx';
import {OwnName} from '../shared/own-name.tsx';
import {StoreFailure} from '../shared/store-failure.tsx';
import {useStore} from '../shared/use-store.ts';
import {LockScreen} from '../shared/vault/lock-screen.tsx';
import {say} from '../shared/words.ts';
import {AsItLies} from './backup/as-it-lies.tsx';
import {BringPanel} from './bring/bring-panel.tsx';
import type {BringQueue} from './bring/bring-queue.ts';
import {useBring} from './bring/use-bring.ts';
import {CarePanel} from './care/care-panel.tsx';
import {CaseSwitch} from './case-switch.tsx';
import {CheckPanel} from './check-panel.tsx';
import {DiaryPanel} from './diary/diary-panel.tsx';
import {useDiaryWork} from './diary/use-diary-work.ts';
import {WritePanel} from './diary/write-panel.tsx';
import {EverythingPanel} from './everything-panel.tsx';
import {PackPanel} from './pack/pack-panel.tsx';
import {type PackWork, usePack} from './pack/use-pack.ts';
import {PeoplePanel} from './people/people-panel.tsx';
import {PicturePanel} from './picture/picture-panel.tsx';
import {HidePanel} from './redact/hide-panel.tsx';
import {type PanelName, type Route, routeAddress, useRoute} from './route.ts';
import {SafetyPanel} from './safety-panel.tsx';
import {StepsPanel} from './steps/steps-panel.tsx';
import {useCaseTurn} from './use-case-turn.ts';
import {useWriteKey} from './use-write-key.ts';
import {MovingPanel} from './vault/moving-panel.tsx';

/** The full page: what there is, packs, checking, and where things are kept. */
export function CaseFilePage(): JSX.Element {
  const route = useRoute();
  useWriteKey();
  const opened = useStore();
  return (
    <div class="page">
      <header class="page__side">
        <div class="page__name">
          <OwnName size={24} />
          <LeaveButton />
        </div>
        {opened?.ok ? <CaseSwitch store={opened.value} /> : null}
        {opened && !opened.ok && opened.error.code === 'vaultLocked' ? null : <Places here={route.panel} />}
        <LookingLine />
      </header>
      <main class={`page__main page__main--${route.panel}`}>
        {opened === undefined ? null : opened.ok ? (
          <Panel route={route} store={opened.value} />
        ) : (
          <div class="panel">
            <Closed code={opened.error.code} />
            <AsItLies code={opened.error.code} />
          </div>
        )}
      </main>
    </div>
  );
}

/** Why nothing is to be seen, and the way in where there is one. */
function Closed({code}: {code: FailureCode}): JSX.Element {
  if (code === 'vaultLocked') return <LockScreen />;
  return code === 'vaultMoving' ? <MovingPanel /> : <StoreFailure code={code} />;
}

function Panel({route, store}: {route: Route; store: Store}): JSX.Element {
  // Kept here, above the panels and the cases, so that a pack or files that come in last while the person looks elsewhere.
  const work = usePack();
  const bring = useBring(store);
  const turn = useCaseTurn(store);
  useEffect(() => {
    if (turn > 0) work.choose(undefined);
  }, [turn]);
  return <PanelOfCase key={turn} route={route} store={store} work={work} bring={bring} />;
}

type OfCaseProps = {route: Route; store: Store; work: PackWork; bring: BringQueue};

function PanelOfCase({route, store, work, bring}: OfCaseProps): JSX.Element {
  // Kept above the panels, so that ticks and what can be taken back last as long as this case is worked on.
  const diary = useDiaryWork();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  switch (route.panel) {
    case 'everything':
      return <EverythingPanel store={store} route={route} diary={diary} ticked={ticked} onTicked={setTicked} />;
    case 'diary':
      return <DiaryPanel store={store} route={route} work={diary} />;
    case 'write':
      return <WritePanel store={store} route={route} work={diary} />;
    case 'people':
      return <PeoplePanel store={store} route={route} />;
    case 'bring':
      return <BringPanel queue={bring} />;
    case 'picture':
      return <PicturePanel store={store} route={route} />;
    case 'steps':
      return <StepsPanel store={store} />;
    case 'pack':
      return <PackPanel store={store} brought={route} work={work} />;
    case 'hide':
      return <HidePanel store={store} id={route.id} />;
    case 'check':
      return <CheckPanel />;
    case 'care':
      return <CarePanel store={store} route={route} />;
    case 'safety':
      return <SafetyPanel store={store} />;
  }
}

const PLACES: readonly {panel: Exclude<PanelName, 'write' | 'hide'>; route: Route; icon: IconName}[] = [
  {panel: 'everything', route: {panel: 'everything', query: '', open: undefined}, icon: 'list'},
  {panel: 'diary', route: {panel: 'diary', query: '', open: undefined}, icon: 'note'},
  {panel: 'people', route: {panel: 'people', query: '', open: undefined}, icon: 'person'},
  {panel: 'picture', route: {panel: 'picture', view: ''}, icon: 'chart'},
  {panel: 'steps', route: {panel: 'steps'}, icon: 'steps'},
  {panel: 'bring', route: {panel: 'bring'}, icon: 'bring'},
  {panel: 'pack', route: {panel: 'pack', ids: undefined}, icon: 'box'},
  {panel: 'check', route: {panel: 'check'}, icon: 'check'},
  {panel: 'safety', route: {panel: 'safety'}, icon: 'place'},
  {panel: 'care', route: {panel: 'care'}, icon: 'help'},
];

/** Places that stand in no list belong to one that does. */
const WITHIN: {readonly [place in PanelName]?: PanelName} = {write: 'diary', hide: 'everything'};

function Places({here}: {here: PanelName}): JSX.Element {
  return (
    <nav aria-label={say('caseFile_places')}>
      <ul class="places">
        {PLACES.map(({panel, route, icon}) => (
          <li key={panel}>
            <a
              class="places__link"
              href={routeAddress(route)}
              aria-current={here === panel || WITHIN[here] === panel ? 'page' : undefined}
            >
              <Icon name={icon} />
              <span>{say(`caseFile_place_${panel}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
