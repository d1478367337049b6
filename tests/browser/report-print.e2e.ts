import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {PNG} from 'pngjs';
import {afterAll, describe, expect, it} from 'vitest';
import {until} from '../../scripts/lib/wait.ts';
import {caseReport} from '../../src/core/report/case-report.ts';
import {contextOf, exhibitOf, postFacts} from '../core/report/sample.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace();
const folder = mkdtempSync(join(tmpdir(), 'report-'));
const FIRST = 'the words of the first post';
const LAST = 'the words of the last post';

afterAll(() => rmSync(folder, {recursive: true}));

/** A report as a reader has it: unpacked, in a folder. */
function writeReport(): string {
  const context = contextOf([exhibitOf(1, postFacts(1, FIRST)), exhibitOf(2, postFacts(2, LAST))]);
  mkdirSync(join(folder, 'pictures'));
  const picture = PNG.sync.write(new PNG({width: 90, height: 42}));
  for (const pictures of context.pictures.values())
    for (const {path} of pictures) writeFileSync(join(folder, path), picture);
  const file = join(folder, 'report.html');
  writeFileSync(file, caseReport(context));
  return file;
}

describe.skipIf(!existsSync('/usr/bin/pdftotext'))('the button “Print or save as PDF” of a report', () => {
  it('makes the PDF by the browser’s own print, whole and without the button', async () => {
    const {station} = open();
    await station.page.goto(pathToFileURL(writeReport()).href);
    await station.page.click('#print');
    const pages = (await until(() => pagesOf(printedFile(station.browser.downloads)), {timeoutMs: 90_000})) ?? [];
    expect(pages.length).toBeGreaterThan(4);
    // Firefox has no margins of a page that a document may write into; it numbers the pages itself.
    pages.forEach((text, i) => {
      expect(text).toMatch(new RegExp(`\\b${i + 1}\\s+of\\s+${pages.length}`));
    });
    const all = pages.join('\n');
    for (const words of [FIRST, LAST, 'AK/1', 'AK/2']) expect(all).toContain(words);
    expect(all).not.toContain('Print or save as PDF');
  });
});

function printedFile(downloads: string): string | undefined {
  const name = readdirSync(downloads).find((one) => one.endsWith('.pdf'));
  return name === undefined ? undefined : join(downloads, name);
}

/** The text of each page; undefined while the browser is still writing. */
function pagesOf(file: string | undefined): string[] | undefined {
  if (!file) return undefined;
  try {
    const text = execFileSync('pdftotext', ['-layout', file, '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // Firefox writes joined letters as one (“ﬁ”).
    return text.normalize('NFKC').split('\f').slice(0, -1);
  } catch {
    return undefined;
  }
}
