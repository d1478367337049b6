import {inPageOrder, pileOn} from '../scripts/demo/pile-on.ts';
import {pileOnPage} from '../scripts/demo/pile-on-page.ts';
import {openStation} from '../scripts/lib/station.ts';
import {collected, saveAll} from '../tests/browser/support/collecting.ts';
import {readKept} from '../tests/browser/support/kept.ts';
import {servePages} from '../tests/browser/support/page-server.ts';
import {captureOf} from '../tests/browser/support/pictures.ts';

const COMMENTS = pileOn(60);
const PATH = '/pile-on.html';

/** How many were saved, each an exhibit of its own, and in which time; `screens` pictures of the browser were taken. */
export type CollectTimes = {items: number; ms: number; screens: number};

/** Everything under a post, in a list that shows it in lots and uses its elements again. */
export async function benchCollect(): Promise<CollectTimes> {
  const server = await servePages({[PATH]: pileOnPage(COMMENTS, new Date(), {lot: 15, named: true, adEvery: 7})});
  const station = await openStation();
  const place = {station, server, save: () => Promise.reject(new Error('nothing is pointed at here'))};
  try {
    await saveAll(place, PATH);
    const {state, tally} = await collected(place);
    const wanted = inPageOrder(COMMENTS).length;
    if (state !== 'collected' || tally?.saved !== wanted)
      throw new Error(`not all: ${state}, ${tally?.saved} of ${wanted}`);
    const {exhibits} = await readKept(station.browser);
    const started = exhibits.map((one) => Date.parse(captureOf(one).startedAt.at));
    const sealed = exhibits.map(({exhibit}) => Date.parse(exhibit.sealedAt.at));
    const screens = exhibits.flatMap(({exhibit}) => exhibit.parts.filter(({role}) => role === 'screen'));
    return {items: wanted, ms: Math.max(...sealed) - Math.min(...started), screens: screens.length};
  } finally {
    await station.close();
    await server.close();
  }
}
