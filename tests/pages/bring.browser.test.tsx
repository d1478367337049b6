import '../../src/pages/case-file/case-file.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {openExhibit, readPart} from '../../src/store/exhibits.ts';
import {chat, jpeg, mail, pick, textFile} from './bring-files.ts';
import {openedStore} from './seed.ts';
import {cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  location.hash = '#/bring';
});
afterEach(clearStage);

/** The page with these files picked and looked at. */
async function bringIn(...files: File[]): Promise<void> {
  show(<CaseFilePage />);
  const field = await until(() => document.querySelector<HTMLInputElement>('#bring-files'));
  pick(field, files);
  await until(() => document.querySelectorAll('.bring-card').length === files.length);
  await until(() => !document.querySelector('.bring-card progress') && !said().includes('Waiting'), 'all looked at');
}

describe('bringing in files', () => {
  it('shows what is in each, and keeps every byte', async () => {
    const files = [await jpeg(), await mail(), await chat(), textFile('<svg onload="alert(1)"/>', 'a.svg')];
    await bringIn(...files);
    await expectNoAxeFault();
    await press('Keep these 4 files');
    await until(() => said().includes('Kept as number 4'));
    await expectNoAxeFault();
    const store = await openedStore();
    const rows = await store.getAll('rows');
    expect(rows.map(({origin, name}) => [origin, name])).toEqual(
      expect.arrayContaining([['imported', 'IMG_2041.jpg']]),
    );
    for (const file of files) {
      const row = rows.find(({name}) => name === file.name);
      if (!row) throw new Error(file.name);
      const opened = await openExhibit(store, row.id);
      const source = opened?.exhibit.parts.find(({role}) => role === 'source');
      const bytes = new Uint8Array(await file.arrayBuffer());
      expect(await readPart(store, row.id, source?.path ?? '')).toEqual(bytes);
      expect(source?.sha256).toBe(sha256Hex(bytes));
      expect(opened?.reading?.of.sha256).toBe(source?.sha256);
    }
    store.close();
  });
});

describe('the messages of a kept file', () => {
  const CHAT = Array.from({length: 300}, (_, at) => {
    const minute = String(at % 60).padStart(2, '0');
    const hour = String(10 + Math.floor(at / 60)).padStart(2, '0');
    const who = at % 3 === 0 ? 'Jo' : 'Mara';
    return `25/04/2025, ${hour}:${minute} - ${who}: message ${at}${at === 150 ? ' I know where you live' : ''}`;
  }).join('\n');

  async function openMessages(): Promise<void> {
    await bringIn(textFile(CHAT, 'WhatsApp Chat with Mara.txt'));
    await press('Keep this file');
    await press('Choose messages for your diary');
    await press('Show the messages');
    await until(() => said().includes('300 messages found'));
  }

  it('are found by words, ticked, and stand in the diary with sender and time as written', async () => {
    await openMessages();
    const search = await until(() =>
      [...document.querySelectorAll('label')].find((label) => label.textContent === 'Search these messages'),
    );
    const field = document.getElementById(search.htmlFor) as HTMLInputElement;
    field.value = 'where you LIVE';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await until(() => said().includes('1 message found'));
    await press('Tick all that are found');
    await until(() => said().includes('1 message ticked'));
    await expectNoAxeFault();
    await press('Write 1 entry');
    await until(() => said().includes('1 entry is in your diary'));
    const store = await openedStore();
    const [stored] = await store.getAll('revisions');
    const [row] = await store.getAll('rows');
    const incident = JSON.parse(stored?.json ?? '{}');
    expect(incident.words).toBe(
      'Jo, 25/04/2025, 12:30: “message 150 I know where you live”\n\nFrom “WhatsApp Chat with Mara.txt”.',
    );
    expect(incident.happened).toEqual({
      start: '2025-04-25T12:30',
      end: null,
      precision: 'exact',
      zone: '',
      said: '25/04/2025, 12:30',
    });
    expect(incident.exhibitIds).toEqual([row?.id]);
    expect(incident.medium).toBe('WhatsApp');
    await press('Take them out again');
    await until(() => said().includes('They are taken out again'));
    expect(await store.count('diaryRows')).toBe(0);
    store.close();
  });

  it('are ticked in ranges by mouse and by keyboard', async () => {
    await openMessages();
    const boxes = () => [...document.querySelectorAll<HTMLInputElement>('.message-line input[type="checkbox"]')];
    await until(() => boxes().length > 3);
    boxes()[0]?.click();
    await until(() => said().includes('1 message ticked'));
    boxes()[3]?.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, shiftKey: true}));
    await until(() => said().includes('4 messages ticked'));
    await press('Take all ticks away');
    await until(() => said().includes('0 messages ticked'));
    const head = () => document.activeElement as HTMLElement;
    document.querySelector<HTMLElement>('.message-line__head')?.focus();
    for (let step = 1; step <= 4; step += 1) {
      const before = head();
      before.dispatchEvent(
        new KeyboardEvent('keydown', {key: 'ArrowDown', shiftKey: true, bubbles: true, cancelable: true}),
      );
      await until(() => head() !== before && head().classList.contains('message-line__head'));
    }
    await until(() => said().includes('5 messages ticked'));
  });
});
