import '../../src/pages/case-file/case-file.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import errors from '../../src/_locales/en/errors.json' with {type: 'json'};
import {hex} from '../../src/core/bytes.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {renditionMaker} from '../../src/pages/case-file/rendition.ts';
import {openExhibit, readPart} from '../../src/store/exhibits.ts';
import {chat, jpeg, mail, pick, textFile} from './bring-files.ts';
import {openedStore} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  location.hash = '#/bring';
});
afterEach(clearStage);

/** Waits for what takes as long as the machine needs; the runner ends a test that never ends. */
async function ended(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The page with these files picked and looked at. */
async function bringIn(...files: File[]): Promise<void> {
  show(<CaseFilePage />);
  const field = await until(() => document.querySelector<HTMLInputElement>('#bring-files'));
  pick(field, files);
  await ended(() => document.querySelectorAll('.bring-card').length === files.length);
  await ended(() => !document.querySelector('.bring-card progress') && !said().includes('Waiting'));
}

describe('bringing in files', () => {
  it('shows what is in each, and keeps every byte', async () => {
    const files = [await jpeg(), await mail(), await chat(), textFile('<svg onload="alert(1)"/>', 'a.svg')];
    await bringIn(...files);
    await expectNoAxeFault();
    await press('Keep these 4 files');
    await ended(() => said().includes('Kept as number 4'));
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

/** What a person reads in an element. */
// biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts here
const shownText = (element: HTMLElement): string => element.innerText;

/** What the database holds of a file, by its name. */
async function kept(name: string) {
  const store = await openedStore();
  const row = (await store.getAll('rows')).find((one) => one.name === name);
  if (!row) throw new Error(`${name} was not kept`);
  const opened = await openExhibit(store, row.id);
  const source = opened?.exhibit.parts.find(({role}) => role === 'source');
  const bytes = source && (await readPart(store, row.id, source.path));
  const thumbnail = await store.get('thumbnails', row.id);
  store.close();
  return {row, opened, source, bytes, thumbnail};
}

/** A picture drawn by the browser. */
async function drawn(
  type: string,
  paint: (pen: OffscreenCanvasRenderingContext2D) => void,
  quality = 0.9,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(320, 240);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  paint(pen);
  return canvas.convertToBlob({type, quality});
}

function scene(pen: OffscreenCanvasRenderingContext2D): void {
  const sky = pen.createLinearGradient(0, 0, 320, 240);
  sky.addColorStop(0, '#102040');
  sky.addColorStop(1, '#e0c080');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 320, 240);
  pen.fillStyle = '#802020';
  pen.fillRect(60, 90, 110, 130);
  pen.fillStyle = '#f0f0f0';
  pen.fillRect(220, 30, 40, 40);
}

/** Colours of the upper and the lower half of a picture. */
async function halves(bytes: Uint8Array<ArrayBuffer>, type: string) {
  const picture = await createImageBitmap(new Blob([bytes], {type}));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.drawImage(picture, 0, 0);
  const at = (y: number) => [...pen.getImageData(Math.floor(picture.width / 2), y, 1, 1).data];
  return {
    size: [picture.width, picture.height],
    top: at(Math.floor(picture.height / 4)),
    bottom: at(Math.floor((picture.height * 3) / 4)),
  };
}

describe('cases', () => {
  it('C107: bytes as chosen, kind by content, nothing shown live, hidden data told', async () => {
    const png = await drawn('image/png', scene);
    const webp = await drawn('image/webp', scene);
    const chunk = new Uint8Array(1_000_000).map((_, at) => (at * 31) % 251);
    const files = [
      await jpeg('photo.jpg'),
      await jpeg('photo.png'),
      new File([png], 'drawing.png'),
      new File([webp], 'drawing.webp'),
      new File([], 'nothing.dat'),
      textFile('<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "RAN"</script></svg>', 'a.svg'),
      new File(
        Array.from({length: 30}, () => chunk),
        'large.dat',
      ),
    ];
    await bringIn(...files);
    await until(() => said().includes('By its content this is a picture (JPEG)') || document.querySelector('details'));
    for (const one of document.querySelectorAll('details')) one.open = true;
    await until(() => said().includes('By its content this is a picture (JPEG), though its name ends in “.png”'));
    expect(document.title).toBe('Holdfast');
    for (const box of document.querySelectorAll<HTMLInputElement>('.bring-card__tick input'))
      if (!box.checked) box.click();
    await press('Keep these 7 files');
    await ended(() => said().includes('Kept as number 7'));
    for (const file of files) {
      const {bytes, source} = await kept(file.name);
      const chosen = new Uint8Array(await file.arrayBuffer());
      expect(bytes?.length, file.name).toBe(chosen.length);
      expect(source?.sha256).toBe(sha256Hex(chosen));
    }
    const small = await kept('drawing.png');
    expect(small.thumbnail?.mediaType).toBe('image/jpeg');
    expect(small.opened?.exhibit.parts.map(({role}) => role)).toEqual(['source', 'reading']);
  });

  it('C108: a picture that lies on its side stands upright, small and in print', async () => {
    await bringIn(await jpeg());
    await press('Keep this file');
    await until(() => said().includes('Kept as number 1'));
    const {source, bytes, thumbnail} = await kept('IMG_2041.jpg');
    if (!source || !bytes || !thumbnail) throw new Error('not kept');
    expect(source).toMatchObject({width: 20, height: 40});
    const maker = renditionMaker();
    const print = await maker.make(bytes, source, {index: 0, of: 1});
    maker.close();
    if (!print) throw new Error('no print picture');
    for (const one of [await halves(thumbnail.bytes, 'image/jpeg'), await halves(print.bytes, 'image/jpeg')]) {
      expect(one.size).toEqual([20, 40]);
      const [red = 0, , blue = 0] = one.top;
      expect(red - blue).toBeGreaterThan(100);
      const [redBelow = 0, , blueBelow = 0] = one.bottom;
      expect(blueBelow - redBelow).toBeGreaterThan(100);
    }
  });

  it('C109: names are whole, the mail is kept as it is, and its formatted part is never drawn', async () => {
    await bringIn(await mail());
    await press('Keep this file');
    await press('Choose messages for your diary');
    await until(() => said().includes('Søren Ødegård <soren@example.test>'));
    expect(document.body.textContent).not.toContain('sidste advarsel');
    await press('Show the words: Subject');
    await until(() => said().includes('Du hører ikke op – sidste advarsel 😡'));
    await press('Show the messages');
    await until(() => document.querySelector<HTMLElement>('.message-line__head'));
    document.querySelector<HTMLElement>('.message-line__head')?.click();
    await until(() => said().includes('Skærmbillede, 12 maj.png'));
    await press('Look at it');
    await press('Keep it as a number of its own');
    await until(() => said().includes('Kept as number 2.'));
    const child = await kept('Skærmbillede, 12 maj.png');
    const parent = await kept('again.eml');
    expect(child.opened?.exhibit.origin === 'imported' && child.opened.exhibit.imported.cameWith).toEqual({
      exhibitId: parent.row.id,
      sha256: parent.source?.sha256,
      name: 'Skærmbillede, 12 maj.png',
    });
    expect(document.querySelector('.detail iframe, .detail img[src^="http"]')).toBeNull();
    await expectNoAxeFault();
  });
});

/** Makes the database refuse files of these paths, as it refuses anything: after it was asked, and the whole save with it. */
function failToAdd(refused: (path: unknown) => boolean): void {
  const add = IDBObjectStore.prototype.add;
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value: unknown, key) {
    const request = add.call(this, value, key);
    const isFile = typeof value === 'object' && value !== null && 'path' in value && refused(value.path);
    // A second one of the same key cannot be.
    return isFile ? add.call(this, value, key) : request;
  });
}

describe('what can go wrong', () => {
  it('one that fails is said and stays on the page, the others are kept', async () => {
    failToAdd((path) => path === 'source-1.eml');
    await bringIn(textFile('one', 'one.txt'), await mail(), textFile('two', 'two.txt'));
    await press('Keep these 3 files');
    await until(() => said().includes('Kept as number 2'));
    vi.restoreAllMocks();
    await until(() => said().includes('1 file on this page, not kept yet'));
    await press('Keep this file');
    await until(() => said().includes('Kept as number 3'));
    const store = await openedStore();
    expect((await store.getAll('rows')).map(({name}) => name).sort()).toEqual(['again.eml', 'one.txt', 'two.txt']);
    store.close();
  });

  it('a full disk is told, and the rest waits', async () => {
    failToAdd(() => true);
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({quota: 1, usage: 1});
    await bringIn(textFile('one', 'one.txt'), textFile('two', 'two.txt'));
    await press('Keep these 2 files');
    await until(() => said().includes(errors.error_diskFull.message));
    expect(said()).toContain('2 files on this page, not kept yet');
    vi.restoreAllMocks();
  });

  it('a file that changes after it was read is not kept as if it were the same', async () => {
    const file = textFile('one', 'one.txt');
    await bringIn(file);
    const other = new TextEncoder().encode('two').buffer as ArrayBuffer;
    vi.spyOn(File.prototype, 'arrayBuffer').mockResolvedValue(other);
    await press('Keep this file');
    await until(() => said().includes('has changed since it was read here'));
    vi.restoreAllMocks();
  });

  it('what is too large to be copied is noted with its fingerprint, and says so', {timeout: 300_000}, async () => {
    const chunk = new Uint8Array(1_000_000).map((_, at) => (at * 17) % 253);
    const film = new File(
      Array.from({length: 260}, () => chunk),
      'camera.mp4',
    );
    await bringIn(film);
    expect(said()).toContain('too large to be copied into this browser');
    await press('Keep this file');
    await until(() => said().includes('Noted as number 1'));
    const {opened, source} = await kept('camera.mp4');
    expect(source).toBeUndefined();
    const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', await film.arrayBuffer())));
    expect(opened?.exhibit.origin === 'imported' && opened.exhibit.imported.notCopied).toEqual({
      bytes: 260_000_000,
      sha256: hash,
    });
    await press('Look at number 1');
    await until(() => said().includes('the only one: keep it where it is'));
    await expectNoAxeFault();
  });
});

describe('what is here already', () => {
  it('is the same file, or a near-twin of a picture', async () => {
    const first = new File([await drawn('image/png', scene)], 'first.png');
    const again = new File([await drawn('image/jpeg', scene, 0.5)], 'sent-on.jpg');
    const other = new File([await drawn('image/png', (pen) => pen.fillText('words', 10, 10))], 'other.png');
    await bringIn(first);
    await press('Keep this file');
    await until(() => said().includes('Kept as number 1'));
    await press('Clear what is kept from this page');
    const field = await until(() => document.querySelector<HTMLInputElement>('#bring-files'));
    pick(field, [first, again, other]);
    await ended(() => document.querySelectorAll('.bring-card__tick').length === 3);
    const cards = [...document.querySelectorAll<HTMLElement>('.bring-card')].map(shownText);
    expect(cards[0]).toContain('You have this very file already: number 1');
    expect(cards[1]).toContain('It looks much like a picture you have already');
    expect(cards[2]).not.toContain('looks much like');
    await until(() => called('Keep these 2 files'));
  });

  it('comes by a drop and out of the clipboard too', async () => {
    show(<CaseFilePage />);
    const panel = await until(() => document.querySelector('.bring'));
    const given = (file: File) => {
      const transfer = new DataTransfer();
      transfer.items.add(file);
      return transfer;
    };
    panel.dispatchEvent(
      new DragEvent('drop', {dataTransfer: given(textFile('a', 'dropped.txt')), bubbles: true, cancelable: true}),
    );
    await until(() => said().includes('dropped.txt'));
    const clipboardData = given(new File([await drawn('image/png', scene)], 'image.png', {type: 'image/png'}));
    document.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
    await ended(() => document.querySelectorAll('.bring-card__tick').length === 2);
    await press('Keep these 2 files');
    await until(() => said().includes('Kept as number 2'));
    const pasted = await kept('image.png');
    expect(pasted.opened?.exhibit.origin === 'imported' && pasted.opened.exhibit.imported.fileModifiedAt).toBeNull();
    document.dispatchEvent(
      new ClipboardEvent('paste', {clipboardData: new DataTransfer(), bubbles: true, cancelable: true}),
    );
    await until(() => said().includes('There was no file or picture to paste.'));
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
