import type {JSX} from 'preact';
import type {Uuid} from '../../core/ids.ts';
import type {Store} from '../../store/open-store.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {ExhibitLine} from '../shared/exhibit-line.tsx';
import {useVeil} from '../shared/veil.tsx';
import {say} from '../shared/words.ts';
import {LongList} from './long-list.tsx';
import {type Route, routeAddress} from './route.ts';

type Props = {
  store: Store;
  rows: readonly ExhibitRow[];
  route: Route & {panel: 'everything'};
  ticked: ReadonlySet<string>;
  onTick(id: Uuid, on: boolean): void;
};

const LINE_PX = 112;

/** Every kept thing, newest first, at any number. */
export function ExhibitList({store, rows, route, ticked, onTick}: Props): JSX.Element {
  const veil = useVeil();
  return (
    <LongList
      rows={rows}
      label={say('caseFile_place_everything')}
      open={route.open}
      estimate={LINE_PX}
      onScroll={veil.veil}
      line={(row, inReach) => (
        <ExhibitLine
          store={store}
          row={row}
          veil={veil}
          href={routeAddress({...route, open: row.id})}
          ticked={ticked.has(row.id)}
          onTick={(on) => onTick(row.id, on)}
          inReach={inReach}
          current={row.id === route.open}
        />
      )}
    />
  );
}
