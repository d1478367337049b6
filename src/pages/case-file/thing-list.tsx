import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import type {SubjectRow} from '../../store/diary-rows.ts';
import type {Store} from '../../store/open-store.ts';
import {ExhibitLine} from '../shared/exhibit-line.tsx';
import {personFinder, subjectName} from '../shared/subject-name.ts';
import {useVeil} from '../shared/veil.tsx';
import {say} from '../shared/words.ts';
import {IncidentLine} from './diary/incident-line.tsx';
import {LongList} from './long-list.tsx';
import {type Route, routeAddress} from './route.ts';
import type {Thing} from './things.ts';

type Props = {
  store: Store;
  things: readonly Thing[];
  subjects: readonly SubjectRow[];
  route: Route & {panel: 'everything'};
  ticked: ReadonlySet<string>;
  onTick(id: Uuid, on: boolean): void;
};

const LINE_PX = 112;

/** Every kept thing and every entry of the diary, newest first, at any number. */
export function ThingList({store, things, subjects, route, ticked, onTick}: Props): JSX.Element {
  const veil = useVeil();
  const person = useMemo(() => personFinder(subjects), [subjects]);
  const line = (thing: Thing, inReach: boolean) => {
    const common = {veil, href: addressOf(route, thing), inReach, current: thing.id === route.open};
    const tick = {ticked: ticked.has(thing.id), onTick: (on: boolean) => onTick(thing.id, on)};
    if (thing.kind === 'exhibit') return <ExhibitLine store={store} row={thing.row} {...common} {...tick} />;
    const names = thing.who.map(person).flatMap((row) => (row ? [subjectName(row)] : []));
    return (
      <div class={common.current ? 'tickable tickable--current' : 'tickable'}>
        <label class="line__tick">
          <input
            type="checkbox"
            checked={tick.ticked}
            onChange={(event) => tick.onTick(event.currentTarget.checked)}
            {...(inReach ? {} : {tabIndex: -1})}
          />
          <span class="only-read">{say('caseFile_tickEntry', thing.row.ordinal)}</span>
        </label>
        <IncidentLine row={thing.row} people={names} {...common} />
      </div>
    );
  };
  return (
    <LongList
      rows={things}
      label={say('caseFile_place_everything')}
      open={route.open}
      estimate={LINE_PX}
      onScroll={veil.veil}
      line={line}
    />
  );
}

function addressOf({isEntry, ...route}: Props['route'], {id, kind}: Thing): string {
  return routeAddress({...route, open: id, ...(kind === 'incident' ? {isEntry: true} : {})});
}
