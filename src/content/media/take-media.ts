import {readFromCache} from '../../browser/page-cache.ts';
import type {FoundMedia} from '../../messages/copy.ts';
import {addressIn, everywhere, getter, isInPage, tag} from '../../sites/reading/dom.ts';
import {hold} from '../copy/held.ts';
import {dataBytes} from '../copy/read-bytes.ts';
import {toBase64} from '../copy/to-base64.ts';
import {currentTarget} from '../target.ts';

const MOST_BYTES = 60_000_000;
const MOST_TOGETHER = 150_000_000;

const pictureShown = getter<Element, string>(HTMLImageElement.prototype, 'currentSrc');
const mediaShown = getter<Element, string>(HTMLMediaElement.prototype, 'currentSrc');

/** Makes ready what the item shows, as files, each as the page loaded it. No request is made. */
export async function takeMedia(addresses: readonly string[]): Promise<FoundMedia[]> {
  const found: FoundMedia[] = [];
  let together = 0;
  for (const [number, address] of addresses.entries()) {
    const full = fullAddress(address);
    const bytes = await bytesOf(full);
    const held = bytes !== undefined && bytes.length <= MOST_BYTES && together + bytes.length <= MOST_TOGETHER;
    if (held) {
      together += bytes.length;
      hold(`media-${number}`, toBase64(bytes));
    }
    const missing = held ? '' : bytes ? 'It is larger than what is kept of one post.' : whyNot(full);
    found.push({full: full.startsWith('data:') ? '' : full, held, missing});
  }
  return found;
}

/** The record shortens an address that is the picture itself; the page still has it whole. */
function fullAddress(address: string): string {
  const target = currentTarget();
  if (!/^data:[^,]*$/i.test(address) || target.kind !== 'item' || !isInPage(target.element)) return address;
  for (const element of everywhere(target.element, 'img, video, audio, source')) {
    const shown = shownAddress(element);
    if (shown.startsWith(`${address},`)) return shown;
  }
  return address;
}

function shownAddress(element: Element): string {
  const name = tag(element);
  if (name === 'img') return pictureShown(element);
  return (name === 'source' ? addressIn(element, 'src') : mediaShown(element)) ?? '';
}

async function bytesOf(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return /^data:/i.test(address) ? dataBytes(address) : readFromCache(address);
}

function whyNot(address: string): string {
  if (address.startsWith('blob:'))
    return 'It is played as a stream, or the browser does not let the product read it: the page gives no file.';
  return 'The file itself is not within reach without a new request to the site, which is never made.';
}
