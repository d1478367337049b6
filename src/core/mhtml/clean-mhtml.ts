import {type Bytes, utf8Text} from '../bytes.ts';
import {withoutSecrets} from '../copy/address.ts';
import {failure} from '../errors.ts';
import {failed, ok, type Result} from '../result.ts';
import {cleanHtml} from './clean-html.ts';
import {
  bytesOf,
  fromQuotedPrintable,
  type Mhtml,
  type MhtmlPart,
  parseMhtml,
  toQuotedPrintable,
  writeMhtml,
} from './parse-mhtml.ts';

/** A page that the browser saved, without the keeper's own, and the files in it. */
export type CleanMhtml = {
  bytes: Bytes;
  /** The file that was loaded from an address, byte for byte. */
  fileAt(address: string): Bytes | undefined;
  /** Style sheets by their address. */
  styles(): {address: string; text: string}[];
};

const NOTE =
  'X-Holdfast: cleaned; left out: scripts, comments, what was written into forms, hidden inputs, values of keys to accounts; links lead nowhere';

/** Reads what the browser saved and takes out what is the keeper's own; fails where it has another form than expected. */
export function cleanMhtml(bytes: Uint8Array): Result<CleanMhtml> {
  const saved = parseMhtml(bytes);
  if (!saved) return failed(failure('unexpected', 'it is not of the form that Chromium writes'));
  const parts: MhtmlPart[] = [];
  for (const part of saved.parts) {
    const cleaned = cleanPart(part);
    if (!cleaned) return failed(failure('unexpected', 'a page in it is not of the form that Chromium writes'));
    parts.push(cleaned);
  }
  const cleaned: Mhtml = {...saved, headers: [...saved.headers.map(cleanHeader), NOTE], parts};
  return ok({bytes: writeMhtml(cleaned), fileAt: (address) => fileAt(saved, address), styles: () => stylesOf(saved)});
}

function cleanPart(part: MhtmlPart): MhtmlPart | undefined {
  const headers = part.headers.map(cleanHeader);
  if (!/html|xml|svg/.test(part.type)) return {...part, headers};
  // A drawing that stands on its own is a picture; as such it runs nothing, and holds nothing of the keeper.
  if (part.type === 'image/svg+xml') return {...part, headers};
  if (part.type !== 'text/html' || part.encoding !== 'quoted-printable') return undefined;
  const html = cleanHtml(fromQuotedPrintable(part.body));
  return html === undefined ? undefined : {...part, headers, body: toQuotedPrintable(html)};
}

function cleanHeader(line: string): string {
  const [, name, value] = /^((?:snapshot-)?content-location:\s*)(.*)$/i.exec(line) ?? [];
  return name === undefined || value === undefined ? line : name + withoutSecrets(value);
}

function fileAt({parts}: Mhtml, address: string): Bytes | undefined {
  const wanted = withoutFragment(address);
  const part = parts.find(({location, type}) => type !== 'text/html' && withoutFragment(location) === wanted);
  return part && bytesOf(part);
}

function withoutFragment(address: string): string {
  const hash = address.indexOf('#');
  return hash < 0 ? address : address.slice(0, hash);
}

function stylesOf({parts}: Mhtml): {address: string; text: string}[] {
  return parts.flatMap((part) => {
    const bytes = part.type === 'text/css' && /^https?:/.test(part.location) ? bytesOf(part) : undefined;
    const text = bytes && utf8Text(bytes);
    return text === undefined ? [] : [{address: part.location, text}];
  });
}
