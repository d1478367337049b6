import type {GivenBag} from '../core/verify/bags.ts';
import {CheckStopped, type VerifyProgress} from '../core/verify/hash-files.ts';
import {checkAny} from '../core/verify/other/check-any.ts';
import {progressText} from '../core/verify/progress-text.ts';
import {droppedBags, pickedBags} from '../picked/picked-bags.ts';
import {element} from './element.ts';
import {offerHelp} from './helper/offer.ts';
import {knownFields} from './known-fields.ts';
import {say} from './say.ts';
import {showReport} from './show-report.ts';

const known = knownFields();
const output = element('div', {id: 'output', 'aria-live': 'polite'});
let chosen: readonly GivenBag[] = [];
let running: AbortController | undefined;

document
  .getElementById('page')
  ?.replaceChildren(
    element('header', {}, element('h1', {}, say('verify_page_heading')), element('p', {}, say('verify_page_intro'))),
    known.box,
    dropArea(),
    output,
    element('footer', {class: 'quiet small'}, element('p', {}, say('verify_page_itself'))),
  );
known.onChange(() => void check());

/** Where a ZIP or a folder is chosen or dropped. */
function dropArea(): HTMLElement {
  const zip = picker({id: 'zip', type: 'file', accept: '.zip,.wacz,application/zip', multiple: true});
  const folder = picker({id: 'folder', type: 'file', webkitdirectory: true});
  const area = element(
    'div',
    {class: 'drop'},
    element('p', {}, say('verify_page_drop')),
    element(
      'div',
      {class: 'row'},
      ...button('verify_page_chooseZip', zip, true),
      ...button('verify_page_chooseFolder', folder, false),
    ),
  );
  acceptDrops(area);
  return area;
}

function picker(attributes: Record<string, string | boolean>): HTMLInputElement {
  const input = element('input', {...attributes, hidden: true, tabindex: '-1'});
  input.addEventListener('change', () => {
    choose(pickedBags(input.files));
    input.value = ''; // so that the same file can be chosen again
  });
  return input;
}

/** A button that opens a picker: it looks and sounds the same in every browser, which a file field does not. */
function button(
  name: 'verify_page_chooseZip' | 'verify_page_chooseFolder',
  input: HTMLInputElement,
  main: boolean,
): HTMLElement[] {
  const made = element('button', {type: 'button', class: main ? 'button button--main' : 'button'}, say(name));
  made.addEventListener('click', () => input.click());
  input.setAttribute('aria-label', say(name));
  return [made, input];
}

/** The whole window takes drops, so that a near miss does not open the file in place of this page. */
function acceptDrops(area: HTMLElement): void {
  const mark = (over: boolean) => area.classList.toggle('over', over);
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  window.addEventListener('dragleave', () => mark(false));
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer) droppedBags(event.dataTransfer).then(choose, showFailure);
  });
}

function choose(bags: readonly GivenBag[]): void {
  if (bags.length === 0) return;
  chosen = bags;
  void check();
}

/** Checks what was chosen against what is in the fields. A new choice stops the check before it. */
async function check(): Promise<void> {
  const expectations = known.read();
  if (chosen.length === 0) return;
  running?.abort();
  running = undefined;
  if (!expectations) {
    // What was found before was held against something else than what is in the fields now.
    output.replaceChildren();
    return;
  }
  const stop = new AbortController();
  running = stop;
  const working = progressBox(stop);
  output.replaceChildren(working.box);
  try {
    const any = await checkAny(chosen, expectations, {onProgress: working.show, signal: stop.signal});
    if (running !== stop) return;
    const help = any.kind === 'pack' ? offerHelp(chosen, any.report, beginHelp) : undefined;
    output.replaceChildren(showReport(any), ...(help ? [help] : []));
    document.getElementById('outcome')?.focus();
  } catch (error) {
    if (running !== stop) return;
    if (error instanceof CheckStopped) output.replaceChildren(element('p', {}, say('verify_page_stopped')));
    else showFailure(error);
  }
}

/** Labelling takes the whole page: nothing else is chosen or dropped meanwhile. */
function beginHelp(mode: HTMLElement): void {
  document.getElementById('page')?.replaceChildren(mode);
}

function progressBox(stop: AbortController): {box: HTMLElement; show(progress: VerifyProgress): void} {
  const bar = element('progress', {max: '1', value: '0', 'aria-label': say('verify_page_working')});
  const text = element('p', {class: 'numbers'}, say('verify_page_working'));
  const halt = element('button', {type: 'button', class: 'button'}, say('verify_page_stop'));
  halt.addEventListener('click', () => stop.abort());
  return {
    box: element('div', {class: 'working', 'aria-live': 'off'}, text, bar, halt),
    show: (progress) => {
      bar.value = progress.totalBytes > 0 ? progress.doneBytes / progress.totalBytes : 0;
      text.textContent = progressText(progress, say, 'en');
    },
  };
}

/** The file could not be read at all: it was moved, or the disk fails. */
function showFailure(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  output.replaceChildren(element('p', {class: 'wrong', role: 'alert'}, say('verify_page_failed', why)));
}
