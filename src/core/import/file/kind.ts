import type {FileKind} from '../reading.ts';
import {isoKind} from './iso-brand.ts';
import {textKind} from './text-kind.ts';
import {latin1} from './window.ts';

/** As much of a file's beginning as is looked at to tell its kind. */
export const HEAD = 64 * 1024;

/** Marks at the very beginning. */
const MARKS: readonly [FileKind, string][] = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['amr', '#!AMR'],
  ['flac', 'fLaC'],
  ['ogg', 'OggS'],
  ['mp3', 'ID3'],
  ['caf', 'caff'],
  ['rtf', '{\\rtf'],
  ['gzip', '\x1f\x8b\x08'],
  ['7z', "7z\xbc\xaf'\x1c"],
  ['rar', 'Rar!\x1a\x07'],
  ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
];

const RIFF: Readonly<Record<string, FileKind>> = {WEBP: 'webp', WAVE: 'wav', 'AVI ': 'avi'};

/** What a file is, told from the bytes at its beginning and nothing else. */
export function kindOf(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  const start = latin1(head.subarray(0, 32));
  const marked = MARKS.find(([, mark]) => start.startsWith(mark));
  if (marked) return marked[0] === 'zip' ? zipKind(head) : marked[0];
  if (start.startsWith('RIFF')) return RIFF[start.slice(8, 12)] ?? 'unknown';
  if (start.slice(4, 8) === 'ftyp') return isoKind(head) ?? 'unknown';
  if (/^....(moov|mdat|wide|free|skip)/s.test(start)) return 'quicktime';
  if (start.startsWith('\x1a\x45\xdf\xa3')) return latin1(head.subarray(0, 64)).includes('webm') ? 'webm' : 'matroska';
  // Readers accept a PDF whose mark stands somewhat behind its beginning.
  if (latin1(head.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  return frameKind(head) ?? bitmapKind(head) ?? textKind(head) ?? 'unknown';
}

/** Word processors and spreadsheets of today are ZIPs with a known first entry. */
function zipKind(head: Uint8Array): FileKind {
  const start = latin1(head.subarray(0, 512));
  return /^.{30}(\[Content_Types\]\.xml|_rels\/|mimetypeapplication\/vnd\.)/s.test(start) ? 'office' : 'zip';
}

/** MPEG audio and ADTS begin with eleven or twelve set bits: too few to go by alone, so the next fields must make sense. */
function frameKind(head: Uint8Array): FileKind | undefined {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || head.length < 64) return undefined;
  if ((second & 0xf6) === 0xf0 && ((third >> 2) & 15) < 13) return 'aac';
  const layer = (second >> 1) & 3;
  const rate = third >> 4;
  return (second & 0xe0) === 0xe0 && layer === 1 && rate > 0 && rate < 15 && ((third >> 2) & 3) < 3 ? 'mp3' : undefined;
}

function bitmapKind(head: Uint8Array): FileKind | undefined {
  const isBitmap = head[0] === 0x42 && head[1] === 0x4d && head[6] === 0 && head[8] === 0 && (head[14] ?? 0) >= 12;
  return isBitmap && head[15] === 0 && head[16] === 0 ? 'bmp' : undefined;
}
