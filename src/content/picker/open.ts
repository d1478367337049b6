import {say} from '../../browser/i18n.ts';
import type {Trigger} from '../../core/capture/exhibit.ts';
import {sendToBackground} from '../../messages/send.ts';
import {findItemAt, itemsOn} from '../../sites/read-page.ts';
import {boxOf} from '../geometry.ts';
import {setTarget} from '../target.ts';
import {twoFrames} from '../wait.ts';
import {type Cover, makeCover} from './cover.ts';
import {elementUnder, nearestBlock, scrollUnder} from './under.ts';

let closeOpen: (() => void) | undefined;

/**
 * Lets the person point at what to save. The cover over the page takes every press, so the page does nothing on it;
 * it is gone, and the page painted without it, before the background is told what was picked.
 */
export function openPicker(trigger: Trigger): void {
  closeOpen?.();
  const cover = makeCover(say('page_pickHint'));
  const leaving = new AbortController();
  let chosen: Element | undefined;
  const show = (item: Element | undefined) => {
    chosen = item;
    cover.outline(item ? boxOf(item) : null);
    cover.say(say(item ? 'page_pickHint' : 'page_pickHintNothing'));
  };
  const close = () => {
    leaving.abort();
    cover.remove();
    closeOpen = undefined;
  };
  closeOpen = close;
  listen(cover, leaving.signal, {
    point: (x, y) => show(itemAround(elementUnder(cover.host, x, y))),
    step: (by) => show(nextItem(chosen, by)),
    refresh: () => cover.outline(chosen ? boxOf(chosen) : null),
    leave: close,
    take: () => {
      if (!chosen) return;
      const item = chosen;
      close();
      void takePicked(item, trigger);
    },
  });
}

async function takePicked(item: Element, trigger: Trigger): Promise<void> {
  setTarget({kind: 'item', element: item});
  await twoFrames();
  const answer = await sendToBackground('picked', {trigger});
  if (!answer.ok) console.error(answer.error.code, answer.error.detail);
}

type Acts = {
  point(x: number, y: number): void;
  step(by: 1 | -1): void;
  refresh(): void;
  leave(): void;
  take(): void;
};

function listen({host}: Cover, signal: AbortSignal, acts: Acts): void {
  const options = {capture: true, signal};
  host.addEventListener('pointermove', (event) => acts.point(event.clientX, event.clientY), options);
  host.addEventListener(
    'click',
    (event) =>
      stop(event, () => {
        acts.point(event.clientX, event.clientY);
        acts.take();
      }),
    options,
  );
  for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'auxclick', 'contextmenu'] as const) {
    host.addEventListener(type, (event) => stop(event), options);
  }
  host.addEventListener('wheel', (event) => stop(event, () => scrollUnder(host, event)), {...options, passive: false});
  addEventListener('keydown', (event) => keyPressed(event, acts), options);
  addEventListener('scroll', () => acts.refresh(), {...options, passive: true});
  addEventListener('resize', () => acts.refresh(), options);
}

function keyPressed(event: KeyboardEvent, acts: Acts): void {
  if (event.key === 'Escape') stop(event, acts.leave);
  else if (event.key === 'Enter') stop(event, acts.take);
  else if (event.key === 'ArrowDown' || (event.key === 'Tab' && !event.shiftKey)) stop(event, () => acts.step(1));
  else if (event.key === 'ArrowUp' || event.key === 'Tab') stop(event, () => acts.step(-1));
}

function stop(event: Event, then?: () => void): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  then?.();
}

function itemAround(element: Element | undefined): Element | undefined {
  if (!element) return undefined;
  return findItemAt(element, new URL(location.href), document) ?? nearestBlock(element);
}

/** The item after (or before) the chosen one in page order; the first that shows when none is chosen yet. */
function nextItem(chosen: Element | undefined, by: 1 | -1): Element | undefined {
  const items = itemsOn(new URL(location.href), document).filter((item) => boxOf(item));
  const at = chosen ? items.indexOf(chosen) : -1;
  const next = at < 0 ? (items.find(isOnScreen) ?? items[0]) : items[Math.min(items.length - 1, Math.max(0, at + by))];
  if (next && !isOnScreen(next)) next.scrollIntoView({block: 'center', behavior: 'instant'});
  return next ?? chosen;
}

function isOnScreen(item: Element): boolean {
  const box = boxOf(item);
  return box !== null && box.y >= 0 && box.y < innerHeight;
}
