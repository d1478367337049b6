import {describe, expect, it} from 'vitest';
import {joinBytes, utf8} from '../../../src/core/bytes.ts';
import {box, codes, fixture, jpeg, letters, number, read, type Tag, tiff} from './support.ts';

const GPS: Tag[] = [
  {tag: 1, type: 2, values: 'N'},
  {tag: 2, type: 5, values: [51, 30, 26]},
  {tag: 3, type: 2, values: 'W'},
  {tag: 4, type: 5, values: [0, 7, 39]},
  {tag: 5, type: 1, values: [1]},
  {tag: 6, type: 5, values: [12.5]},
  {tag: 7, type: 5, values: [19, 15, 3]},
  {tag: 29, type: 2, values: '2024:05:07'},
];
const MAIN: Tag[] = [
  {tag: 0x010f, type: 2, values: 'Examplephone'},
  {tag: 0x0110, type: 2, values: 'Model 9'},
  {tag: 0x0112, type: 3, values: [6]},
  {tag: 0x0132, type: 2, values: '2024:05:08 09:00:00'},
];
const EXIF: Tag[] = [
  {tag: 0x9003, type: 2, values: '2024:05:07 21:15:03'},
  {tag: 0x9011, type: 2, values: '+02:00'},
  {tag: 0xa431, type: 2, values: 'SN-0001'},
];

describe('a picture', () => {
  it('is shown upright, its stored size kept', async () => {
    const {picture, kind, findings} = await read(fixture('sideways.jpg'), 'sideways.jpg', {declaredType: 'image/jpeg'});
    expect(kind).toBe('jpeg');
    expect(picture).toEqual({width: 40, height: 20, orientation: 6, upright: {width: 20, height: 40}});
    expect(findings).toEqual([]);
  });

  it.each([false, true])('tells time with its zone, device and place (little-endian: %s)', async (little) => {
    const reading = await read(jpeg(4032, 3024, tiff(MAIN, EXIF, GPS, {little, thumbnail: true})), 'IMG_0001.JPG');
    expect(reading.facts).toMatchObject([
      {name: 'make', value: 'Examplephone'},
      {name: 'model', value: 'Model 9'},
      {name: 'serial', value: 'SN-0001'},
      {name: 'taken', time: {exact: '2024-05-07T19:15:03.000Z', offsetMinutes: 120, wall: '2024-05-07T21:15:03'}},
      {name: 'changed', time: {exact: null, wall: '2024-05-08T09:00:00'}},
      {name: 'latitude', value: '51.507222'},
      {name: 'longitude', value: '-0.1275'},
      {name: 'altitude', value: '-12.5'},
      {name: 'gpsTime', time: {exact: '2024-05-07T19:15:03.000Z'}},
    ]);
    expect(codes(reading)).toEqual(['placeInside', 'identityInside', 'thumbnailInside']);
    expect(reading.picture?.upright).toEqual({width: 3024, height: 4032});
  });

  it('bounds a time without a zone by all zones of the world, and names no instant', async () => {
    const [fact] = (await read(jpeg(8, 8, tiff([], [{tag: 0x9003, type: 2, values: '2024:05:07 21:15:03'}])), 'a.jpg'))
      .facts;
    expect(fact?.time).toMatchObject({
      exact: null,
      offsetMinutes: null,
      earliest: '2024-05-07T07:15:03.000Z',
      latest: '2024-05-08T09:15:03.999Z',
    });
  });

  it.each(['2024:02:31 10:00:00', '2099:01:01 00:00:00', 'yesterday, 9 o’clock'])(
    'says that %s cannot be',
    async (when) => {
      const reading = await read(jpeg(8, 8, tiff([], [{tag: 0x9003, type: 2, values: when}])), 'a.jpg');
      expect(codes(reading)).toContain('timeImpossible');
      expect(reading.facts[0]?.value).toBe(new TextDecoder('windows-1252').decode(letters(when)));
    },
  );

  it('takes a clock that was never set for no time', async () => {
    const reading = await read(jpeg(8, 8, tiff([], [{tag: 0x9003, type: 2, values: '0000:00:00 00:00:00'}])), 'a.jpg');
    expect(reading.facts).toEqual([]);
    expect(reading.findings).toEqual([]);
  });

  it('reads no value that a file only claims to hold', async () => {
    const exif = tiff([{tag: 0x010f, type: 2, values: 'Examplephone'}]);
    exif.set(number(0xfffffff0, 4), 8 + 2 + 4); // four gigabytes of text
    const reading = await read(jpeg(8, 8, exif), 'a.jpg');
    expect(reading.facts).toEqual([]);
    expect(reading.picture).toMatchObject({width: 8, height: 8});
  });

  it('names a place only with the letters of its half of the earth', async () => {
    const reading = await read(
      jpeg(
        8,
        8,
        tiff(
          [],
          [],
          GPS.filter(({tag}) => tag !== 3),
        ),
      ),
      'a.jpg',
    );
    expect(reading.facts.map(({name}) => name)).not.toContain('latitude');
  });

  it('reads PNG with words and EXIF in it', async () => {
    const chunk = (type: string, body: Uint8Array) =>
      joinBytes([number(body.length, 4), letters(type), body, new Uint8Array(4)]);
    const png = joinBytes([
      letters('\x89PNG\r\n\x1a\n'),
      chunk('IHDR', joinBytes([number(300, 4), number(200, 4), letters('\x08\x02\0\0\0')])),
      chunk('tEXt', letters('Software\0Example Grabber')),
      chunk('iTXt', joinBytes([letters('Comment\0\0\0en\0\0'), utf8('grüße 👀')])),
      chunk('eXIf', tiff(MAIN)),
      chunk('IDAT', letters('123')),
      chunk('IEND', letters('')),
    ]);
    const reading = await read(png, 'screen.png', {declaredType: 'image/png'});
    expect(reading.picture).toMatchObject({width: 300, height: 200});
    expect(reading.facts).toContainEqual({name: 'textChunk', value: 'Comment: grüße 👀'});
    expect(reading.facts).toContainEqual({name: 'textChunk', value: 'Software: Example Grabber'});
    expect(reading.facts).toContainEqual({name: 'make', value: 'Examplephone'});
    expect(codes(reading)).toEqual([]);
    expect(codes(await read(png.subarray(0, -20), 'screen.png'))).toContain('fileEndsEarly');
  });

  it('reads WebP, GIF, BMP and TIFF', async () => {
    const vp8x = joinBytes([letters('VP8X'), number(10, 4, true), letters('\x08\0\0\0\x8f\x01\0\x2b\x01\0')]);
    const exif = tiff(MAIN);
    const even = exif.length % 2 ? letters('\0') : letters('');
    const body = joinBytes([letters('WEBP'), vp8x, letters('EXIF'), number(exif.length, 4, true), exif, even]);
    const webp = await read(joinBytes([letters('RIFF'), number(body.length, 4, true), body]), 'a.webp');
    expect(webp).toMatchObject({kind: 'webp', picture: {width: 400, height: 300, orientation: 6}, findings: []});
    const gif = await read(letters('GIF89a\x40\x01\xf0\0\0\0\0;'), 'a.gif');
    expect(gif).toMatchObject({kind: 'gif', picture: {width: 320, height: 240}, findings: []});
    const head = joinBytes([letters('BM'), number(58, 4, true), new Uint8Array(4), number(54, 4, true)]);
    const info = joinBytes([number(40, 4, true), number(5, 4, true), number(2 ** 32 - 7, 4, true), new Uint8Array(32)]);
    expect(await read(joinBytes([head, info]), 'a.bmp')).toMatchObject({kind: 'bmp', picture: {width: 5, height: 7}});
    const tags: Tag[] = [
      {tag: 0x100, type: 3, values: [640]},
      {tag: 0x101, type: 4, values: [480]},
    ];
    expect(await read(tiff(tags), 'a.tif')).toMatchObject({kind: 'tiff', picture: {width: 640, height: 480}});
  });

  it.each([
    ['heic', 'heic'],
    ['avif', 'avif'],
  ])('reads %s: the whole picture, its turn, and its EXIF data', async (brand, kind) => {
    const exif = joinBytes([number(6, 4), letters('Exif\0\0'), tiff(MAIN, EXIF, GPS)]);
    const ispe = (width: number, height: number) => box('ispe', number(0, 4), number(width, 4), number(height, 4));
    const properties = box('iprp', box('ipco', ispe(512, 512), ispe(4032, 3024), box('irot', number(1, 1))));
    const infe = box('infe', number(2 << 24, 4), number(7, 2), number(0, 2), letters('Exif'), number(0, 1));
    const infos = box('iinf', number(0, 4), number(1, 2), infe);
    const places = (at: number) =>
      box(
        'iloc',
        number(0, 4),
        number(0x4400, 2),
        number(1, 2),
        number(7, 2),
        number(0, 2),
        number(1, 2),
        number(at, 4),
        number(exif.length, 4),
      );
    const start = box('ftyp', letters(brand), number(0, 4), letters(`mif1${brand}`));
    const meta = (at: number) => box('meta', number(0, 4), infos, properties, places(at));
    const at = start.length + meta(0).length + 8;
    const reading = await read(joinBytes([start, meta(at), box('mdat', exif)]), `photo.${brand}`);
    expect(reading.kind).toBe(kind);
    expect(reading.picture).toEqual({width: 4032, height: 3024, orientation: 1, upright: {width: 3024, height: 4032}});
    expect(reading.facts).toContainEqual({name: 'model', value: 'Model 9'});
    expect(reading.facts).toContainEqual({name: 'longitude', value: '-0.1275'});
  });
});

describe('what a file is', () => {
  it.each([
    ['photo.png', 'image/png', jpeg(8, 8), 'jpeg', ['kindDiffersFromName', 'kindDiffersFromDeclared']],
    ['photo.jpg', '', letters(''), 'empty', ['emptyFile']],
    [
      'x.svg',
      'image/svg+xml',
      utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'),
      'svg',
      ['activeContent'],
    ],
    [
      'x.jpg',
      'image/jpeg',
      utf8('<!doctype html><script>1</script>'),
      'html',
      ['activeContent', 'kindDiffersFromName', 'kindDiffersFromDeclared'],
    ],
    ['x.xyz', '', letters('\x00\x01\x02\xfe\xff\xfd'.repeat(20)), 'unknown', ['unknownKind']],
    ['letter.pdf', 'application/pdf', utf8('%PDF-1.7\n'), 'pdf', []],
    ['voicemail.amr', 'audio/amr', letters('#!AMR\n\x3c'), 'amr', []],
    ['note.txt', 'text/plain', utf8('just words'), 'text', []],
  ])('%s (%s)', async (name, declaredType, bytes, kind, expected) => {
    const reading = await read(bytes, name, {declaredType});
    expect(reading.kind).toBe(kind);
    expect(codes(reading)).toEqual(expected);
    if (kind === 'svg' || kind === 'html') expect(reading.shownAs).toBe('text');
  });
});

describe('a recording', () => {
  const since1904 = Date.UTC(2024, 4, 7, 19, 15, 3) / 1000 + 2_082_844_800;
  const mvhd = box('mvhd', number(0, 4), number(since1904, 4), number(0, 4), number(1000, 4), number(61_500, 4));

  it.each([
    ['voice.m4a', 'M4A ', 'm4a'],
    ['voicemail.3gp', '3gp4', '3gp'],
    ['film.mp4', 'isom', 'mp4'],
    ['film.mov', 'qt  ', 'quicktime'],
  ])('%s says when its container was made, and that its clock may be local', async (name, brand, kind) => {
    const file = joinBytes([box('ftyp', letters(brand), number(0, 4)), box('moov', mvhd), box('mdat', letters('abc'))]);
    const reading = await read(file, name);
    expect(reading.kind).toBe(kind);
    expect(reading.facts).toMatchObject([
      {name: 'containerTime', value: '2024-05-07T19:15:03', time: {exact: null, wall: '2024-05-07T19:15:03'}},
      {name: 'duration', value: '61.5'},
    ]);
    expect(codes(reading)).toEqual(['containerClock']);
  });

  it('takes the zone and place that Apple writes beside it', async () => {
    const key = (name: string) => box('mdta', letters(name));
    const value = (index: number, text: string) =>
      box(`\0\0\0${String.fromCharCode(index)}`, box('data', number(1, 4), number(0, 4), letters(text)));
    const keys = box(
      'keys',
      number(0, 4),
      number(2, 4),
      key('com.apple.quicktime.creationdate'),
      key('com.apple.quicktime.location.ISO6709'),
    );
    const meta = box('meta', keys, box('ilst', value(1, '2024-05-07T21:15:03+0200'), value(2, '+51.5072-000.1275/')));
    const file = joinBytes([box('ftyp', letters('qt  '), number(0, 4)), box('moov', mvhd, meta)]);
    const reading = await read(file, 'IMG_0002.MOV');
    expect(reading.facts).toContainEqual(
      expect.objectContaining({
        name: 'recordedTime',
        time: expect.objectContaining({exact: '2024-05-07T19:15:03.000Z'}),
      }),
    );
    expect(codes(reading)).toContain('placeInside');
  });

  it('is never read as a whole', async () => {
    const head = joinBytes([box('ftyp', letters('isom'), number(0, 4)), box('moov', mvhd)]);
    const size = 2 * 1024 ** 3;
    const mdat = joinBytes([number(size - head.length, 4), letters('mdat')]);
    let asked = 0;
    const source = {
      size,
      read: async (offset: number, length: number) => {
        asked += length;
        const bytes = new Uint8Array(length);
        bytes.set(joinBytes([head, mdat]).subarray(offset, offset + length));
        return bytes;
      },
    };
    const reading = await read(source, 'film.mp4');
    expect(codes(reading)).toEqual(['containerClock']);
    expect(asked).toBeLessThan(1024 * 1024);
  });
});
