import {bytesText} from '../bytes-text.ts';
import type {Say} from '../words.ts';
import type {VerifyProgress} from './hash-files.ts';
import {showText} from './show-name.ts';

/** How far a check is, in one line: bytes of bytes, and the file that is read. */
export function progressText({doneBytes, totalBytes, path}: VerifyProgress, say: Say, language: string): string {
  const [done, total] = [bytesText(doneBytes, language), bytesText(totalBytes, language)];
  return path === '' ? say('verify_progressEnd', done, total) : say('verify_progress', done, total, showText(path));
}
