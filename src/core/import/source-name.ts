import type {FileKind} from './reading.ts';

/**
 * The name that a file from elsewhere has inside an exhibit. Nothing of its own name is in it; and what could run or
 * reach out when somebody opens it in a browser ends in `.txt`. The bytes are the same whatever the name.
 */
export function sourceName(kind: FileKind): string {
  return `source-1.${ENDINGS[kind]}`;
}

const ENDINGS: Readonly<Record<FileKind, string>> = {
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  heic: 'heic',
  avif: 'avif',
  tiff: 'tif',
  bmp: 'bmp',
  svg: 'svg.txt',
  html: 'html.txt',
  mp4: 'mp4',
  quicktime: 'mov',
  '3gp': '3gp',
  webm: 'webm',
  matroska: 'mkv',
  avi: 'avi',
  m4a: 'm4a',
  mp3: 'mp3',
  aac: 'aac',
  amr: 'amr',
  ogg: 'ogg',
  wav: 'wav',
  flac: 'flac',
  caf: 'caf',
  pdf: 'pdf',
  rtf: 'rtf',
  // It may hold macros: which program opens it is for the reader to say.
  office: 'bin',
  zip: 'zip',
  gzip: 'gz',
  '7z': '7z',
  rar: 'rar',
  mail: 'eml',
  mbox: 'mbox',
  json: 'json',
  script: 'js.txt',
  xml: 'xml.txt',
  csv: 'csv',
  text: 'txt',
  empty: 'bin',
  unknown: 'bin',
};
