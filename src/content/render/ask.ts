import {isInPage} from '../../sites/reading/dom.ts';
import {currentTarget} from '../target.ts';

/** A PNG that html2canvas drew of the item. */
export type Rendering = {pngBase64: string; width: number; height: number; imagesMissing: number};

/** What the render script, put in only when it is needed, leaves for us in our own world. */
export type Renderer = (item: Element, label: string) => Promise<Rendering>;

type WithRenderer = typeof globalThis & {holdfastRender?: Renderer};

export function offerRenderer(renderer: Renderer): void {
  (globalThis as WithRenderer).holdfastRender = renderer;
}

/** Draws the chosen item again. Throws where there is none, or the library throws. */
export async function renderTarget(label: string): Promise<Rendering> {
  const target = currentTarget();
  const renderer = (globalThis as WithRenderer).holdfastRender;
  if (target.kind !== 'item' || !isInPage(target.element)) throw new Error('the item is no longer in the page');
  if (!renderer) throw new Error('the render script is not there');
  return renderer(target.element, label);
}
