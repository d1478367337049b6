import {readWhole} from '../../core/verify/pack-files.ts';
import {element} from '../element.ts';
import {say} from '../say.ts';
import type {HelperItem, HelperPerson} from './read-items.ts';
import {addLabel, belongsTo, type HelperWork, move, remark, removeLabel, saidOf} from './work.ts';

const LARGEST_PICTURE = 100 * 1024 * 1024;

type Card = {
  work: HelperWork;
  item: HelperItem;
  people: readonly HelperPerson[];
  /** Labels given anywhere so far. */
  labels: readonly string[];
  /** Draws list and card anew. */
  changed(): void;
};

/** One thing: its facts, its words and pictures under a veil, and what the helper says of it. */
export function card(given: Card): HTMLElement {
  const {item} = given;
  const box = element('section', {class: 'card', 'aria-labelledby': 'card-title'});
  box.append(
    element('h2', {id: 'card-title', tabindex: '-1'}, itemTitle(item)),
    facts(item),
    ...(item.words === '' ? [] : [veiledWords(item.words)]),
    ...item.pictures.map((picture, index) => veiledPicture(picture, index)),
    labelsPart(given),
    personPart(given),
    remarkPart(given),
    orderPart(given),
  );
  return box;
}

/** What a thing is called in the list. */
export function itemTitle({kind, number, ordinal}: HelperItem): string {
  return kind === 'exhibit' ? number || say('helper_page_exhibit', ordinal) : say('helper_page_incident', ordinal);
}

/** Text of somebody, set apart from ours; characters that hide or turn others are shown as codes. */
export function theirText(text: string): HTMLElement {
  const shown = text.replace(/(?!\n|\t|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => {
    const code = (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
  return element('bdi', {dir: 'auto'}, shown);
}

function facts({who, where, when}: HelperItem): HTMLElement {
  const row = (name: string, text: string) =>
    text === '' ? [] : [element('dt', {}, name), element('dd', {}, theirText(text))];
  return element(
    'dl',
    {class: 'card__facts'},
    ...row(say('helper_page_who'), who),
    ...row(say('helper_page_where'), where),
    ...row(say('helper_page_when'), when),
  );
}

function pressButton(text: string, press: () => void, id = ''): HTMLButtonElement {
  const made = element('button', {type: 'button', class: 'button', ...(id ? {id} : {})}, text);
  made.addEventListener('click', press);
  return made;
}

/** Lowers again what was lifted: when the window is left, and before something else is looked at. */
let lower = () => {};
window.addEventListener('blur', () => lower());
document.addEventListener('visibilitychange', () => lower());

/** Something under a veil; `lift` puts it there, and gives the way to take it away. */
function veiled(show: string, hide: string, lift: (place: HTMLElement) => () => void): HTMLElement {
  const place = element('div', {class: 'card__shown', hidden: true});
  let away: (() => void) | undefined;
  const button = pressButton(show, () => {
    if (away) return lower();
    lower();
    away = lift(place);
    place.hidden = false;
    button.textContent = hide;
    button.setAttribute('aria-expanded', 'true');
    lower = () => {
      away?.();
      away = undefined;
      place.hidden = true;
      place.replaceChildren();
      button.textContent = show;
      button.setAttribute('aria-expanded', 'false');
      lower = () => {};
    };
  });
  button.setAttribute('aria-expanded', 'false');
  return element('div', {class: 'card__veil'}, button, place);
}

function veiledWords(words: string): HTMLElement {
  return veiled(say('helper_page_showWords'), say('helper_page_hideWords'), (place) => {
    place.append(element('p', {class: 'card__words'}, theirText(words)));
    return () => {};
  });
}

function veiledPicture({file, mediaType}: HelperItem['pictures'][number], index: number): HTMLElement {
  const shown = index === 0 ? say('helper_page_showPicture') : say('helper_page_showPictureN', index + 1);
  return veiled(shown, say('helper_page_hidePicture'), (place) => {
    let address = '';
    let gone = false;
    readWhole(file, LARGEST_PICTURE).then(
      (bytes) => {
        if (gone) return;
        address = URL.createObjectURL(new Blob([bytes], {type: mediaType}));
        const img = element('img', {src: address, alt: say('helper_page_picture')});
        img.addEventListener('error', () => img.replaceWith(noPicture()));
        place.append(img);
      },
      () => place.append(noPicture()),
    );
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  });
}

function noPicture(): HTMLElement {
  return element('p', {class: 'wrong'}, say('helper_page_noPicture'));
}

function labelsPart({work, item, labels, changed}: Card): HTMLElement {
  const input = element('input', {id: 'label', list: 'labels', autocomplete: 'off', dir: 'auto', maxlength: '60'});
  const form = element(
    'form',
    {class: 'row'},
    input,
    element('button', {type: 'submit', class: 'button'}, say('helper_page_addLabel')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!addLabel(work, item, input.value)) return;
    changed();
    document.getElementById('label')?.focus();
  });
  const chips = saidOf(work, item).labels.map((label) => {
    const off = pressButton('×', () => {
      removeLabel(work, item, label);
      changed();
      document.getElementById('label')?.focus();
    });
    off.setAttribute('aria-label', say('helper_page_removeLabel', label));
    return element('li', {class: 'chip'}, theirText(label), off);
  });
  return element(
    'div',
    {class: 'field'},
    element('label', {for: 'label'}, say('helper_page_label')),
    ...(chips.length > 0 ? [element('ul', {class: 'chips'}, ...chips)] : []),
    form,
    element('datalist', {id: 'labels'}, ...labels.map((label) => element('option', {value: label}))),
  );
}

function personPart({work, item, people}: Card): HTMLElement {
  const input = element('input', {
    ...{id: 'person', list: 'people', autocomplete: 'off', dir: 'auto', maxlength: '60'},
    value: saidOf(work, item).person?.name ?? '',
  });
  input.addEventListener('input', () => belongsTo(work, item, input.value, people));
  return element(
    'div',
    {class: 'field'},
    element('label', {for: 'person'}, say('helper_page_person')),
    input,
    element('datalist', {id: 'people'}, ...people.map(({name}) => element('option', {value: name}))),
  );
}

function remarkPart({work, item}: Card): HTMLElement {
  const input = element('textarea', {id: 'remark', rows: '2', dir: 'auto', maxlength: '1000'});
  input.value = saidOf(work, item).remark;
  input.addEventListener('input', () => remark(work, item, input.value));
  return element('div', {class: 'field'}, element('label', {for: 'remark'}, say('helper_page_remark')), input);
}

function orderPart({work, item, changed}: Card): HTMLElement {
  const at = work.order.indexOf(item.id);
  const go = (to: Parameters<typeof move>[2], name: 'first' | 'up' | 'down' | 'none') =>
    pressButton(
      say(`helper_page_order_${name}`),
      () => {
        move(work, item.id, to);
        changed();
        (document.getElementById(`order-${name}`) ?? document.getElementById('order-first'))?.focus();
      },
      `order-${name}`,
    );
  const buttons =
    at < 0 ? [go('first', 'first')] : [go('first', 'first'), go('up', 'up'), go('down', 'down'), go('none', 'none')];
  return element(
    'div',
    {class: 'field', role: 'group', 'aria-labelledby': 'order-name'},
    element('p', {id: 'order-name'}, at < 0 ? say('helper_page_orderNone') : say('helper_page_order', at + 1)),
    element('div', {class: 'row row--start'}, ...buttons),
  );
}
