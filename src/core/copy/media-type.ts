/** What a file is by its first bytes, with the ending its name gets; undefined where they say nothing known. */
export type FileKind = {mediaType: string; ending: string; family: 'image' | 'video' | 'audio' | 'font'};

type Rule = [family: FileKind['family'], mediaType: string, ending: string, test: (head: string) => boolean];

const starts =
  (...marks: string[]) =>
  (head: string) =>
    marks.some((mark) => head.startsWith(mark));
const box =
  (...brands: string[]) =>
  (head: string) =>
    head.startsWith('ftyp', 4) && brands.some((brand) => head.startsWith(brand, 8));

const RULES: Rule[] = [
  ['image', 'image/png', 'png', starts('\x89PNG\r\n\x1a\n')],
  ['image', 'image/jpeg', 'jpg', starts('\xff\xd8\xff')],
  ['image', 'image/gif', 'gif', starts('GIF87a', 'GIF89a')],
  ['image', 'image/webp', 'webp', (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8)],
  ['image', 'image/avif', 'avif', box('avif', 'avis')],
  ['image', 'image/heic', 'heic', box('heic', 'heix', 'mif1')],
  ['image', 'image/bmp', 'bmp', (head) => head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0'],
  ['image', 'image/x-icon', 'ico', starts('\0\0\x01\0')],
  ['audio', 'audio/wav', 'wav', (head) => head.startsWith('RIFF') && head.startsWith('WAVE', 8)],
  ['audio', 'audio/mp4', 'm4a', box('M4A ')],
  ['video', 'video/quicktime', 'mov', box('qt  ')],
  ['video', 'video/mp4', 'mp4', (head) => head.startsWith('ftyp', 4)],
  ['video', 'video/webm', 'webm', (head) => head.startsWith('\x1aE\xdf\xa3') && head.includes('webm')],
  ['video', 'video/x-matroska', 'mkv', starts('\x1aE\xdf\xa3')],
  ['audio', 'audio/ogg', 'ogg', (head) => head.startsWith('OggS') && !head.includes('theora')],
  ['video', 'video/ogg', 'ogv', starts('OggS')],
  ['audio', 'audio/flac', 'flac', starts('fLaC')],
  ['audio', 'audio/mpeg', 'mp3', starts('ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2')],
  ['font', 'font/woff2', 'woff2', starts('wOF2')],
  ['font', 'font/woff', 'woff', starts('wOFF')],
  ['font', 'font/otf', 'otf', starts('OTTO')],
  ['font', 'font/ttf', 'ttf', starts('\0\x01\0\0', 'true')],
];

const HEAD = 80;

/** Reads the kind off the bytes themselves: what a server or a page calls them can be wrong. */
export function kindOfBytes(bytes: Uint8Array): FileKind | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const rule = RULES.find(([, , , test]) => test(head));
  if (rule) return {family: rule[0], mediaType: rule[1], ending: rule[2]};
  return isSvg(bytes) ? {family: 'image', mediaType: 'image/svg+xml', ending: 'svg'} : undefined;
}

function isSvg(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 1000)).replace(/^\xef\xbb\xbf/, '');
  const bare = text.replace(/^\s*(<\?xml[^>]*>\s*)?((<!--[\s\S]*?-->|<!DOCTYPE svg[^>[]*(\[[^\]]*\])?>)\s*)*/i, '');
  return /^<svg[\s>]/i.test(bare);
}
