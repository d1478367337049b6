import './veil.css';
import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import type {SubjectRow} from '../../../store/diary-rows.ts';
import {personFinder, subjectName} from '../../shared/subject-name.ts';
import {say} from '../../shared/words.ts';
import {LongList} from '../long-list.tsx';
import {type Route, routeAddress} from '../route.ts';
import type {Thing} from '../things.ts';
import {FactLine} from './fact-line.tsx';
import type {Sorting} from './use-sorting.ts';

type Props = {
  /** What is shown, in order. */
  things: readonly Thing[];
  /** Everything of the case. */
  all: readonly Thing[];
  subjects: readonly SubjectRow[];
  route: Route & {panel: 'everything'};
  ticked: ReadonlySet<string>;
  onTick(id: Uuid, on: boolean): void;
  sorting: Sorting;
};

const LINE_PX = 84;

/** The list of everything by facts alone. Keys sort the line that has the focus, or all that is ticked. */
export function FactsList({things, all, subjects, route, ticked, onTick, sorting}: Props): JSX.Element {
  const person = useMemo(() => personFinder(subjects), [subjects]);
  const entries = useMemo(() => entriesOf(all), [all]);
  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const at = event.target.matches('.line__link') ? event.target.closest('[data-index]') : null;
    const thing = at instanceof HTMLElement ? things[Number(at.dataset.index)] : undefined;
    if (!thing) return;
    if (event.key === ' ' || event.key === 'x') onTick(thing.id, !ticked.has(thing.id));
    else if (!sorting.press(event.key, thing)) return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the links inside; each has a button beside the list
    <div class="facts-list" onKeyDown={keyed}>
      <LongList
        rows={things}
        label={say('caseFile_place_everything')}
        open={route.open}
        estimate={LINE_PX}
        onScroll={() => {}}
        line={(thing, inReach) => (
          <FactLine
            thing={thing}
            people={thing.who.map(person).flatMap((row) => (row ? [subjectName(row)] : []))}
            entries={entries.get(thing.id) ?? []}
            href={addressOf(route, thing)}
            ticked={ticked.has(thing.id)}
            onTick={(on) => onTick(thing.id, on)}
            inReach={inReach}
            current={thing.id === route.open}
          />
        )}
      />
    </div>
  );
}

/** For each kept thing the numbers of the entries that it is tied to. */
function entriesOf(all: readonly Thing[]): ReadonlyMap<Uuid, number[]> {
  const found = new Map<Uuid, number[]>();
  for (const thing of all) {
    if (thing.kind !== 'incident') continue;
    for (const id of thing.row.exhibitIds) found.set(id, [...(found.get(id) ?? []), thing.row.ordinal]);
  }
  return found;
}

function addressOf({isEntry, ...route}: Props['route'], {id, kind}: Thing): string {
  return routeAddress({...route, open: id, ...(kind === 'incident' ? {isEntry: true} : {})});
}
