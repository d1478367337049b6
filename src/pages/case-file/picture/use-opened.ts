import {useState} from 'preact/hooks';
import {isUuid, type Uuid} from '../../../core/ids.ts';
import {markOf, wordsOf} from '../../shared/address-words.ts';

/** What was opened: where on the page its list stands, its name in words, and everything it stands for. */
export type Opened = {place: string; title: string; ids: Uuid[]};

export type Opening = {opened: Opened | undefined; open(what: Opened): void; close(): void};

/**
 * What is open, kept with this step of the browser's history: who follows a source and comes back finds the list as it
 * was. The address could not hold thousands of ids. The step holds a mark only: browsers write their steps to the disk.
 */
export function useOpened(): Opening {
  const [opened, setOpened] = useState(() => parseOpened(history.state));
  const keep = (what: Opened | undefined) => {
    history.replaceState(what ? {opened: markOf(JSON.stringify(what))} : null, '', location.href);
    setOpened(what);
  };
  return {opened, open: keep, close: () => keep(undefined)};
}

function parseOpened(state: unknown): Opened | undefined {
  const mark = member(state, 'opened');
  const words = typeof mark === 'string' ? wordsOf(mark) : undefined;
  const what: unknown = words === undefined ? undefined : JSON.parse(words);
  const [place, title, ids] = [member(what, 'place'), member(what, 'title'), member(what, 'ids')];
  if (typeof place !== 'string' || typeof title !== 'string' || !Array.isArray(ids)) return undefined;
  return {place, title, ids: ids.filter(isUuid)};
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
