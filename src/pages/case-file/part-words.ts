import type {Part} from '../../core/capture/exhibit.ts';
import {howObtained} from '../../core/report/how-obtained.ts';
import {say} from '../shared/words.ts';

/** What a part is and how it was obtained, in one sentence: on screen as in the pack's document. */
export function howKept(part: Part): string {
  return part.how === 'rendering' ? say('caseFile_how_rendering') : howObtained(part, say);
}
