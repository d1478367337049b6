import type {FileKind, ShownAs} from '../reading.ts';

type About = {type: string; endings: readonly string[]; types?: readonly string[]; shownAs: ShownAs};

/** What goes with a kind: its media type, the endings and types it may go by, and how it may be shown. */
const KINDS: Readonly<Record<FileKind, About>> = {
  jpeg: {
    type: 'image/jpeg',
    endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
    types: ['image/jpg', 'image/pjpeg'],
    shownAs: 'picture',
  },
  png: {type: 'image/png', endings: ['png'], types: ['image/apng', 'image/x-png'], shownAs: 'picture'},
  gif: {type: 'image/gif', endings: ['gif'], shownAs: 'picture'},
  webp: {type: 'image/webp', endings: ['webp'], shownAs: 'picture'},
  heic: {type: 'image/heic', endings: ['heic', 'heif', 'hif'], types: ['image/heif'], shownAs: 'picture'},
  avif: {type: 'image/avif', endings: ['avif'], shownAs: 'picture'},
  tiff: {type: 'image/tiff', endings: ['tif', 'tiff', 'dng', 'nef', 'cr2', 'arw'], shownAs: 'none'},
  bmp: {type: 'image/bmp', endings: ['bmp'], types: ['image/x-ms-bmp'], shownAs: 'picture'},
  svg: {type: 'image/svg+xml', endings: ['svg'], shownAs: 'text'},
  html: {type: 'text/html', endings: ['html', 'htm', 'xhtml'], types: ['application/xhtml+xml'], shownAs: 'text'},
  mp4: {type: 'video/mp4', endings: ['mp4', 'm4v', 'm4a', 'mov'], types: ['audio/mp4'], shownAs: 'video'},
  quicktime: {type: 'video/quicktime', endings: ['mov', 'qt'], shownAs: 'video'},
  '3gp': {
    type: 'video/3gpp',
    endings: ['3gp', '3gpp', '3g2', '3ga', 'mp4'],
    types: ['audio/3gpp', 'video/3gpp2'],
    shownAs: 'video',
  },
  webm: {type: 'video/webm', endings: ['webm', 'weba'], types: ['audio/webm'], shownAs: 'video'},
  matroska: {type: 'video/x-matroska', endings: ['mkv', 'mka'], types: ['audio/x-matroska'], shownAs: 'video'},
  avi: {type: 'video/x-msvideo', endings: ['avi'], types: ['video/avi'], shownAs: 'none'},
  m4a: {
    type: 'audio/mp4',
    endings: ['m4a', 'm4b', 'mp4', 'aac'],
    types: ['audio/x-m4a', 'audio/m4a', 'video/mp4'],
    shownAs: 'audio',
  },
  mp3: {type: 'audio/mpeg', endings: ['mp3'], types: ['audio/mp3'], shownAs: 'audio'},
  aac: {type: 'audio/aac', endings: ['aac'], types: ['audio/x-aac'], shownAs: 'audio'},
  amr: {type: 'audio/amr', endings: ['amr', 'awb', '3ga'], types: ['audio/amr-wb', 'audio/3gpp'], shownAs: 'none'},
  ogg: {
    type: 'audio/ogg',
    endings: ['ogg', 'oga', 'ogv', 'opus'],
    types: ['video/ogg', 'audio/opus', 'application/ogg'],
    shownAs: 'audio',
  },
  wav: {type: 'audio/wav', endings: ['wav'], types: ['audio/x-wav', 'audio/wave'], shownAs: 'audio'},
  flac: {type: 'audio/flac', endings: ['flac'], types: ['audio/x-flac'], shownAs: 'audio'},
  caf: {type: 'audio/x-caf', endings: ['caf'], shownAs: 'none'},
  pdf: {type: 'application/pdf', endings: ['pdf'], shownAs: 'none'},
  rtf: {type: 'application/rtf', endings: ['rtf', 'doc'], types: ['text/rtf'], shownAs: 'none'},
  office: {
    type: 'application/octet-stream',
    endings: ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'doc', 'xls', 'ppt', 'msg', 'pages', 'numbers'],
    shownAs: 'none',
  },
  zip: {type: 'application/zip', endings: ['zip'], types: ['application/x-zip-compressed'], shownAs: 'none'},
  gzip: {type: 'application/gzip', endings: ['gz', 'tgz'], types: ['application/x-gzip'], shownAs: 'none'},
  '7z': {type: 'application/x-7z-compressed', endings: ['7z'], shownAs: 'none'},
  rar: {type: 'application/vnd.rar', endings: ['rar'], types: ['application/x-rar-compressed'], shownAs: 'none'},
  mail: {
    type: 'message/rfc822',
    endings: ['eml', 'emlx', 'mht', 'mhtml', 'txt'],
    types: ['text/plain'],
    shownAs: 'text',
  },
  mbox: {type: 'application/mbox', endings: ['mbox', 'mbx', 'mbs', 'txt', ''], types: ['text/plain'], shownAs: 'text'},
  json: {type: 'application/json', endings: ['json'], types: ['text/json', 'text/plain'], shownAs: 'text'},
  script: {
    type: 'text/javascript',
    endings: ['js'],
    types: ['application/javascript', 'application/x-javascript'],
    shownAs: 'text',
  },
  xml: {type: 'application/xml', endings: ['xml', 'gpx', 'kml', 'xmp', 'plist'], types: ['text/xml'], shownAs: 'text'},
  csv: {type: 'text/csv', endings: ['csv', 'tsv'], shownAs: 'text'},
  text: {
    type: 'text/plain',
    endings: ['txt', 'text', 'log', 'md', 'csv', 'tsv', 'vcf', 'ics', 'srt', ''],
    types: ['text/csv', 'text/vcard', 'text/calendar', 'text/markdown', 'application/vnd.ms-excel'],
    shownAs: 'text',
  },
  empty: {type: 'application/octet-stream', endings: [], shownAs: 'none'},
  unknown: {type: 'application/octet-stream', endings: [], shownAs: 'none'},
};

/** The media type that the content calls for. */
export function typeOf(kind: FileKind): string {
  return KINDS[kind].type;
}

/** How a file of a kind may be shown. */
export function shownAsOf(kind: FileKind): ShownAs {
  return KINDS[kind].shownAs;
}

/** Whether a file of a kind could run or fetch something if it were opened as it is. */
export function isActive(kind: FileKind): boolean {
  return kind === 'svg' || kind === 'html';
}

/** The ending of a name, without its dot, in lower case; "" for none. */
export function endingOf(name: string): string {
  return /[^/\\]\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a name's ending is at odds with the content. A name without a known ending says nothing. */
export function endingDiffers(kind: FileKind, ending: string): boolean {
  if (kind === 'unknown' || kind === 'empty' || ending === '') return false;
  const claims = Object.values(KINDS).some(({endings}) => endings.includes(ending));
  return claims && !KINDS[kind].endings.includes(ending);
}

/** Whether a declared media type is at odds with the content. General types say nothing. */
export function typeDiffers(kind: FileKind, declared: string): boolean {
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  const general = ['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download'];
  if (kind === 'unknown' || kind === 'empty' || general.includes(type)) return false;
  const {type: own, types = []} = KINDS[kind];
  if (kind === 'office') return !/officedocument|opendocument|msword|ms-(excel|powerpoint|outlook)/.test(type);
  return type !== own && !types.includes(type);
}
