import type {Uuid} from '../../core/ids.ts';
import {element} from '../element.ts';
import {itemTitle, theirText} from './card.ts';
import type {HelperItem} from './read-items.ts';
import type {HelperWork} from './work.ts';

/** The list of things beside the open one. Of thousands only the lines that change are drawn anew. */
export type HelperList = {
  box: HTMLElement;
  /** Draws the lines of these things. */
  draw(items: readonly HelperItem[], work: HelperWork, open: HelperItem | undefined): void;
  /** Brings the lines into this order; what stands right is not touched. */
  arrange(items: readonly HelperItem[]): void;
};

export function helperList(show: (item: HelperItem) => void): HelperList {
  const box = element('ol', {class: 'helper__list'});
  const lines = new Map<Uuid, HTMLElement>();
  return {
    box,
    draw: (items, work, open) => {
      for (const item of items) {
        const drawn = element('li', {}, line(item, work, item === open, show));
        lines.get(item.id)?.replaceWith(drawn);
        lines.set(item.id, drawn);
      }
    },
    arrange: (items) => {
      let at = box.firstElementChild;
      for (const {id} of items) {
        const own = lines.get(id);
        if (own && own === at) at = at.nextElementSibling;
        else if (own) box.insertBefore(own, at);
      }
    },
  };
}

function line(item: HelperItem, work: HelperWork, open: boolean, show: (item: HelperItem) => void): HTMLElement {
  const button = element('button', {type: 'button', class: 'helper__line', 'aria-current': String(open)});
  const labels = work.said.get(item.id)?.labels ?? [];
  button.append(
    element('strong', {}, itemTitle(item)),
    ...[item.who, item.where, item.when]
      .filter((text) => text !== '')
      .map((text) => element('span', {}, theirText(text))),
    ...labels.map((label) => element('span', {class: 'chip'}, theirText(label))),
  );
  button.addEventListener('click', () => show(item));
  return button;
}
