import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type {RefObject} from 'preact';
import {useEffect, useLayoutEffect, useReducer, useState} from 'preact/hooks';

type Options = {
  count: number;
  scroller: RefObject<HTMLElement | null>;
  estimate: number;
  keyOf(index: number): string;
  /** Stays on the page wherever the list is scrolled to, so that the keyboard's place is never lost. */
  keep: number;
};

export type VirtualList = {
  items: VirtualItem[];
  total: number;
  measure(element: HTMLElement | null): void;
  scrollTo(index: number): void;
};

/** Draws of a long list only what is in sight. */
export function useVirtualList({count, scroller, estimate, keyOf, keep}: Options): VirtualList {
  const [, redraw] = useReducer((before: number) => before + 1, 0);
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(optionsFor()));

  function optionsFor() {
    return {
      count,
      getScrollElement: () => scroller.current,
      estimateSize: () => estimate,
      getItemKey: keyOf,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      overscan: 4,
      rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), keep, count),
      onChange: () => redraw(undefined),
    };
  }

  virtualizer.setOptions(optionsFor());
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    total: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index, {align: 'auto'}),
  };
}

function withKept(indexes: number[], keep: number, count: number): number[] {
  if (keep < 0 || keep >= count || indexes.includes(keep)) return indexes;
  return [...indexes, keep].sort((a, b) => a - b);
}
