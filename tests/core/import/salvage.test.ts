import {zipSync} from 'fflate';
import {describe, expect, it} from 'vitest';
import {joinBytes, utf8} from '../../../src/core/bytes.ts';
import {openAttachment} from '../../../src/core/import/open-attachment.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {rawZip} from '../verify/raw-zip.ts';
import {codes, jpeg, letters, number, read} from './support.ts';

const CHAT = '30/04/24, 21:15 - Ann: IMG-1.jpg (file attached)\n30/04/24, 21:16 - Ann: hello\n';
const PHOTO = joinBytes([jpeg(8, 8), new Uint8Array(5000).map((_, at) => (at * 73) % 256)]);

/** An archive of which only the beginning arrived. */
function cut(file: Uint8Array, keep: number): Uint8Array<ArrayBuffer> {
  return file.slice(0, Math.floor(file.length * keep));
}

describe('an archive that was cut off', () => {
  const whole = zipSync({'WhatsApp Chat with Ann.txt': utf8(CHAT), 'IMG-1.jpg': [PHOTO, {level: 0}]});

  it('still gives the messages and files that arrived whole', async () => {
    // The list at the end is gone, all files are there.
    const file = whole.slice(0, whole.length - 80);
    const reading = await read(file, 'WhatsApp Chat - Ann.zip');
    expect(reading.counts).toMatchObject({messages: 2, attachments: 1});
    expect(codes(reading)).toEqual(expect.arrayContaining(['zipDamaged', 'zipSalvaged']));
    const [message] = reading.messages;
    const pieces: Uint8Array[] = [];
    const [attachment] = message?.attachments ?? [];
    if (!attachment) throw new Error('no attachment');
    for await (const piece of openAttachment(sourceOfBytes(file), attachment, 1e6)) pieces.push(piece);
    expect(joinBytes(pieces)).toEqual(PHOTO);
  });

  it('says which file is not whole', async () => {
    const reading = await read(cut(whole, 0.6), 'x.zip');
    expect(reading.counts.messages).toBe(2);
    expect(reading.files.map(({path}) => path)).toEqual(['WhatsApp Chat with Ann.txt', 'IMG-1.jpg']);
  });

  it('is read too where the sizes stand behind each file', async () => {
    // As phones write archives that they stream: flag 8, no sizes in the header, a descriptor behind the bytes.
    const chat = utf8(CHAT);
    const plain = rawZip([{name: '_chat.txt', bytes: chat, method: 0}]);
    const header = plain.slice(0, 30 + 9);
    const crc = header.slice(14, 18);
    header[6] = 8;
    header.fill(0, 14, 26);
    const descriptor = joinBytes([
      letters('PK\x07\x08'),
      crc,
      number(chat.length, 4, true),
      number(chat.length, 4, true),
    ]);
    const next = joinBytes([letters('PK\x03\x04'), new Uint8Array(10)]);
    const reading = await read(joinBytes([header, chat, descriptor, next]), 'x.zip');
    expect(reading.counts.messages).toBe(2);
    expect(reading.files).toMatchObject([{path: '_chat.txt', bytes: chat.length}]);
  });

  it('never takes an archive inside it apart', async () => {
    const inner = zipSync({'inner.txt': utf8(CHAT)});
    const file = zipSync({'inner.zip': [inner, {level: 0}], 'b.txt': utf8(CHAT)});
    const reading = await read(file.slice(0, file.length - 30), 'x.zip');
    expect(reading.files.map(({path}) => path)).toEqual(['inner.zip', 'b.txt']);
  });

  it('is said to be damaged where nothing is found in it', async () => {
    const reading = await read(letters('PK\x03\x04 and no more'), 'x.zip');
    expect(codes(reading)).toContain('zipDamaged');
    expect(codes(reading)).not.toContain('zipSalvaged');
    expect(reading.files).toEqual([]);
  });

  it('never fails, wherever it was cut', async () => {
    for (let keep = 0; keep < whole.length; keep += 7) {
      const reading = await read(whole.slice(0, keep), 'x.zip');
      expect(codes(reading)).not.toContain('readFailed');
    }
  });
});
