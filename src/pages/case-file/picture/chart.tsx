import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {say} from '../../shared/words.ts';
import {useWidth} from './use-width.ts';

export type Plot = typeof import('./plot-library.ts');
/** Where a chart is drawn: so wide, from the right or from the left, and a name for what is its own in the page. */
export type Paper = {width: number; mirrored: boolean; id: string};

type Props = {
  label: string;
  id: string;
  /** Each pressable piece, in the order in which `draw` gives the `hit` mark its data; undefined is not pressable. */
  pieces: readonly {label: string; empty: boolean}[];
  draw(plot: Plot, paper: Paper): Element;
  onPress(index: number): void;
  /** By how many pieces an arrow to the right and one down go on, in a chart of this width. */
  arrows(width: number): {right: number; down: number};
};

let library: Promise<Plot> | undefined;

/** The library is large, so it comes only where a chart is shown. */
function loadPlot(): Promise<Plot> {
  library ??= import('./plot-library.ts');
  return library;
}

/** A drawn chart. One piece is in reach of Tab, arrows go on from there, Enter opens what it counts. */
export function Chart({label, id, pieces, draw, onPress, arrows}: Props): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [plot, setPlot] = useState<Plot | 'failed'>();
  const place = useRef(0);
  useEffect(() => {
    loadPlot().then(setPlot, (error: unknown) => {
      console.warn('the charts could not be loaded:', error);
      library = undefined;
      setPlot('failed');
    });
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (!element || width === 0 || plot === undefined || plot === 'failed') return;
    const hadFocus = element.contains(document.activeElement);
    const mirrored = getComputedStyle(element).direction === 'rtl';
    const drawing = draw(plot, {width, mirrored, id});
    element.replaceChildren(drawing);
    const hits = makePressable(drawing, pieces, label);
    place.current = Math.min(place.current, Math.max(0, hits.length - 1));
    hits[place.current]?.setAttribute('tabindex', '0');
    if (hadFocus) hits[place.current]?.focus();
  }, [plot, width, draw, pieces, label]);
  if (plot === 'failed') return <p class="quiet">{say('picture_noChart')}</p>;

  const hitsIn = () => [...(frame.current?.querySelectorAll<SVGElement>('[role="button"]') ?? [])];
  const go = (to: number) => {
    const hits = hitsIn();
    const next = hits[to];
    if (!next) return;
    hits[place.current]?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    place.current = to;
    next.focus();
  };
  const indexOf = (target: EventTarget | null) => (target instanceof SVGElement ? hitsIn().indexOf(target) : -1);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pieces inside are the buttons
    <div
      ref={frame}
      class="chart"
      aria-busy={plot === undefined}
      onClick={(event) => {
        const index = indexOf(event.target);
        if (index < 0) return;
        go(index);
        onPress(index);
      }}
      onKeyDown={(event) => {
        const index = indexOf(event.target);
        if (index < 0) return;
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onPress(index);
          return;
        }
        const next = nextPiece(event.key, index, pieces.length, arrows(width), isMirrored(event.currentTarget));
        if (next === undefined) return;
        event.preventDefault();
        go(next);
      }}
    />
  );
}

function isMirrored(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

function nextPiece(
  key: string,
  at: number,
  count: number,
  {right, down}: ReturnType<Props['arrows']>,
  mirrored: boolean,
): number | undefined {
  const to: Record<string, number> = {
    ArrowRight: at + (mirrored ? -right : right),
    ArrowLeft: at + (mirrored ? right : -right),
    ArrowDown: at + down,
    ArrowUp: at - down,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(to, key) ? to[key] : undefined;
  return next !== undefined && next >= 0 && next < count ? next : undefined;
}

/** The drawing is one group with a name; the pieces of its `hit` mark are buttons in it, everything else is only seen. */
function makePressable(drawing: Element, pieces: Props['pieces'], label: string): SVGElement[] {
  const svg = drawing.matches('svg') ? drawing : drawing.querySelector('svg');
  svg?.setAttribute('role', 'group');
  svg?.setAttribute('aria-label', label);
  for (const group of svg?.querySelectorAll(':scope > g') ?? [])
    if (!group.matches('.hit')) group.setAttribute('aria-hidden', 'true');
  const hits = [...(svg?.querySelectorAll<SVGElement>('.hit > *') ?? [])];
  for (const [index, hit] of hits.entries()) {
    hit.setAttribute('role', 'button');
    hit.setAttribute('tabindex', '-1');
    hit.setAttribute('aria-label', pieces[index]?.label ?? '');
    if (pieces[index]?.empty) hit.setAttribute('aria-disabled', 'true');
  }
  svg?.querySelector('.hit')?.removeAttribute('aria-label');
  return hits;
}
