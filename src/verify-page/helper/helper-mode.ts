import {tidyTag} from '../../core/diary/tags.ts';
import {handedOverName} from '../../core/discretion.ts';
import {parseLabels} from '../../core/helper/labels-file.ts';
import type {Uuid} from '../../core/ids.ts';
import {isInstant} from '../../core/time.ts';
import {element} from '../element.ts';
import {say} from '../say.ts';
import {card} from './card.ts';
import {helperList} from './helper-list.ts';
import type {HelperContents, HelperItem} from './read-items.ts';
import {goOn, type HelperPack, type HelperWork, inOrder, labelsText, newWork} from './work.ts';

/** The mode in which a helper goes through a checked pack, gives labels, and saves them as a small file. */
export function helperMode(contents: HelperContents, pack: HelperPack): HTMLElement {
  const box = element('section', {class: 'helper', 'aria-labelledby': 'helper-title'});
  let work = newWork(randomId());
  let open: HelperItem | undefined;
  const list = helperList((item) => show(item));
  const side = element('div', {class: 'helper__card'});
  const status = element('p', {class: 'quiet small', role: 'status'});
  const name = element('input', {id: 'helper-name', autocomplete: 'off', dir: 'auto', maxlength: '60'});
  name.addEventListener('input', () => {
    work.name = name.value;
    work.unsaved = true;
  });

  const drawCard = () => {
    if (!open) return;
    const item = open;
    const labels = [...new Set([...work.said.values()].flatMap((thing) => thing.labels))].sort();
    const changed = () => {
      list.draw([item], work, open);
      list.arrange(inOrder(contents, work));
      drawCard();
    };
    side.replaceChildren(card({work, item, people: contents.people, labels, changed}), nextButton());
  };
  const show = (item: HelperItem) => {
    const before = open;
    open = item;
    list.draw(before ? [before, item] : [item], work, open);
    drawCard();
    document.getElementById('card-title')?.focus();
  };
  const nextButton = () => {
    const order = inOrder(contents, work);
    const next = open && order[order.indexOf(open) + 1];
    const button = element('button', {type: 'button', class: 'button button--main'}, say('helper_page_next'));
    button.addEventListener('click', () => next && show(next));
    button.hidden = !next;
    return button;
  };
  const save = () => {
    if (tidyTag(name.value) === '') {
      status.textContent = say('helper_page_nameFirst');
      name.focus();
      return;
    }
    const saved = saveLabels(work, pack);
    work.unsaved = false;
    status.textContent = say('helper_page_saved', saved);
  };
  const takeUp = async (file: File) => {
    const parsed = parseLabels(new Uint8Array(await file.arrayBuffer()));
    if (!parsed.ok || parsed.value.caseId !== pack.caseId) {
      status.textContent = say('helper_page_notLabels');
      return;
    }
    work = goOn(parsed.value);
    name.value = work.name;
    status.textContent = say('helper_page_goesOn');
    drawList();
    drawCard();
  };
  // Nothing is kept by the browser: what is not in a file is gone with the page.
  window.addEventListener('beforeunload', (event) => {
    if (work.unsaved) event.preventDefault();
  });

  const drawList = () => {
    list.draw(contents.items, work, open);
    list.arrange(inOrder(contents, work));
  };
  drawList();
  box.append(
    element('h1', {id: 'helper-title', tabindex: '-1'}, say('helper_page_title')),
    element('p', {}, say('helper_page_intro')),
    element('div', {class: 'field'}, element('label', {for: 'helper-name'}, say('helper_page_name')), name),
    element('div', {class: 'row row--start'}, mainButton(say('helper_page_save'), save), ...filePicker(takeUp)),
    status,
    element('div', {class: 'helper__two'}, list.box, side),
  );
  return box;
}

function mainButton(text: string, press: () => void): HTMLElement {
  const made = element('button', {type: 'button', class: 'button button--main'}, text);
  made.addEventListener('click', press);
  return made;
}

function filePicker(take: (file: File) => Promise<void>): HTMLElement[] {
  const input = element('input', {
    ...{id: 'helper-file', type: 'file', accept: '.json,application/json', hidden: true, tabindex: '-1'},
    'aria-label': say('helper_page_goOn'),
  });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void take(file);
    input.value = '';
  });
  const button = element('button', {type: 'button', class: 'button'}, say('helper_page_goOn'));
  button.addEventListener('click', () => input.click());
  return [button, input];
}

/** Gives the file to the browser's downloads; its name. */
function saveLabels(work: HelperWork, pack: HelperPack): string {
  const now = new Date();
  const at = now.toISOString();
  if (!isInstant(at)) throw new Error('a clock that does not write its time as others do');
  const name = handedOverName('labels', {at, offsetMinutes: -now.getTimezoneOffset()}, 'json');
  const address = URL.createObjectURL(new Blob([labelsText(work, pack, at)], {type: 'application/json'}));
  const link = element('a', {href: address, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
  return name;
}

/** By the random source itself: some browsers have `randomUUID` on pages of the web only. */
function randomId(): Uuid {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Uuid;
}
