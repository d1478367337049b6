import type {Box, ToContent} from '../messages/protocol.ts';

/** Where the top window has a frame. */
type Frame = ToContent['findFrame']['reply'];

/** A box of a frame's own window in the top one, without what of the frame does not show there. */
export function shownInTop(inner: Box, {box, shown}: Frame): Box | null {
  return box && shown && within(movedToTop(inner, box), shown);
}

/** The same, though it does not show. */
export function movedToTop(inner: Box, frame: Box): Box {
  return {...inner, x: inner.x + frame.x, y: inner.y + frame.y};
}

function within(inner: Box, outer: Box): Box | null {
  const x = Math.max(inner.x, outer.x);
  const y = Math.max(inner.y, outer.y);
  const width = Math.min(inner.x + inner.width, outer.x + outer.width) - x;
  const height = Math.min(inner.y + inner.height, outer.y + outer.height) - y;
  return width > 0 && height > 0 ? {x, y, width, height} : null;
}
