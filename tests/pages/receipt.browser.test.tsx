import '../../src/pages/case-file/case-file.css';
import {decodeQR} from 'qr/decode.js';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {parseReceipt} from '../../src/core/pack/receipt.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import type {Store} from '../../src/store/open-store.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;
let copied: string[];

beforeEach(async () => {
  await cleanStage();
  store = await openedStore();
  copied = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  location.hash = '#/safety';
});
afterEach(() => {
  clearStage();
  store.close();
  vi.restoreAllMocks();
});

it('is made at any time, copied, saved as a file and given as the text of a message', async () => {
  await seed(store, [{name: 'Mara', text: 'words that stay here'}]);
  show(<CaseFilePage />);
  await press('Make a receipt');
  await until(() => called('Print the receipt'));
  await expectNoAxeFault();
  await press('Copy the receipt');
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await press('Save the receipt as a file');
  const link = await until(() => clicked.mock.contexts.at(-1) as HTMLAnchorElement | undefined);
  expect(link.download).toMatch(/^documents-\d{4}-\d\d-\d\d-note\.txt$/);
  const saved = await (await fetch(link.href)).text();
  clicked.mockRestore();
  document.querySelector<HTMLElement>('.receipt summary')?.click();
  await press('Copy the text of the message');
  await until(() => copied.length === 2);
  const log = await store.count('entries');
  for (const text of [...copied, saved]) {
    expect(parseReceipt(text)).toMatchObject({size: log});
    expect(text).not.toContain('words that stay here');
  }
  // No link hands it to another program.
  expect(document.querySelector('a[href^="mailto:"]')).toBeNull();
  await expectNoAxeFault();
});

it('opens a case where there is none yet, so that even the beginning can be vouched for', async () => {
  show(<CaseFilePage />);
  await press('Make a receipt');
  await until(() => called('Print the receipt'));
  expect(await store.count('entries')).toBe(2);
});

it('is printed alone, with the codes in groups and as a picture that a camera reads', async () => {
  await seed(store, [{name: 'Mara', text: 'one'}]);
  show(<CaseFilePage />);
  await press('Make a receipt');
  const sheets: {words: string; code: string}[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    const sheet = document.querySelector('.receipt-sheet');
    if (sheet) sheets.push({words: sheet.textContent ?? '', code: readCode(sheet)});
  });
  await press('Print the receipt');
  const printed = await until(() => sheets[0]);
  expect(printed.words).toContain('Given to');
  expect(parseReceipt(printed.code)).toMatchObject({size: await store.count('entries')});
  await until(() => !document.querySelector('.receipt-sheet'));
});

it('says plainly that the key was gone, until that was read', async () => {
  await seed(store, [{name: 'Mara', text: 'one'}]);
  await store.delete('keys', (await store.get('settings', 'currentKey')) as string);
  await seed(store, [{name: 'Mara', text: 'two'}]);
  show(<CaseFilePage />);
  await until(() => said().includes('The key that signed your packs was gone or could not be read.'));
  await expectNoAxeFault();
  await press('I have read this');
  await until(() => !said().includes('was gone or could not be read'));
  expect(await store.get('settings', 'keyReplaced')).toBeUndefined();
});

/** Reads the code off the page's own drawing, as a camera would off the paper. */
function readCode(sheet: Element): string {
  const svg = sheet.querySelector('svg');
  const size = svg?.viewBox.baseVal.width ?? 0;
  const squares = [...(svg?.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h1v1h-1z/g)];
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of squares) {
    for (let i = 0; i < scale * scale; i += 1) {
      const at = ((Number(y) * scale + Math.floor(i / scale)) * side + Number(x) * scale + (i % scale)) * 4;
      data.fill(0, at, at + 3);
    }
  }
  return decodeQR({width: side, height: side, data});
}
