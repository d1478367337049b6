// Measures the product against the bare tools it stands on, in one run, and writes bench/results.md.
// Only the ratios of one run mean something: machines differ.
import {writeFile} from 'node:fs/promises';
import {cpus, loadavg, totalmem} from 'node:os';
import {join} from 'node:path';
import {chromiumPath} from '../scripts/lib/chromium/open.ts';
import {runMain} from '../scripts/lib/failure.ts';
import {ROOT} from '../scripts/lib/root.ts';
import {run} from '../scripts/lib/run.ts';
import {benchCapture} from './capture-bench.ts';
import {benchLoad} from './load-bench.ts';
import {median, ratio, spread} from './measure.ts';
import {benchPage} from './page-bench.ts';
import {benchPopup} from './popup-bench.ts';
import {benchZip} from './zip-bench.ts';

await runMain(async () => {
  const machine = await describeMachine();
  const capture = await benchCapture();
  const page = await benchPage();
  const load = await benchLoad();
  const popup = await benchPopup(10_000);
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
    ['1,000 × 500 kB, our writer with SHA-256', `${zip.oursMs} ms`, ratio(zip.oursMs, zip.theirsMs)],
    ['the same, `zip -0` and `sha256sum`', `${Math.round(zip.theirsMs)} ms`, '1 ×'],
  ];
  const memory = `${Math.round(zip.peakKiB / 1024)} MiB at most while 500 MB were written (Node, all of the process)`;
  const table = rows.map(([what, time, times]) => `| ${what} | ${time} | ${times} |`).join('\n');
  const text = `# Measured\n\n${machine}\n\nMiddle value (least–most). The ratio is to the line marked "1 ×" of its group.\n\n| what | time | ratio |\n|---|---|---|\n${table}\n\nMemory of the archive writer: ${memory}. \`unzip -t\` on what it wrote: ${zip.accepted ? 'no fault' : 'FAULT'}.\n\nOur declared script made a load ${median(load.paired).toFixed(1)} ms longer: the middle of ${load.paired.length} pairs of loads, one with it and one without.\n\nMade by \`npm run bench\`.\n`;
  await writeFile(join(ROOT, 'bench', 'results.md'), text);
  console.log(text);
  return zip.accepted ? 0 : 1;
});

async function describeMachine(): Promise<string> {
  const [cpu] = cpus();
  const {stdout} = await run(chromiumPath(), ['--version']);
  const load = loadavg()[0]?.toFixed(1);
  return `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ${process.platform}, Node ${process.versions.node}, ${stdout.trim()}. Load when begun: ${load}. ${new Date().toISOString().slice(0, 10)}.`;
}
