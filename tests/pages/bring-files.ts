import {utf8} from '../../src/core/bytes.ts';
import mailAddress from '../fixtures/imports/encoded-words.eml?url';
import jpegAddress from '../fixtures/imports/sideways.jpg?url';
import chatAddress from '../fixtures/imports/whatsapp-decided.txt?url';

/** A file of tests/fixtures/imports under a name, as a person picks it. */
async function fixture(address: string, name: string, type = ''): Promise<File> {
  const response = await fetch(address);
  return new File([await response.arrayBuffer()], name, {type, lastModified: Date.UTC(2025, 4, 3, 9, 30)});
}

export const jpeg = (name = 'IMG_2041.jpg') => fixture(jpegAddress, name, 'image/jpeg');
export const mail = (name = 'again.eml') => fixture(mailAddress, name, 'message/rfc822');
export const chat = (name = 'WhatsApp Chat with Mara.txt') => fixture(chatAddress, name, 'text/plain');

/** A text as a file. */
export function textFile(text: string, name: string, type = ''): File {
  return new File([utf8(text)], name, {type, lastModified: Date.UTC(2025, 4, 3, 9, 30)});
}

/** Puts files into a field for files, as the browser does when they are picked. */
export function pick(field: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', {bubbles: true}));
}
