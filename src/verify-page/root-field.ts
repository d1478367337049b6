import {type Cert, parseRoots} from '../core/times/certificate.ts';
import {showText} from '../core/verify/show-name.ts';
import {element} from './element.ts';
import {say} from './say.ts';

/** Where root certificates of time-stamp authorities are chosen. `read` gives nothing where a file held none. */
export type RootField = {box: HTMLElement; read(): readonly Cert[] | undefined; onChange(changed: () => void): void};

/** Makes the field: none of the roots in a pack is trusted, so whoever checks brings their own. */
export function rootField(): RootField {
  let roots: readonly Cert[] | undefined = [];
  let tell = () => {};
  const list = element('div', {class: 'chosen', 'aria-live': 'polite'});
  const input = element('input', {
    id: 'root',
    type: 'file',
    accept: '.pem,.crt,.cer,.der',
    multiple: true,
    hidden: true,
    tabindex: '-1',
    'aria-label': say('verify_page_rootChoose'),
  });
  const button = element(
    'button',
    {type: 'button', class: 'button', 'aria-describedby': 'root-hint'},
    say('verify_page_rootChoose'),
  );
  const choose = (read: readonly Cert[] | undefined) => {
    roots = read;
    if (read) list.replaceChildren(...read.map(({name}) => element('bdi', {}, showText(name))));
    else list.replaceChildren(element('p', {class: 'wrong small'}, say('verify_page_rootWrong')));
    if (!read || read.length > 0) list.append(remover(() => choose([])));
    tell();
  };
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = ''; // so that the same file can be chosen again
    readRoots(files).then(choose, () => choose(undefined));
  });
  const title = element('p', {class: 'title'}, say('verify_page_root'));
  const hint = element('p', {class: 'quiet small', id: 'root-hint'}, say('verify_page_rootHint'));
  return {
    box: element('div', {class: 'field'}, title, hint, element('div', {}, button, input), list),
    read: () => roots,
    onChange: (changed) => {
      tell = changed;
    },
  };
}

async function readRoots(files: readonly File[]): Promise<readonly Cert[] | undefined> {
  const read = await Promise.all(files.map(async (file) => parseRoots(new Uint8Array(await file.arrayBuffer()))));
  return read.includes(undefined) ? undefined : read.flatMap((certs) => certs ?? []);
}

function remover(remove: () => void): HTMLElement {
  const button = element('button', {type: 'button', class: 'button'}, say('verify_page_earlierRemove'));
  button.addEventListener('click', remove);
  return button;
}
