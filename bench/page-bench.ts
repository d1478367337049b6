import {createServer} from 'node:http';
import {closeServer, listen} from '../scripts/lib/local-server.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';
import {lastKept} from '../tests/browser/support/kept.ts';
import {captureOf} from '../tests/browser/support/pictures.ts';
import {joinedParts, savePage} from '../tests/browser/support/save-page.ts';

const TURNS = 5;
const VIEWPORT = {width: 1280, height: 800};
const SCREENS = 10;
/** The browser gives two pictures a second and no more. */
const SHOTS_A_SECOND = 2;

/** Milliseconds of each turn; the pictures that were joined in a turn, and the time that the browser's quota gives for so many. */
export type PageTimes = {whole: number[]; joining: number[]; shots: number; floorMs: number};

/** A page of ten screens, saved whole: all of the save, and of it the walk down the page. */
export async function benchPage(): Promise<PageTimes> {
  const server = createServer((_, answer) => answer.writeHead(200, {'content-type': 'text/html'}).end(tallPage()));
  const port = await listen(server);
  const station = await openStation({viewport: VIEWPORT});
  try {
    await station.page.goto(`http://127.0.0.1:${port}/`);
    const times: PageTimes = {whole: [], joining: [], shots: 0, floorMs: 0};
    for (let turn = 0; turn < TURNS; turn += 1) await saveOnce(station, times);
    return times;
  } finally {
    await station.close();
    await closeServer(server);
  }
}

async function saveOnce(station: Station, times: PageTimes): Promise<void> {
  const state = await savePage(station);
  if (state.state !== 'saved') throw new Error(`not saved: ${state.code}`);
  const kept = await lastKept(station.browser);
  const height = joinedParts(kept).reduce((sum, {pixels}) => sum + pixels.height, 0);
  if (height !== VIEWPORT.height * SCREENS)
    throw new Error(`not whole: ${height} of ${VIEWPORT.height * SCREENS} rows`);
  const {startedAt, finishedAt, steps} = captureOf(kept);
  const shots = joinedParts(kept).reduce((sum, part) => sum + (part.how === 'stitched' ? part.tiles : 1), 0);
  times.whole.push(Date.parse(finishedAt.at) - Date.parse(startedAt.at));
  times.joining.push(steps.find(({name}) => name === 'join')?.tookMs ?? Number.NaN);
  times.shots = shots;
  times.floorMs = (shots / SHOTS_A_SECOND) * 1000;
}

/** Text and colours, as a page of some length has them, ten screens high to the pixel. */
function tallPage(): string {
  const blocks = Array.from(
    {length: SCREENS * 4},
    (_, number) =>
      `<p style="border-color:hsl(${number * 23} 70% 50%)">Paragraph ${number}. ${'Words of the page. '.repeat(40)}</p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ten screens</title><style>body{margin:0}p{box-sizing:border-box;height:${VIEWPORT.height / 4}px;margin:0;padding:8px;border-left:12px solid;overflow:hidden}</style>${blocks.join('')}</html>`;
}
