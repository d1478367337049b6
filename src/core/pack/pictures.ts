import type {Part} from '../capture/exhibit.ts';
import type {Uuid} from '../ids.ts';
import {picturePath} from './names.ts';
import {type PackInput, printedParts, type Rendition} from './pack-input.ts';

/** A print picture to be made. `path` is relative to the report. */
export type WantedPicture = {path: string; exhibitId: Uuid; part: Part};

/** A picture that could not be made: the pack is begun again without it. */
export class NoPicture extends Error {}

/** Every print picture the report would like to have, in its order. */
export function wantedPictures({exhibits}: PackInput): WantedPicture[] {
  return exhibits.flatMap(({id, ordinal, exhibit}) =>
    printedParts(exhibit).map((part, i) => ({path: picturePath(ordinal, i + 1), exhibitId: id, part})),
  );
}

/** The picture, or `NoPicture`. */
export async function openPicture(input: PackInput, {exhibitId, part, path}: WantedPicture): Promise<Rendition> {
  const rendition = await input.readRendition(exhibitId, part);
  if (!rendition) throw new NoPicture(path);
  return rendition;
}

/** Those of `wanted` that can be made. Asked only after one could not, since it makes each of them once. */
export async function makeablePictures(input: PackInput, wanted: readonly WantedPicture[]): Promise<WantedPicture[]> {
  const makeable: WantedPicture[] = [];
  for (const picture of wanted) {
    if (await input.readRendition(picture.exhibitId, picture.part)) makeable.push(picture);
  }
  return makeable;
}
