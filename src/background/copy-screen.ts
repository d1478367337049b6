import {photograph} from '../browser/screenshot.ts';
import type {Sourced} from '../core/copy/assemble.ts';
import type {Box} from '../messages/protocol.ts';
import {sendToTab} from '../messages/send.ts';
import type {Frame} from './copy-fetch.ts';
import {cut, decode, deviceRect} from './pictures.ts';

/** Cut out of one picture of the screen; more would take long, and pages of small pictures have hundreds. */
const MOST_CUTS = 80;
const STILL = 0.5; // CSS px

type Boxes = {boxes: (Box | null)[]; viewportWidth: number};

/**
 * Where the files of pictures are not within reach, their pixels on the screen stand in for them in the copy, if all of
 * a picture shows, nothing lies over it, and it stood still while the screen was photographed. Returns how many.
 */
export async function standIn(frame: Frame, address: string, resources: Sourced[]): Promise<number> {
  const numbers = resources.flatMap(({kept, kind}, number) => (kept === 'none' && kind !== 'style' ? [number] : []));
  if (numbers.length === 0) return 0;
  const before = await boxesOf(frame, numbers);
  if (!before?.boxes.some((box) => box !== null)) return 0;
  const shot = await photograph(frame.tabId, address);
  const after = shot.ok ? await boxesOf(frame, numbers) : undefined;
  if (!shot.ok || !after) return 0;
  const bitmap = await decode(shot.value);
  try {
    return await cutAll(bitmap, numbers, before, after, resources);
  } finally {
    bitmap.close();
  }
}

async function boxesOf({tabId, frameId}: Frame, numbers: number[]): Promise<Boxes | undefined> {
  const reply = await sendToTab(tabId, frameId, 'copyBoxes', {numbers});
  return reply.ok ? reply.value : undefined;
}

async function cutAll(
  bitmap: ImageBitmap,
  numbers: readonly number[],
  before: Boxes,
  after: Boxes,
  resources: Sourced[],
): Promise<number> {
  const scale = bitmap.width / before.viewportWidth;
  let done = 0;
  for (const [i, number] of numbers.entries()) {
    const [box, later, resource] = [before.boxes[i], after.boxes[i], resources[number]];
    if (!box || !later || !resource || !sameBox(box, later) || done === MOST_CUTS) continue;
    const rect = deviceRect(box, scale, bitmap);
    if (!rect) continue;
    resource.bytes = (await cut(bitmap, rect)).bytes;
    resource.kept = 'screen';
    done += 1;
  }
  return done;
}

function sameBox(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= STILL);
}
