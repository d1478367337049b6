import type {Box} from '../../messages/protocol.ts';
import {pageSays} from '../../sites/reading/dom.ts';

const {createElement} = Document.prototype;

/** The sheet over the page while the person points. */
export type Cover = {
  host: HTMLElement;
  outline(box: Box | null): void;
  say(text: string): void;
  remove(): void;
};

const LOOK = `
  :host { all: initial; }
  .sheet { position: fixed; inset: 0; cursor: crosshair; font: 16px/1.5 system-ui, sans-serif; }
  .frame { position: fixed; box-sizing: border-box; border: 3px solid #0f766e; border-radius: 8px;
    background: rgb(15 118 110 / .12); box-shadow: 0 0 0 2px #fff; }
  .frame[hidden] { display: none; }
  .hint { position: fixed; inset-block-start: 12px; inset-inline: 12px; margin-inline: auto; inline-size: fit-content;
    max-inline-size: calc(100% - 24px); box-sizing: border-box; padding: 8px 16px; border-radius: 8px;
    background: #10302d; color: #fff; border: 1px solid #fff; }
`;

/**
 * Puts the sheet over the page: a closed shadow root in the browser's top layer, so that no style of the page reaches
 * in and no dialog of the page lies above.
 */
export function makeCover(hint: string): Cover {
  const host = createElement.call(document, 'div');
  host.popover = 'manual';
  host.style.cssText =
    'all: initial !important; position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important;' +
    'margin: 0 !important; padding: 0 !important; border: 0 !important; background: transparent !important; display: block !important;';
  const root = host.attachShadow({mode: 'closed'});
  const style = createElement.call(document, 'style');
  style.textContent = LOOK;
  const sheet = block('sheet');
  const frame = block('frame');
  frame.hidden = true;
  const words = block('hint');
  words.setAttribute('role', 'status');
  words.dir = 'auto';
  words.textContent = hint;
  sheet.append(frame, words);
  root.append(style, sheet);
  (pageSays.root(document) ?? document).append(host);
  host.showPopover();
  return {
    host,
    outline: (box) => {
      frame.hidden = box === null;
      if (box) frame.style.cssText = `left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${box.height}px`;
    },
    say: (text) => {
      if (words.textContent !== text) words.textContent = text;
    },
    remove: () => host.remove(),
  };
}

function block(name: string): HTMLElement {
  const element = createElement.call(document, 'div');
  element.className = name;
  return element;
}
