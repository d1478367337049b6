import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import bring from '../../../src/_locales/en/bring.json' with {type: 'json'};
import {type OpenBrowser, waitOn} from '../../lib/browser.ts';
import {ScriptFailure} from '../../lib/failure.ts';
import {caseFileAddress} from '../../lib/make-pack.ts';
import {until} from '../../lib/wait.ts';

const DAY_MS = 86_400_000;
const TAKES_AT_MOST_MS = 60_000;

/** Brings in a mail, a chat and three photos, as a person would; gives how many files that were. */
export async function bringFiles(browser: OpenBrowser, now = new Date()): Promise<number> {
  const files = demoFiles(now);
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-demo-files-'));
  try {
    const page = await browser.newTab();
    await page.goto(caseFileAddress(browser, '#/bring'));
    await page.bringToFront();
    await waitOn(page, () => document.querySelector('#bring-files') !== null);
    for (const [name, bytes] of files) {
      await writeFile(join(folder, name), bytes);
      await page.chooseFile('#bring-files', join(folder, name));
    }
    const keep = bring.bring_keepTicked_other.message.replace('$1', String(files.size));
    const has = (words: string) => `document.body.textContent.includes(${JSON.stringify(words)}) || undefined`;
    await until(() => page.evaluate<true | undefined>(has(keep)), {timeoutMs: TAKES_AT_MOST_MS});
    await page.clickNamed(keep);
    const kept = bring.bring_kept.message.split('$1')[0] ?? '';
    const done = `document.body.textContent.split(${JSON.stringify(kept)}).length > ${files.size} || undefined`;
    if (!(await until(() => page.evaluate<true | undefined>(done), {timeoutMs: TAKES_AT_MOST_MS})))
      throw new ScriptFailure(1, 'The files were not brought in.');
    await page.close();
    return files.size;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

function demoFiles(now: Date): Map<string, Uint8Array> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return new Map([
    ['again.eml', Buffer.from(mail(ago(36)))],
    ['WhatsApp Chat with Rowan.txt', Buffer.from(chat(ago))],
    ['note-on-the-bicycle.png', paper([206, 196, 160], 5)],
    ['jar-on-the-step.png', paper([170, 142, 96], 2)],
    ['card-in-green-ink.png', paper([236, 232, 220], 7)],
  ]);
}

function mail(at: Date): string {
  const date = at.toUTCString().replace('GMT', '+0000');
  return [
    `Received: from out.post.example (192.0.2.18) by mx.studio.example; ${date}`,
    'DKIM-Signature: v=1; a=rsa-sha256; d=post.example; s=k1; h=from:date:subject; bh=demo; b=demo',
    'From: Rowan <rowan.again@post.example>',
    'To: June Aldous <june@studio.example>',
    `Date: ${date}`,
    'Subject: the green coat',
    `Message-ID: <${at.getTime()}@post.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'You moved the kiln to Fridays. I can come on Fridays.',
    'I will stand where I always stand.',
  ].join('\r\n');
}

function chat(ago: (days: number) => Date): string {
  const stamp = (at: Date, clock: string) => {
    const [year, month, day] = at.toISOString().slice(0, 10).split('-');
    return `${year}-${month}-${day}, ${clock}`;
  };
  const lines: readonly [days: number, clock: string, said: string][] = [
    [171, '21:14', 'Rowan: I will wait until there is one.'],
    [149, '20:02', 'June Aldous: Please do not write, call or come here again.'],
    [149, '20:09', 'Rowan: you do not mean that'],
    [148, '06:30', 'Rowan: slept badly because of you'],
    [131, '23:58', 'Rowan: your light is still on'],
  ];
  return lines.map(([days, clock, said]) => `${stamp(ago(days), clock)} - ${said}`).join('\n');
}

/** A sheet of paper with some lines of ink on a table: enough to be a photo of something. */
function paper([red, green, blue]: [number, number, number], lines: number): Buffer {
  const png = new PNG({width: 640, height: 480});
  for (let y = 0; y < png.height; y += 1) {
    for (let x = 0; x < png.width; x += 1) {
      const isPaper = x > 110 && x < 530 && y > 60 && y < 420;
      const line = Math.floor((y - 110) / 40);
      const isInk = isPaper && x > 150 && x < 480 - line * 23 && line >= 0 && line < lines && (y - 110) % 40 < 4;
      const shade = Math.round(10 * Math.sin(x / 37) + 8 * Math.cos(y / 29));
      const colour = isInk ? [38, 108, 62] : isPaper ? [red, green, blue] : [92, 70, 52];
      png.data.set([...colour.map((part) => Math.max(0, Math.min(255, part + shade))), 255], (y * png.width + x) * 4);
    }
  }
  return PNG.sync.write(png);
}
