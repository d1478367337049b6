import {mkdtemp, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {zipSync} from 'fflate';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {checkPack, describeCheck} from '../../scripts/lib/check-pack.ts';
import {caseFileAddress, makePack, readFromPack} from '../../scripts/lib/make-pack.ts';
import {ROOT} from '../../scripts/lib/root.ts';
import type {ReadingRecord} from '../../src/core/import/reading-record.ts';
import {hashOfFile} from '../support/hash-of-file.ts';
import {axeFaults} from './support/axe.ts';
import {type KeptExhibit, readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace();
const FIXTURES = join(ROOT, 'tests/fixtures/imports');

const MAIL = [
  'Received: from mx.b.example (192.0.2.7) by mx.a.example; Mon, 13 May 2024 00:10:05 +0200',
  'DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=k1; h=from:date; bh=x; b=y',
  'From: =?utf-8?q?M=C3=A5ra?= <mara@b.example>',
  'Date: Mon, 13 May 2024 00:09:58 +0200',
  'Subject: again',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<img src="http://seen.example/pixel.gif"><script>document.title = "RAN"</script><p>I know where you live.</p>',
].join('\r\n');

const CHAT = ['03/04/24, 21:15 - Mara: IMG-1.jpg (file attached)', '13/04/24, 21:16 - Mara: where are you'].join('\n');
const SMS = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="1"><sms protocol="0" address="+15550100" date="1714511700000" type="1" body="last warning" read="1" /></smses>`;

let folder = '';
/** What is brought in, by the name that the person sees. */
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-bring-test-'));
  const photo = await readFile(join(FIXTURES, 'sideways.jpg'));
  const zip = zipSync({'WhatsApp Chat with Mara.txt': Buffer.from(CHAT), 'IMG-1.jpg': [photo, {level: 0}]});
  files.set('IMG_2041.jpg', photo);
  files.set('again.eml', Buffer.from(MAIL));
  files.set('WhatsApp Chat with Mara.zip', zip);
  files.set('cut-off.zip', zip.slice(0, zip.length - 60));
  // windows-1252, under a name that says nothing of it.
  files.set('note.txt', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x84, 0x69, 0x63, 0x68, 0x93]));
  files.set('sms-20240430.xml', Buffer.from(SMS));
  files.set('drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=\'RAN\'"/>'));
  files.set('empty.bin', Buffer.alloc(0));
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
});
afterAll(async () => {
  if (folder) await rm(folder, {recursive: true, force: true});
});

async function bringIn(tab: Tab, names: readonly string[]): Promise<void> {
  for (const name of names) await tab.chooseFile('#bring-files', join(folder, name));
  await waitOn(
    tab,
    `document.querySelectorAll('.bring-card').length === ${names.length} && document.querySelectorAll('.bring-card__tick').length === ${names.length}`,
    120_000,
  );
}

// biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts here
const said = (tab: Tab) => tab.evaluate(() => document.body.innerText);

function find(kept: readonly KeptExhibit[], name: string): KeptExhibit {
  const found = kept.find(({exhibit}) => exhibit.origin === 'imported' && exhibit.imported.originalName === name);
  if (!found) throw new Error(`${name} was not kept`);
  return found;
}

function readingOf({parts}: KeptExhibit): ReadingRecord {
  return JSON.parse(parts.get('reading.json')?.toString('utf8') ?? 'null') as ReadingRecord;
}

describe('files from elsewhere, picked in the built extension', () => {
  it('are kept byte for byte, with what was read from each', async () => {
    const {station} = open();
    const tab = await station.browser.newTab();
    const witness = await tab.witness();
    await tab.goto(caseFileAddress(station.browser, '#/bring'));
    await waitOn(tab, () => document.querySelector('#bring-files') !== null);
    await bringIn(tab, [...files.keys()]);
    expect(await axeFaults(tab)).toEqual([]);
    await tab.bringToFront();
    await tab.clickNamed(`Keep these ${files.size} files`);
    await waitOn(tab, `document.body.innerText.includes('Kept as number ${files.size},')`, 60_000);
    expect(await tab.evaluate(() => document.title)).not.toBe('RAN');
    const own = (address: string) => address.startsWith(station.browser.origin) || address.startsWith('blob:');
    expect((await witness.requests()).filter((address) => !own(address))).toEqual([]);

    const {exhibits} = await readKept(station.browser);
    expect(exhibits).toHaveLength(files.size);
    for (const [name, bytes] of files) {
      const one = find(exhibits, name);
      const source = one.exhibit.parts.find(({role}) => role === 'source');
      expect(Buffer.compare(one.parts.get(source?.path ?? '') ?? Buffer.alloc(1), Buffer.from(bytes)), name).toBe(0);
      expect(readingOf(one).of).toEqual({sha256: source?.sha256, bytes: bytes.length});
    }
    const mail = readingOf(find(exhibits, 'again.eml'));
    expect(mail.messages[0]).toMatchObject({
      from: {name: 'Måra'},
      subject: 'again',
      mail: {dkim: [{domain: 'b.example'}]},
    });
    expect(readingOf(find(exhibits, 'WhatsApp Chat with Mara.zip'))).toMatchObject({
      counts: {messages: 2, attachments: 1},
      dateOrder: {order: 'dmy', by: 'file'},
    });
    expect(readingOf(find(exhibits, 'cut-off.zip')).findings.map(({code}) => code)).toEqual(
      expect.arrayContaining(['zipDamaged', 'zipSalvaged']),
    );
    expect(readingOf(find(exhibits, 'note.txt')).findings).toMatchObject([{code: 'charsetGuessed'}]);
    expect(readingOf(find(exhibits, 'sms-20240430.xml')).messages[0]).toMatchObject({text: 'last warning'});
    expect(find(exhibits, 'drawing.svg').exhibit.parts[0]?.path).toBe('source-1.svg.txt');

    await tab.close();
  });

  it('stand in a pack that every checker finds whole, and its report says what they are', async () => {
    const {station} = open();
    const pack = await makePack(station.browser);
    const checks = await checkPack(pack);
    expect(checks.filter(({ok}) => !ok).map(describeCheck)).toEqual([]);
    const report = Buffer.from((await readFromPack(pack, 'data/report/report.html')) ?? []).toString('utf8');
    for (const words of ['last warning', 'A signature is there in the name of', 'was not captured from a page']) {
      expect(report).toContain(words);
    }
  });

  // Half a minute of a processor; the usual run does the same with 260 MB (tests/pages/bring.browser.test.tsx).
  it.runIf(process.env.HOLDFAST_SITTING === 'full')(
    'are hashed and noted, not copied, where they are as large as a film of two gigabytes',
    async () => {
      const {station} = open();
      const name = 'film.mp4';
      // The file takes no room on this disk: all of it but its beginning is a hole.
      await writeFile(join(folder, name), Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'));
      await truncate(join(folder, name), 2_200_000_000);
      const tab = await station.browser.newTab();
      await tab.goto(caseFileAddress(station.browser, '#/bring'));
      await waitOn(tab, () => document.querySelector('#bring-files') !== null);
      await bringIn(tab, [name]);
      expect(await said(tab)).toContain('too large to be copied into this browser');
      await tab.bringToFront();
      await tab.clickNamed('Keep this file');
      await waitOn(tab, `document.body.innerText.includes('Noted as number')`, 120_000);
      const {exhibit, parts} = find((await readKept(station.browser)).exhibits, name);
      expect(exhibit.origin === 'imported' && exhibit.imported.notCopied).toEqual({
        bytes: 2_200_000_000,
        sha256: await hashOfFile(join(folder, name)),
      });
      expect([...parts.keys()]).toEqual(['reading.json']);
      await tab.close();
    },
  );

  it('are noticed when they come a second time', async () => {
    const {station} = open();
    const tab = await station.browser.newTab();
    await tab.goto(caseFileAddress(station.browser, '#/bring'));
    await waitOn(tab, () => document.querySelector('#bring-files') !== null);
    await bringIn(tab, ['again.eml']);
    expect(await said(tab)).toContain('You have this very file already');
    expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('.bring-card__tick input')?.checked)).toBe(
      false,
    );
    await tab.close();
  });
});

describe('cases', () => {
  it('C108: a picture that lies on its side is shown upright, and its bytes stay', async () => {
    const {station} = open();
    const tab = await station.browser.newTab();
    const {exhibits} = await readKept(station.browser);
    const {exhibit} = find(exhibits, 'IMG_2041.jpg');
    expect(exhibit.parts.find(({role}) => role === 'source')).toMatchObject({width: 20, height: 40});
    await tab.goto(caseFileAddress(station.browser, `#/exhibit/${exhibit.id}`));
    const shown = await waitOn(tab, () => {
      const picture = document.querySelector<HTMLImageElement>('.detail img.veil__picture');
      return picture?.complete && picture.naturalWidth > 0 ? [picture.naturalWidth, picture.naturalHeight] : undefined;
    });
    expect(shown).toEqual([20, 40]);
    await tab.close();
  });

  it('C111: where no line decides between day and month, the person is asked, and their answer is written down', async () => {
    const {station} = open();
    const name = 'chat of a phone.txt';
    await writeFile(join(folder, name), '03/04/24, 21:15 - Mara: one\n05/06/24, 21:16 - Mara: two\n');
    const tab = await station.browser.newTab();
    await tab.goto(caseFileAddress(station.browser, '#/bring'));
    await waitOn(tab, () => document.querySelector('#bring-files') !== null);
    await bringIn(tab, [name]);
    expect(await said(tab)).toContain('which number comes first: the day or the month?');
    expect(await said(tab)).toContain('03/04/24, 21:15');
    await tab.bringToFront();
    await tab.click('.bring-card fieldset label:nth-of-type(1) input');
    await waitOn(
      tab,
      `!document.body.innerText.includes('cannot be told apart') && document.querySelector('.bring-card__tick') !== null`,
    );
    await tab.clickNamed('Keep this file');
    await waitOn(tab, `document.body.innerText.includes('Kept as number')`);
    const record = readingOf(find((await readKept(station.browser)).exhibits, name));
    expect(record.dateOrder).toMatchObject({order: 'dmy', by: 'person'});
    expect(record.messages[0]?.time?.wall).toBe('2024-04-03T21:15');
    await tab.close();
  });
});
