import '../../src/pages/case-file/case-file.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page, userEvent} from 'vitest/browser';
import {type Bytes, joinBytes, utf8} from '../../src/core/bytes.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {type AnyReport, checkAny} from '../../src/core/verify/other/check-any.ts';
import {readZip} from '../../src/core/verify/read-zip.ts';
import {CheckPanel} from '../../src/pages/case-file/check-panel.tsx';
import {ReportSections} from '../../src/pages/case-file/report-sections.tsx';
import goodPack from '../fixtures/packs/v1/good.zip?url';
import laterPack from '../fixtures/packs/v1/good-later.zip?url';
import {receiptOverLog} from '../support/log-receipt.ts';
import {cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const SCREENS = ['data/exhibits/000001/screen-1.png', 'data/exhibits/000002/screen-1.png'] as const;

beforeEach(cleanStage);
afterEach(clearStage);

/** A pack of two exhibits. */
async function goodZip(): Promise<Bytes> {
  return new Uint8Array(await (await fetch(goodPack)).arrayBuffer());
}

/** The report on the unpacked files after a change. */
async function reportOn(zip: Bytes, change: (files: Map<string, Bytes>) => void = () => {}): Promise<AnyReport> {
  const {files} = await readZip(sourceOfBytes(zip));
  const read = new Map<string, Bytes>();
  for (const [path, file] of files) {
    const pieces: Bytes[] = [];
    for await (const piece of file.read()) pieces.push(piece);
    read.set(path, joinBytes(pieces));
  }
  change(read);
  const tree = {files: [...read].map(([path, bytes]) => ({path, source: sourceOfBytes(bytes)}))};
  return checkAny([{name: 'a pack', source: tree}]);
}

/** The same report as if it were on many exhibits. */
async function ofMany(count: number): Promise<AnyReport> {
  const any = await reportOn(await goodZip());
  const [one] = any.kind === 'pack' ? any.report.things : [];
  if (any.kind !== 'pack' || !one) throw new Error('no exhibit');
  const things = Array.from({length: count}, (_, i) => ({...one, label: `AB/${i + 1}`}));
  return {...any, report: {...any.report, things}};
}

function exchange(files: Map<string, Bytes>): void {
  const [one, two] = SCREENS.map((path) => files.get(path) ?? utf8(''));
  files.set(SCREENS[0], two ?? utf8('')).set(SCREENS[1], one ?? utf8(''));
}

function draw(report: AnyReport): HTMLElement {
  return show(
    <main class="page">
      <h1>Check</h1>
      <h2>Report</h2>
      <ReportSections report={report} />
    </main>,
  );
}

async function openAll(place: HTMLElement): Promise<void> {
  for (const one of place.querySelectorAll('summary')) one.click();
  await until(() => place.querySelector('details[open] .verdict'));
}

describe('the report on a pack', () => {
  it('says that two pictures were exchanged, and what of it is shown below, in any width and direction', async () => {
    const place = draw(await reportOn(await goodZip(), exchange));
    expect(said()).toContain(`The contents of ${SCREENS[0]} and ${SCREENS[1]} were exchanged`);
    expect(said()).not.toContain('fileChanged');
    await openAll(place);
    expect(said()).toContain('fileChanged');
    expect(said()).toContain('Exhibit AB/1: does not hold');
    await expectNoAxeFault();
    for (const [width, direction] of [
      [380, 'ltr'],
      [600, 'rtl'],
      [1280, 'ltr'],
    ] as const) {
      document.documentElement.dir = direction;
      await page.viewport(width, 800);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    }
    document.documentElement.dir = 'ltr';
  });

  it('says of each exhibit what is shown, by whom, and what is not', async () => {
    const place = draw(await reportOn(await goodZip()));
    expect(said()).toContain('Exhibit AB/1: unchanged since it was sealed');
    await openAll(place);
    for (const one of [
      'Shown: its files are, byte for byte',
      'By whom: whoever holds the key',
      'Not shown: that the website',
    ]) {
      expect(said()).toContain(one);
    }
    await expectNoAxeFault();
  });

  it('folds many away, and draws them when they are asked for', async () => {
    const place = draw(await ofMany(60));
    const shown = () =>
      [...place.querySelectorAll('summary')].filter((one) => /^Exhibit/.test(one.textContent ?? '')).length;
    expect(shown()).toBe(20);
    const more = await until(() =>
      [...place.querySelectorAll('summary')].find((one) => one.textContent?.includes('40')),
    );
    more.click();
    await until(() => shown() === 60);
  });

  it('tells what is of no harm apart', async () => {
    const place = draw(
      await reportOn(await goodZip(), (files) => {
        files.set('.DS_Store', utf8('x'));
        const list = new TextDecoder().decode(files.get('manifest-sha256.txt'));
        files.set('manifest-sha256.txt', utf8(list.replaceAll('\n', '\r\n')));
      }),
    );
    const section = [...place.querySelectorAll('section')].find((one) => one.textContent?.includes('with no harm'));
    expect(section?.textContent).toContain('.DS_Store');
    expect(section?.textContent).toContain('The list says the same');
    expect(said()).toContain('Nothing was found that does not fit.');
  });
});

describe('the check panel', () => {
  it('says of a bag by another program that it is no pack, and how strong its sums are', async () => {
    const place = show(
      <main>
        <CheckPanel />
      </main>,
    );
    const words = utf8('words');
    const files = new Map<string, Bytes>([
      ['bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
      ['data/a.txt', words],
      ['manifest-sha256.txt', utf8(`${sha256Hex(words)}  data/a.txt\n`)],
    ]);
    const {default: JsZip} = await import('jszip');
    const zip = new JsZip();
    for (const [path, bytes] of files) zip.file(`bag/${path}`, bytes, {createFolders: false});
    await choose(place, new File([await zip.generateAsync({type: 'arraybuffer'})], 'bag.zip'));
    await until(() => said().includes('It is not a pack of Holdfast.'));
    expect(said()).toContain('It is a bag by another program (BagIt 1.0)');
    expect(said()).toContain('Files of the bag against its list: 1, by SHA256');
    expect(said()).toContain('There is no signature');
    await expectNoAxeFault();
  });

  it('holds a receipt of the log against a later pack, and shows no verdict that was found before it', async () => {
    const place = show(
      <main>
        <CheckPanel />
      </main>,
    );
    const later = new Uint8Array(await (await fetch(laterPack)).arrayBuffer());
    await choose(place, new File([later], 'later.zip'));
    await until(() => said().includes('Everything that can be compared holds.'));
    place.querySelector<HTMLElement>('details > summary')?.click();
    const receipt = await receiptOverLog(later, 3);
    await typeReceipt(place, receipt);
    expect(said()).not.toContain('Everything that can be compared holds.');
    await press('Check it again');
    await until(() => said().includes('which is the one you gave'));
    expect(said()).toContain('Everything that can be compared holds.');

    await typeReceipt(place, receipt.replace(/^log root .*$/m, ''));
    await until(() => place.querySelector('textarea[aria-invalid=true]'));
    expect(said()).not.toContain('which is the one you gave');
    await expectNoAxeFault();

    const other = await receiptOverLog(later, 2);
    await typeReceipt(place, other.replace(/^log size .*$/m, 'log size 3'));
    await press('Check it again');
    await until(() => said().includes('This pack does not hold.'));
    expect(said()).toContain('does not begin with the entries that the earlier receipt was made over');
    await expectNoAxeFault();
  });
});

async function choose(place: HTMLElement, file: File): Promise<void> {
  const field = await until(() => place.querySelector<HTMLInputElement>('input[type=file]'));
  const chosen = new DataTransfer();
  chosen.items.add(file);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

/** Into the field for a seal code or a receipt, as pasted. */
async function typeReceipt(place: HTMLElement, text: string): Promise<void> {
  await userEvent.fill(await until(() => place.querySelectorAll('textarea')[1]), text);
}
