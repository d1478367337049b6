import type {Part} from '../../../src/core/capture/exhibit.ts';
import type {KeptExhibit} from './kept.ts';
import {type Pixels, pixelsOf} from './pixels.ts';

/** The picture that was obtained that way; undefined if the exhibit has none. */
export function pictureOf({exhibit, parts}: KeptExhibit, how: Part['how']): Pixels | undefined {
  const part = exhibit.parts.find((one) => one.how === how);
  const bytes = part && parts.get(part.path);
  return bytes && pixelsOf(bytes);
}

/** The same, for a test that cannot go on without it. */
export function needPicture(kept: KeptExhibit, how: Part['how']): Pixels {
  const picture = pictureOf(kept, how);
  if (!picture) throw new Error(`no ${how}; problems: ${JSON.stringify(kept.exhibit.problems)}`);
  return picture;
}

/** The codes of what the record says was in doubt. */
export function problemCodes({exhibit}: KeptExhibit): string[] {
  return exhibit.problems.map(({code}) => code);
}

/** How it was captured; throws for an import. */
export function captureOf({exhibit}: KeptExhibit) {
  if (exhibit.origin !== 'captured') throw new Error('not captured');
  return exhibit.capture;
}
