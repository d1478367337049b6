import {describe, expect, it} from 'vitest';
import {joinBytes, utf8} from '../../../src/core/bytes.ts';
import {AttachmentFault, openAttachment} from '../../../src/core/import/open-attachment.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {type RawEntry, rawZip} from '../verify/raw-zip.ts';
import {codes, jpeg, letters, number, read} from './support.ts';

const CHAT =
  '30/04/24, 21:15 - Ann: IMG-20240430-WA0001.jpg (file attached)\n30/04/24, 21:16 - Ann: IMG-20240430-WA0002.jpg (file attached)\n';
const PHOTO = jpeg(8, 8);
const ENTRIES: RawEntry[] = [
  {name: '_chat.txt', bytes: utf8(CHAT)},
  {name: 'IMG-20240430-WA0001.jpg', bytes: PHOTO, method: 0},
];

async function opened(file: Uint8Array<ArrayBuffer>, path: string, most = 1e6) {
  const pieces: Uint8Array[] = [];
  const attachment = {name: path, mediaType: null, bytes: null, where: {in: 'entry' as const, path}};
  for await (const piece of openAttachment(sourceOfBytes(file), attachment, most)) pieces.push(piece);
  return joinBytes(pieces);
}

describe('an archive', () => {
  it('gives each message the files that came with it', async () => {
    const file = rawZip(ENTRIES);
    const reading = await read(file, 'WhatsApp Chat - Ann.zip');
    expect(reading).toMatchObject({
      kind: 'zip',
      formats: ['whatsapp'],
      counts: {messages: 2, attachments: 1, missing: 1},
    });
    expect(reading.messages[0]?.attachments[0]).toMatchObject({
      where: {in: 'entry', path: 'IMG-20240430-WA0001.jpg'},
      bytes: PHOTO.length,
    });
    expect(reading.messages[0]?.chat).toBe('Ann');
    expect(reading.files).toEqual([
      {path: '_chat.txt', bytes: CHAT.length, kind: 'text', named: false},
      {path: 'IMG-20240430-WA0001.jpg', bytes: PHOTO.length, kind: null, named: true},
    ]);
    expect(await opened(file, 'IMG-20240430-WA0001.jpg')).toEqual(PHOTO);
    expect(codes(reading).sort()).toEqual(['mediaMissing', 'timesWithoutZone']);
  });

  it('may have names in any script', async () => {
    const reading = await read(rawZip([{name: 'чат/WhatsApp с Анной 😡.txt', bytes: utf8(CHAT)}]), 'x.zip');
    expect(reading.counts.messages).toBe(2);
    expect(reading.messages[0]?.chat).toBe('Анной 😡');
    expect(reading.files[0]?.path).toBe('чат/WhatsApp с Анной 😡.txt');
  });

  it('is read though its places are off by bytes that were put before it', async () => {
    const file = joinBytes([letters('PK\x03\x04 and more'), rawZip(ENTRIES)]);
    const {readForeignZip} = await import('../../../src/core/import/zip/foreign-zip.ts');
    expect((await readForeignZip(sourceOfBytes(file)))?.entries.map(({path}) => path)).toEqual([
      '_chat.txt',
      'IMG-20240430-WA0001.jpg',
    ]);
  });

  it('is stopped where more comes out than it states', async () => {
    const bomb = utf8('30/04/24, 21:15 - Ann: a\n'.repeat(50_000));
    const reading = await read(rawZip([{name: '_chat.txt', bytes: bomb, size: 100}]), 'x.zip');
    expect(reading.findings).toMatchObject([{code: 'zipEntryTooLarge', values: ['_chat.txt', expect.any(Number)]}]);
    expect(reading.findings[0]?.values?.[1]).toBeLessThan(1024 * 1024 * 20);
    expect(reading.messages).toEqual([]);
  });

  it('is never opened further than was allowed', async () => {
    const file = rawZip([{name: 'a.jpg', bytes: new Uint8Array(500_000)}]);
    await expect(opened(file, 'a.jpg', 1000)).rejects.toBeInstanceOf(AttachmentFault);
  });

  it.each<[string, RawEntry[], string[]]>([
    ['a password', [{name: '_chat.txt', bytes: utf8(CHAT), flags: 1}], ['zipEncrypted']],
    [
      'another way of packing',
      [{name: '_chat.txt', bytes: utf8(CHAT), method: 12, packed: letters('abc')}],
      ['zipOtherMethod'],
    ],
    ['damaged bytes', [{name: '_chat.txt', bytes: utf8(CHAT), crc: 1}], ['zipEntryDamaged']],
    ['broken packing', [{name: '_chat.txt', bytes: utf8(CHAT), packed: letters('\xff\xff\xff')}], ['zipEntryDamaged']],
    [
      'one name twice',
      [
        {name: '_chat.txt', bytes: utf8(CHAT)},
        {name: '_chat.txt', bytes: utf8('x')},
      ],
      ['zipNameTwice'],
    ],
    ['a climbing name', [{name: '../../x.txt', bytes: utf8('x')}], ['zipNameUnsafe']],
    ['an archive inside', [{name: 'more.zip', bytes: utf8('x')}], ['zipInside']],
  ])('with %s says so', async (_, entries, expected) => {
    const reading = await read(rawZip(entries), 'x.zip');
    expect(codes(reading)).toEqual(expected);
    expect(reading.messages).toEqual([]);
  });

  it('goes on with the other files where one is damaged', async () => {
    const reading = await read(rawZip([{name: 'a.txt', bytes: utf8('x'), crc: 1}, ...ENTRIES]), 'x.zip');
    expect(reading.counts.messages).toBe(2);
    expect(codes(reading)).toContain('zipEntryDamaged');
  });

  it('that is cut off is damaged, not empty', async () => {
    const file = rawZip(ENTRIES);
    const reading = await read(file.slice(0, file.length - 40), 'x.zip');
    expect(codes(reading)).toEqual(expect.arrayContaining(['zipDamaged', 'zipSalvaged']));
    expect(reading.counts.messages).toBe(2);
  });

  it('larger than 4 GiB is read by its wide numbers', async () => {
    const body = utf8(CHAT);
    const plain = rawZip([{name: '_chat.txt', bytes: body, method: 0}]);
    const view = new DataView(plain.buffer);
    const directoryAt = view.getUint32(plain.length - 6, true);
    const wide = joinBytes([
      number(1, 2, true),
      number(24, 2, true),
      number(body.length, 8, true),
      number(body.length, 8, true),
      number(0, 8, true),
    ]);
    const record = plain.slice(directoryAt, plain.length - 22);
    const fields = new DataView(record.buffer);
    for (const at of [20, 24, 42]) fields.setUint32(at, 0xffffffff, true);
    fields.setUint16(30, wide.length, true);
    const list = joinBytes([record, wide]);
    const far = joinBytes([
      number(0x06064b50, 4, true),
      number(44, 8, true),
      new Uint8Array(12),
      number(1, 8, true),
      number(1, 8, true),
      number(list.length, 8, true),
      number(directoryAt, 8, true),
    ]);
    const locator = joinBytes([
      number(0x07064b50, 4, true),
      number(0, 4, true),
      number(directoryAt + list.length, 8, true),
      number(1, 4, true),
    ]);
    const end = joinBytes([
      number(0x06054b50, 4, true),
      new Uint8Array(4),
      number(0xffff, 2, true),
      number(0xffff, 2, true),
      number(0xffffffff, 4, true),
      number(0xffffffff, 4, true),
      number(0, 2, true),
    ]);
    const reading = await read(joinBytes([plain.slice(0, directoryAt), list, far, locator, end]), 'x.zip');
    expect(reading.counts.messages).toBe(2);
    expect(codes(reading)).not.toContain('zipDamaged');
  });
});
