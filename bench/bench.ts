// Measures the product against the bare tools it stands on, in one run, and writes bench/results.md.
// Only the ratios of one run mean something: machines differ.
//
//   npm run bench [-- --check-mb 1000] [-- --only-check]
//
// --check-mb    how large the pack is whose check is measured; twice that must be free on the disk
// --only-check  measures that alone, and leaves bench/results.md as it is
import {writeFile} from 'node:fs/promises';
import {cpus, loadavg, totalmem} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {chromiumPath} from '../scripts/lib/chromium/open.ts';
import {runMain} from '../scripts/lib/failure.ts';
import {ROOT} from '../scripts/lib/root.ts';
import {run} from '../scripts/lib/run.ts';
import {benchCapture} from './capture-bench.ts';
import {benchCheck, type CheckTimes} from './check-bench.ts';
import {benchCollect, type CollectTimes} from './collect-bench.ts';
import {benchCopy, type CopyResults} from './copy-bench.ts';
import {benchLeave} from './leave-bench.ts';
import {benchLoad} from './load-bench.ts';
import {median, middleHalf, ratio, spread} from './measure.ts';
import {benchPage} from './page-bench.ts';
import {benchPicture} from './picture-bench.ts';
import {benchPopup} from './popup-bench.ts';
import {benchRead} from './read-bench.ts';
import {benchVault} from './vault-bench.ts';
import {benchZip} from './zip-bench.ts';

const {values: asked} = parseArgs({
  options: {'check-mb': {type: 'string', default: '1000'}, 'only-check': {type: 'boolean', default: false}},
});

await runMain(async () => {
  const check = await benchCheck(Number(asked['check-mb']));
  if (asked['only-check']) {
    console.log(aboutCheck(check));
    return check.zips.good && check.folders.good ? 0 : 1;
  }
  const machine = await describeMachine();
  const capture = await benchCapture();
  const copy = await benchCopy();
  const page = await benchPage();
  const collect = await benchCollect();
  const leaving = await benchLeave();
  const load = await benchLoad();
  const popup = await benchPopup(10_000);
  const reading = await benchRead();
  const picture = await benchPicture(5_000);
  const vault = await benchVault();
  const zip = await benchZip();
  const bare = median(capture.bare);
  const rows = [
    ['from the menu choice to sealed and stored', spread(capture.sealed), ratio(median(capture.sealed), bare)],
    ['the bare `captureVisibleTab` call', spread(capture.bare), '1 ×'],
    ['html2canvas of the same post', spread(capture.redrawn), ratio(median(capture.redrawn), bare)],
    ['a page of 10 screens, saved whole', spread(page.whole), ratio(median(page.whole), page.floorMs)],
    ['of it, the walk down the page', spread(page.joining), ratio(median(page.joining), page.floorMs)],
    [`the quota's floor: ${page.shots} pictures ÷ 2 a second`, `${page.floorMs} ms`, '1 ×'],
    [
      'a feed loads, with our declared script',
      spread(load.withScript),
      ratio(median(load.withScript), median(load.without)),
    ],
    ['the same without it, by turns', spread(load.without), '1 ×'],
    ['popup, nothing kept, to its words', spread(popup.empty), '1 ×'],
    [
      `popup, ${popup.count.toLocaleString('en')} kept, to its list`,
      spread(popup.full),
      ratio(median(popup.full), median(popup.empty)),
    ],
    ['the time line of one thing, to its marks', spread(picture.one), '1 ×'],
    [
      `the time line of ${picture.count.toLocaleString('en')}, to its ${picture.marks} marks`,
      spread(picture.full),
      ratio(median(picture.full), median(picture.one)),
    ],
    ['of it, one step of the zoom', spread(picture.zoom), ratio(median(picture.zoom), median(picture.one))],
    ...leaving.flatMap(({browser, hidden, closed}) => [
      [`leaving in ${browser}, from the third Escape to nothing of ours on the screen`, spread(hidden), ''],
      ['of it, to every tab of ours closed', spread(closed), ratio(median(closed), median(hidden))],
    ]),
    ...reading.map(({name, items, each, walk}) => [
      `reading one of the ${items.toLocaleString('en')} items of a long page (\`${name}\`), against one walk over all its elements`,
      `${median(each).toFixed(1)} ms`,
      ratio(median(each), median(walk)),
    ]),
    ['a save, everything open', spread(vault.save.open), '1 ×'],
    [
      'the same save behind a passphrase',
      spread(vault.save.sealed),
      ratio(median(vault.save.sealed), median(vault.save.open)),
    ],
    ['the full page to its list, everything open', spread(vault.list.open), '1 ×'],
    [
      'the same behind a passphrase that was given',
      spread(vault.list.sealed),
      ratio(median(vault.list.sealed), median(vault.list.open)),
    ],
    ['from the passphrase to the list', spread(vault.unlock), ratio(median(vault.unlock), median(vault.list.open))],
    ['1,000 × 500 kB, our writer with SHA-256', `${zip.oursMs} ms`, ratio(zip.oursMs, zip.theirsMs)],
    ['the same, `zip -0` and `sha256sum`', `${Math.round(zip.theirsMs)} ms`, '1 ×'],
  ];
  const memory = `${Math.round(zip.peakKiB / 1024)} MiB at most while 500 MB were written (Node, all of the process)`;
  const table = rows.map(([what, time, times]) => `| ${what} | ${time} | ${times} |`).join('\n');
  const text = `# Measured\n\n${machine}\n\nMiddle value (least–most). The ratio is to the line marked "1 ×" of its group.\n\n| what | time | ratio |\n|---|---|---|\n${table}\n\nMemory of the archive writer: ${memory}. \`unzip -t\` on what it wrote: ${zip.accepted ? 'no fault' : 'FAULT'}.\n\n${aboutCopies(copy)}\n\nWhat our declared script adds to a load, by ${load.paired.length} pairs of loads with it and without: ${middleHalf(load.paired)}.\n\n${aboutCollecting(collect)}\n\n${aboutCheck(check)}\n\nMade by \`npm run bench\`.\n`;
  await writeFile(join(ROOT, 'bench', 'results.md'), text);
  console.log(text);
  return zip.accepted && check.zips.good && check.folders.good ? 0 : 1;
});

/** A whole pack, found good by our command and by the plain tool, with the most memory each process held. */
function aboutCheck({megabytes, parts, zips, folders, sums}: CheckTimes): string {
  const row = (what: string, {ms, peakKiB, good}: CheckTimes['zips']) =>
    `| ${what} | ${(ms / 1000).toFixed(2)} s | ${ratio(ms, sums.ms)} | ${Math.round(peakKiB / 1024)} MiB | ${good ? 'holds' : 'FAULT'} |`;
  const table = [
    row(`\`holdfast-verify\`, its ${parts} ZIPs`, zips),
    row('`holdfast-verify`, the unpacked folders', folders),
    row('`sha256sum -c` of all lists in the folders', sums),
  ].join('\n');
  return `The check of a pack of ${megabytes} MB that does not compress, with seal, log and records, against the hashes alone.\n\n| what | time | ratio | memory at most | found |\n|---|---|---|---|---|\n${table}`;
}

/** The walk keeps the pace of a person who reads along, so that it is no race; the pace is told, not a ratio. */
function aboutCollecting({items, ms, screens}: CollectTimes): string {
  const seconds = (ms / 1000).toFixed(0);
  return `All ${items} comments of a pile-on, each an exhibit with facts and pixels: ${seconds} s with ${screens} pictures, ${((items / ms) * 60_000).toFixed(0)} comments a minute. The pace is bounded on purpose.`;
}

/** Copies of pages that open from the disk, ours and SingleFile's, of the same tab. */
function aboutCopies({pages, why}: CopyResults): string {
  const rows = pages.flatMap(({name, ours, theirs}) => [
    [name, 'ours', spread(ours.ms), kilobytes(ours.bytes), percent(ours.differs)],
    ...(theirs ? [[name, 'SingleFile', spread(theirs.ms), kilobytes(theirs.bytes), percent(theirs.differs)]] : []),
  ]);
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `A copy of the page, made in the same tab, opened again from the disk. Ours holds no script, no link that leads anywhere and nothing that was written into forms; its time holds the reading of every file and the writing of the document as text.${why ? ` ${why}` : ''}\n\n| page | by | time | size | pixels of the first screen that differ from the page |\n|---|---|---|---|---|\n${table}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(3)} %`;
}

async function describeMachine(): Promise<string> {
  const [cpu] = cpus();
  const {stdout} = await run(chromiumPath(), ['--version']);
  const load = loadavg()[0]?.toFixed(1);
  return `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ${process.platform}, Node ${process.versions.node}, ${stdout.trim()}. Load when begun: ${load}. ${new Date().toISOString().slice(0, 10)}.`;
}
