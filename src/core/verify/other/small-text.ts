import {utf8Text} from '../../bytes.ts';
import {type PackFile, ReadFault, readWhole} from '../pack-files.ts';

const LARGEST = 64 * 1024 * 1024;

/** The text of a small file, without a mark in front; undefined where there is none, or it is not UTF-8. */
export async function smallText(file: PackFile | undefined): Promise<string | undefined> {
  if (!file) return undefined;
  try {
    return utf8Text(await readWhole(file, LARGEST))?.replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof ReadFault) return undefined;
    throw error;
  }
}

/** Lines by whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
