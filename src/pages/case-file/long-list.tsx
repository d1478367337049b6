import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {useVirtualList} from './use-virtual-list.ts';

type Props<Row> = {
  rows: readonly Row[];
  label: string;
  /** Id of the one whose details are open. */
  open: string | undefined;
  /** Height of a line before it was measured. */
  estimate: number;
  onScroll(): void;
  /** One line; it holds a `.line__link`, in reach of Tab only where `inReach`. */
  line(row: Row, inReach: boolean): JSX.Element;
};

/** A list of any length. Arrow keys, Home and End move; one line is in reach of Tab. */
export function LongList<Row extends {id: string}>(props: Props<Row>): JSX.Element {
  const {rows, label, open, estimate, onScroll, line} = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const place = Math.min(active, rows.length - 1);
  const wantsFocus = useRef(false);
  // Keys come faster than the page is drawn: each goes on from where the last one led.
  const latest = useRef(0);
  const goTo = (index: number) => {
    latest.current = index;
    setActive(index);
  };
  const list = useVirtualList({
    count: rows.length,
    scroller,
    estimate,
    keyOf: (index) => rows[index]?.id ?? String(index),
    keep: place,
  });

  // Coming from a link or by reload: the open one is where the list starts.
  // Only when another one is opened, or the rows came
  useEffect(() => {
    const at = rows.findIndex(({id}) => id === open);
    if (at < 0) return;
    goTo(at);
    list.scrollTo(at);
  }, [open, rows]);

  useEffect(() => {
    if (!wantsFocus.current || latest.current !== place) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${place}"] .line__link`);
    if (!link) return;
    wantsFocus.current = false;
    link.focus({preventScroll: true});
  });

  const move = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, Math.min(latest.current, rows.length - 1), rows.length);
    if (next === undefined) return;
    event.preventDefault();
    wantsFocus.current = true;
    goTo(next);
    list.scrollTo(next);
  };

  return (
    <div class="list" ref={scroller} onScroll={onScroll}>
      <ul class="list__inside" aria-label={label} style={{blockSize: `${list.total}px`}} onKeyDown={move}>
        {list.items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <li
              key={item.key}
              class="list__item"
              data-index={item.index}
              ref={list.measure}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              style={{transform: `translateY(${item.start}px)`}}
              onFocusIn={() => goTo(item.index)}
            >
              {line(row, item.index === place)}
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

const PAGE = 8;

function placeAfter(key: string, place: number, count: number): number | undefined {
  const to: Record<string, number> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + PAGE,
    PageUp: place - PAGE,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(to, key) ? to[key] : undefined;
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}
