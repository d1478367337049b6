// Put into a page at the click that asks for it. Finds the item, reads it, and says where it stands.
import {failure} from '../core/errors.ts';
import {failed, ok} from '../core/result.ts';
import {serveContent} from '../messages/serve.ts';
import {addressIn, everywhere} from '../sites/reading/dom.ts';
import {readAround} from './circumstances.ts';
import {collectAnswers, watchCollectPort} from './collect/serve.ts';
import {copyHandlers} from './copy/serve-copy.ts';
import {contentBox, visiblePart} from './geometry.ts';
import {isStillTheSame, lastItem, rememberLast} from './last-item.ts';
import {locate, locateByKeyboard} from './locate.ts';
import {takeLook} from './look.ts';
import {openPicker} from './picker/open.ts';
import {rememberPointed} from './pointed.ts';
import {renderTarget} from './render/ask.ts';
import {stitchAnswers, watchStitchPort} from './stitch/serve.ts';
import {currentTarget, setTarget} from './target.ts';
import {twoFrames} from './wait.ts';

// After an update of the extension the page may still hold an older copy of us, whose link is dead: it is told to go.
type Serving = typeof globalThis & {holdfastStop?: () => void};
const world = globalThis as Serving;
world.holdfastStop?.();

// From now on the next right-click on this page is known exactly.
rememberPointed();

const stopStitching = watchStitchPort();
const stopCollecting = watchCollectPort();
const stopServing = serveContent({
  ...copyHandlers,
  ...stitchAnswers,
  ...collectAnswers,
  locate: async ({hint, by}) => {
    const found = by === 'keyboard' ? locateByKeyboard() : locate(hint);
    setTarget(found ? {kind: 'item', element: found.item} : {kind: 'none'});
    return ok({how: found?.how ?? 'none'});
  },
  locateScreen: async () => {
    setTarget({kind: 'screen'});
    return ok({});
  },
  locateLast: async () => {
    const element = lastItem();
    if (element) setTarget({kind: 'item', element});
    const seen = element && takeLook('');
    const found = seen !== undefined && seen.itemBox !== null && isStillTheSame(seen.reading);
    if (!found) setTarget({kind: 'none'});
    return ok({found});
  },
  look: async ({topAddress}) => {
    await twoFrames();
    const seen = takeLook(topAddress);
    if (seen) rememberLast(currentTarget(), seen.reading);
    return seen ? ok(seen) : failed(failure('nothingThere', 'nothing was chosen in the page'));
  },
  locateFrame: async ({address}) => {
    const frame = frameAt(address);
    setTarget(frame ? {kind: 'item', element: frame} : {kind: 'none'});
    return ok({found: frame !== undefined});
  },
  findFrame: async ({address}) => {
    const frame = frameAt(address);
    const box = frame ? contentBox(frame) : null;
    const shown = frame && box ? visiblePart(frame, box) : null;
    return ok({box, shown, viewport: {width: innerWidth, height: innerHeight}});
  },
  pick: async ({trigger}) => {
    openPicker(trigger);
    return ok({});
  },
  render: async ({label}) => {
    try {
      return ok(await renderTarget(label));
    } catch (error) {
      return failed(failure('pageDidNotAnswer', error));
    }
  },
  lookAround: async () => ok(await readAround()),
  release: async () => {
    setTarget({kind: 'none'});
    return ok({});
  },
});

world.holdfastStop = () => {
  stopServing();
  stopStitching();
  stopCollecting();
};

/** The one frame of this window with that address; none if there are two, since the wrong one is worse than none. */
function frameAt(address: string): Element | undefined {
  const frames = [...everywhere(document, 'iframe, frame')].filter((frame) => addressIn(frame, 'src') === address);
  return frames.length === 1 ? frames[0] : undefined;
}
