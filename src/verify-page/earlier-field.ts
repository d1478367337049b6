import type {GivenBag} from '../core/verify/bags.ts';
import {showText} from '../core/verify/show-name.ts';
import {pickedBags} from '../picked/picked-bags.ts';
import {element} from './element.ts';
import {say} from './say.ts';

/** Where an earlier pack is chosen, and which one was. */
export type EarlierField = {box: HTMLElement; read(): readonly GivenBag[]; onChange(changed: () => void): void};

/** Makes the field. A ZIP is enough: of an earlier pack only its seal and the head of its log are read. */
export function earlierField(): EarlierField {
  let chosen: readonly GivenBag[] = [];
  let tell = () => {};
  const list = element('div', {class: 'chosen', 'aria-live': 'polite'});
  const input = element('input', {
    id: 'earlier',
    type: 'file',
    accept: '.zip,application/zip',
    multiple: true,
    hidden: true,
    tabindex: '-1',
    'aria-label': say('verify_page_earlierChoose'),
  });
  const button = element(
    'button',
    {type: 'button', class: 'button', 'aria-describedby': 'earlier-hint'},
    say('verify_page_earlierChoose'),
  );
  const choose = (bags: readonly GivenBag[]) => {
    chosen = bags;
    list.replaceChildren(...bags.map(({name}) => element('bdi', {class: 'numbers'}, showText(name))));
    if (bags.length > 0) list.append(remover(() => choose([])));
    tell();
  };
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    choose(pickedBags(input.files));
    input.value = ''; // so that the same file can be chosen again
  });
  const title = element('p', {class: 'title'}, say('verify_page_earlier'));
  const hint = element('p', {class: 'quiet small', id: 'earlier-hint'}, say('verify_page_earlierHint'));
  return {
    box: element('div', {class: 'field'}, title, hint, element('div', {}, button, input), list),
    read: () => chosen,
    onChange: (changed) => {
      tell = changed;
    },
  };
}

function remover(remove: () => void): HTMLElement {
  const button = element('button', {type: 'button', class: 'button'}, say('verify_page_earlierRemove'));
  button.addEventListener('click', remove);
  return button;
}
