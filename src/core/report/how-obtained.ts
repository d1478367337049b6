import type {Part} from '../capture/exhibit.ts';
import type {Say} from '../words.ts';

/** How a part came about, in one sentence. */
export function howObtained(part: Part, say: Say): string {
  switch (part.how) {
    case 'browserPixels':
      return say('report_howBrowserPixels');
    case 'cut':
      return say('report_howCut', part.rect.x, part.rect.y, part.rect.width, part.rect.height);
    case 'stitched':
      return say('report_howStitched', part.tiles);
    case 'browserPage':
      return say('report_howBrowserPage');
    case 'rendering':
      return say('report_howRendering');
    case 'read':
      return say('report_howRead');
    case 'serialised':
      return say('report_howSerialised');
    case 'safeCopy':
      return say('report_howSafeCopy');
    case 'mhtml':
      return say('report_howMhtml');
    case 'originalBytes':
      return say('report_howOriginalBytes');
    case 'importedBytes':
      return say('report_howImportedBytes');
    case 'readFromFile':
      return say('report_import_howRead');
    case 'redacted':
      return part.rects.length === 0 ? say('report_howWordsHidden') : say('report_howRedacted', part.rects.length);
  }
}
