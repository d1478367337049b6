import type {JSX} from 'preact';

// Drawn for this project on a grid of 24, from straight lines, circles and plain curves.
const PATHS = {
  screen: 'M4 5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM12 16v4M8 20h8',
  point: 'M5 4l6 16 2.5-6.5L20 11zM14 14l5 5',
  search: 'M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM15.5 15.5 20 20',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M19 12H5M11 6l-6 6 6 6',
  forward: 'M5 12h14M13 6l6 6-6 6',
  leave: 'M13 4h6v16h-6M4 12h11M11 8l4 4-4 4',
  warning: 'M12 4 21 20H3zM12 10v4M12 17v.01',
  done: 'M5 12.5 10 17.5 19 7',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M16 9v.01',
  eye: 'M3 12c3-5 6-7 9-7s6 2 9 7c-3 5-6 7-9 7s-6-2-9-7zM14.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  check: 'M12 3l8 3v6c0 4-3 7-8 9-5-2-8-5-8-9V6zM9 12l2.5 2.5L15.5 10',
  place: 'M4 7h16v13H4zM8 7V4h8v3M4 12h16',
  note: 'M6 4h12v16H6zM9 9h6M9 13h6',
  page: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  answer: 'M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v2',
  again: 'M19 12a7 7 0 1 1-2-5M19 4v4h-4',
  film: 'M4 5h16v14H4zM8 5v14M16 5v14M4 9.5h4M4 14.5h4M16 9.5h4M16 14.5h4',
  sound: 'M5 10v4h3l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  save: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  person: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 20c1-4 4-6 8-6s7 2 8 6',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  steps: 'M5 5h14v15H5zM9 3v4M15 3v4M8.5 13.5l2.5 2.5 4.5-5',
  bring: 'M12 4v10M8 10l4 4 4-4M4 13v7h16v-7',
  write: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  add: 'M12 5v14M5 12h14',
  less: 'M5 12h14',
  help: 'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM9.7 9.6a2.4 2.4 0 1 1 3.6 2c-.9.6-1.3 1.1-1.3 2M12 16.8v.01',
  clock: 'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM12 7.5V12l3.5 2',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture beside a word; never read out, since the word says it. */
export function Icon({name}: {name: IconName}): JSX.Element {
  const turns = name === 'back' || name === 'forward' || name === 'leave';
  return (
    <svg class={turns ? 'icon icon--turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
