import type {Part} from '../capture/exhibit.ts';
import type {Uuid} from '../ids.ts';
import {picturePath} from './names.ts';
import {type PackInput, printedParts, type Rendition} from './pack-input.ts';
import {printedSlices, type Slice} from './print-slices.ts';

/** A print picture to be made. `path` is relative to the report. */
export type WantedPicture = {path: string; exhibitId: Uuid; part: Part; slice: Slice};

/** A picture that could not be made: the pack is begun again without it. */
export class NoPicture extends Error {}

/** Every print picture the report would like to have, in its order. */
export function wantedPictures({exhibits}: PackInput): WantedPicture[] {
  return exhibits.flatMap((one) =>
    printedSlices(printedParts(one)).map(({part, slice}, i) => ({
      path: picturePath(one.ordinal, i + 1),
      exhibitId: one.id,
      part,
      slice,
    })),
  );
}

/** The picture, or `NoPicture`. */
export async function openPicture(input: PackInput, {exhibitId, part, slice, path}: WantedPicture): Promise<Rendition> {
  const rendition = await input.readRendition(exhibitId, part, slice);
  if (!rendition) throw new NoPicture(path);
  return rendition;
}

/** Those of `wanted` that can be made. Asked only after one could not, since it makes each of them once. */
export async function makeablePictures(input: PackInput, wanted: readonly WantedPicture[]): Promise<WantedPicture[]> {
  const makeable: WantedPicture[] = [];
  for (const picture of wanted) {
    if (await input.readRendition(picture.exhibitId, picture.part, picture.slice)) makeable.push(picture);
  }
  return makeable;
}
