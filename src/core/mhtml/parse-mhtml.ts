import {type Bytes, fromBase64, utf8, utf8Text} from '../bytes.ts';

/** One file of a saved page. `body` is as it stands there, still in its transfer encoding. */
export type MhtmlPart = {
  /** Header lines as they stand, folded ones joined. */
  headers: string[];
  type: string;
  encoding: string;
  /** The address it was loaded from; "" where it has none. */
  location: string;
  body: string;
};

/** A page as Chromium saves it (RFC 2557, written by Blink): ASCII throughout. */
export type Mhtml = {headers: string[]; boundary: string; parts: MhtmlPart[]};

/** Reads what Chromium wrote; undefined for anything of another form. */
export function parseMhtml(bytes: Uint8Array): Mhtml | undefined {
  const text = utf8Text(bytes);
  const end = text?.indexOf('\r\n\r\n') ?? -1;
  if (text === undefined || end < 0) return undefined;
  const headers = headerLines(text.slice(0, end));
  const boundary = /boundary="([^"]{1,200})"/i.exec(header(headers, 'content-type') ?? '')?.[1];
  if (boundary === undefined) return undefined;
  const [, ...pieces] = `\r\n${text.slice(end + 2)}`.split(`\r\n--${boundary}`);
  if (!pieces.at(-1)?.startsWith('--')) return undefined;
  const parts = pieces.slice(0, -1).map(partOf);
  return parts.every((part) => part !== undefined) && parts.length > 0 ? {headers, boundary, parts} : undefined;
}

function partOf(piece: string): MhtmlPart | undefined {
  const end = piece.indexOf('\r\n\r\n');
  if (!piece.startsWith('\r\n') || end < 0) return undefined;
  const headers = headerLines(piece.slice(2, end));
  return {
    headers,
    type: (header(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    encoding: (header(headers, 'content-transfer-encoding') ?? '').trim().toLowerCase(),
    location: (header(headers, 'content-location') ?? '').trim(),
    body: piece.slice(end + 4),
  };
}

function headerLines(text: string): string[] {
  return text
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter(Boolean);
}

/** The value of a header, by its name in lower case. */
export function header(headers: readonly string[], name: string): string | undefined {
  const line = headers.find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}

/** The bytes of a part; undefined where its encoding is another or broken. */
export function bytesOf({encoding, body}: MhtmlPart): Bytes | undefined {
  if (encoding === 'base64') return fromBase64(body);
  if (encoding === 'quoted-printable') return latin1Bytes(fromQuotedPrintable(body));
  return /^(7bit|8bit|binary|)$/.test(encoding) ? utf8(body) : undefined;
}

/** A character a byte, whatever the encoding of the words: marks of HTML are the same in each that is used here. */
export function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const LONGEST_LINE = 75;

/** Quoted-printable (RFC 2045 §6.7) of text with a character a byte. */
export function toQuotedPrintable(text: string): string {
  const lines: string[] = [];
  let line = '';
  const end = (soft: string) => {
    lines.push(line + soft);
    line = '';
  };
  for (const [piece] of text.matchAll(/\r\n|[\s\S]/g)) {
    if (piece === '\r\n') {
      line = line.replace(/[ \t]$/, encoded);
      end('');
      continue;
    }
    const out = /[!-<>-~ \t]/.test(piece) ? piece : encoded(piece);
    if (line.length + out.length > LONGEST_LINE) end('=');
    line += out;
  }
  lines.push(line.replace(/[ \t]$/, encoded));
  return lines.join('\r\n');
}

function encoded(one: string): string {
  return `=${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function latin1Bytes(text: string): Bytes {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The file written out again. */
export function writeMhtml({headers, boundary, parts}: Mhtml): Bytes {
  const pieces = parts.map(({headers: own, body}) => `--${boundary}\r\n${own.join('\r\n')}\r\n\r\n${body}\r\n`);
  return utf8(`${headers.join('\r\n')}\r\n\r\n\r\n${pieces.join('')}--${boundary}--\r\n`);
}
