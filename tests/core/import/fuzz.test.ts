import {describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import type {ImportReading} from '../../../src/core/import/reading.ts';
import {rawZip} from '../verify/raw-zip.ts';
import {box, fixture, jpeg, letters, number, read, tiff} from './support.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_007);
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 12);

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below);
  };
}

const CHAT = `30/04/24, 21:15 - Messages and calls are end-to-end encrypted.
30/04/24, 21:16 - Ann: are you there
second line
30/04/24, 21:17 - Ann: IMG-20240430-WA0001.jpg (file attached)
[30/04/2024, 21:18:00] Bo: \u200eimage omitted
٣٠/٤/٢٠٢٤، ٩:١٥ م - Ann: grüße 😡
`;
const SMS = `<?xml version="1.0"?><smses count="2"><sms address="+15550100" date="1715109303456" type="1" body="a &#55357;&#56384; b" contact_name="Ann"/>
<mms date="1715109303456" msg_box="1" address="+15550100"><parts><part ct="image/jpeg" data="aGVsbG8gd29ybGQ="/><part ct="text/plain" text="x"/></parts><addrs><addr address="+15550100" type="137"/></addrs></mms></smses>`;
const TELEGRAM = JSON.stringify({
  name: 'Ann',
  type: 'personal_chat',
  id: 1,
  messages: [
    {
      id: 1,
      type: 'message',
      date: '2024-05-07T21:15:03',
      date_unixtime: '1715109303',
      from: 'Ann',
      text: ['a', {type: 'bold', text: 'b'}],
    },
  ],
});
const X =
  'window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"1-2","messages":[{"messageCreate":{"id":"9","senderId":"2","text":"hi","createdAt":"2024-05-07T19:15:03.456Z"}}]}}]';
const META = JSON.stringify({
  participants: [{name: 'A'}],
  messages: [{sender_name: 'A', timestamp_ms: 1715109303456, content: 'grÃ¼Ã\u009fe'}],
});
const HTML =
  '<div class="message default clearfix" id="message2"><div class="pull_right date details" title="07.05.2024 21:15:03 UTC+02:00">21:15</div><div class="from_name">Ann</div><div class="text">hi &amp; <b>you</b></div></div>';
const CSV = 'Message Date,Sender Name,Text\n2024-05-07 21:15:03,Ann,"hi ""you"",\nthere"\n2024-05-07 21:16:03,Ann,x\n';
const MBOX = ['one', 'two', 'three']
  .map(
    (word) =>
      `From x@example.org Tue May 07 19:15:03 2024\nFrom: A <a@example.org>\nSubject: =?utf-8?q?gr=C3=BC=C3=9Fe?=\nDate: Tue, 7 May 2024 21:15:03 +0200\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n>From ${word}\n--b\nContent-Type: application/x; name=y\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--b--\n\n`,
  )
  .join('');
const PHOTO = jpeg(
  40,
  30,
  tiff(
    [
      {tag: 0x010f, type: 2, values: 'Example'},
      {tag: 0x0112, type: 3, values: [6]},
    ],
    [{tag: 0x9003, type: 2, values: '2024:05:07 21:15:03'}],
    [
      {tag: 1, type: 2, values: 'N'},
      {tag: 2, type: 5, values: [51, 30, 26]},
      {tag: 3, type: 2, values: 'W'},
      {tag: 4, type: 5, values: [0, 7, 39]},
    ],
    {thumbnail: true},
  ),
);
const FILM = joinBytes([
  box('ftyp', letters('isom'), number(0, 4)),
  box('moov', box('mvhd', number(0, 4), number(3_800_000_000, 4), number(0, 4), number(1000, 4), number(5000, 4))),
]);
const HEIC = joinBytes([
  box('ftyp', letters('heic'), number(0, 4)),
  box(
    'meta',
    number(0, 4),
    box(
      'iinf',
      number(0, 4),
      number(1, 2),
      box('infe', number(2 << 24, 4), number(7, 2), number(0, 2), letters('Exif\0')),
    ),
    box('iprp', box('ipco', box('ispe', number(0, 4), number(9, 4), number(8, 4)))),
    box(
      'iloc',
      number(0, 4),
      number(0x4400, 2),
      number(1, 2),
      number(7, 2),
      number(0, 2),
      number(1, 2),
      number(30, 4),
      number(20, 4),
    ),
  ),
]);

const FILES: Readonly<Record<string, Bytes>> = {
  'WhatsApp Chat with Ann.txt': utf8(CHAT),
  'sms.xml': utf8(SMS),
  'result.json': utf8(TELEGRAM),
  'direct-messages.js': utf8(X),
  'message_1.json': utf8(META),
  'messages.html': utf8(HTML),
  'phone.csv': utf8(CSV),
  'mail.eml': fixture('encoded-words.eml'),
  'all.mbox': utf8(MBOX),
  'photo.jpg': PHOTO,
  'film.mp4': FILM,
  'photo.heic': HEIC,
  'sideways.jpg': fixture('sideways.jpg'),
  'chat.zip': rawZip([
    {name: '_chat.txt', bytes: utf8(CHAT)},
    {name: 'sms.xml', bytes: utf8(SMS)},
    {name: 'x/result.json', bytes: utf8(TELEGRAM)},
    {name: 'IMG-20240430-WA0001.jpg', bytes: PHOTO, method: 0},
  ]),
};

type Change = (bytes: Bytes, random: (below: number) => number) => Bytes;

const CHANGES: Readonly<Record<string, Change>> = {
  'cut off': (bytes, random) => bytes.slice(0, random(bytes.length)),
  'with bytes flipped': (bytes, random) => {
    const changed = bytes.slice();
    for (let times = 1 + random(12); times > 0; times -= 1) changed[random(changed.length)] = random(256);
    return changed;
  },
  'with a piece put elsewhere': (bytes, random) => {
    const [from, to] = [random(bytes.length), random(bytes.length)];
    const piece = bytes.slice(from, from + random(200));
    return joinBytes([bytes.slice(0, to), piece, bytes.slice(to + random(50))]);
  },
  'with a piece of another': (bytes, random) => {
    const others = Object.values(FILES);
    const other = others[random(others.length)] ?? bytes;
    const at = random(bytes.length);
    const from = random(other.length);
    return joinBytes([bytes.slice(0, at), other.slice(from, from + random(400)), bytes.slice(at)]);
  },
  'with a number made huge': (bytes, random) => {
    const changed = bytes.slice();
    const at = random(changed.length);
    for (let index = at; index < Math.min(at + 4, changed.length); index += 1) changed[index] = 255;
    return changed;
  },
};

/** What must hold of every reading, whatever the file was. */
function mustHold(reading: ImportReading, bytes: Bytes): void {
  const {messages, counts, notUnderstood} = reading;
  expect(counts.messages + counts.system).toBe(messages.length);
  expect(counts.notUnderstood).toBeGreaterThanOrEqual(notUnderstood.length);
  for (const {time, place} of messages) {
    if (time?.exact) expect(time.earliest).toBe(time.exact);
    if (time?.earliest && time.latest) expect(time.earliest <= time.latest).toBe(true);
    if (place.by === 'bytes' && place.path === null)
      expect(place.offset + place.length).toBeLessThanOrEqual(bytes.length);
  }
  if (reading.formats.length === 1 && reading.kind !== 'zip') everyLineCounts(reading, bytes);
}

function everyLineCounts(reading: ImportReading, bytes: Bytes): void {
  const {messages, counts, formats} = reading;
  const [format] = formats;
  if (format === 'whatsapp') {
    const inMessages = messages.reduce(
      (sum, {place}) => sum + (place.by === 'lines' ? place.to - place.from + 1 : 0),
      0,
    );
    expect(inMessages + counts.notUnderstood).toBe(counts.looked);
  } else if (format === 'mbox') {
    const inMails = messages.reduce((sum, {place}) => sum + (place.by === 'bytes' ? place.length : 0), 0);
    const before = Number(reading.findings.find(({code}) => code === 'mboxBytesBefore')?.values?.[0] ?? 0);
    const separators = separatorBytes(messages, bytes);
    expect(inMails + before + separators).toBe(bytes.length);
  } else if (format !== 'mail' && format !== 'signal') {
    expect(counts.messages + counts.system + counts.notUnderstood).toBe(counts.looked);
  }
}

/** The line in front of each mail: it ends where the mail begins, and begins with `From `. */
function separatorBytes(messages: ImportReading['messages'], bytes: Bytes): number {
  let sum = 0;
  for (const {place} of messages) {
    if (place.by !== 'bytes') continue;
    const start = bytes.lastIndexOf(10, place.offset - 2) + 1;
    expect(new TextDecoder('latin1').decode(bytes.subarray(start, start + 5))).toBe('From ');
    sum += place.offset - start;
  }
  return sum;
}

describe(`files that are broken (FUZZ_SEED=${SEED})`, () => {
  for (const [name, bytes] of Object.entries(FILES)) {
    it(`whole: ${name}`, async () => mustHold(await read(bytes, name), bytes));
    for (const [what, change] of Object.entries(CHANGES)) {
      it(`${what}: ${name}`, async () => {
        const random = randomFrom(SEED + name.length * 31 + what.length);
        for (let round = 0; round < ROUNDS; round += 1) {
          const changed = change(bytes, random);
          const reading = await read(changed, name);
          expect(reading.findings.map(({code}) => code)).not.toContain('readFailed');
          mustHold(reading, changed);
        }
      });
    }
  }

  it('a file that cannot be read any more is said, not thrown', async () => {
    const broken = {size: 100, read: async () => Promise.reject(new Error('gone'))};
    expect((await read(broken, 'a.txt')).findings).toEqual([{code: 'readFailed'}]);
  });

  it.each([
    ['open brackets', '['.repeat(100_000)],
    ['nested objects', `[${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}]`],
    ['open tags', `<html>${'<div class="message default">'.repeat(20_000)}<div class="body details">`],
    ['angles', `30/04/24, 10:00 - Ann: ${'<a:'.repeat(50_000)}`],
    ['spaces in a date', `From: a@example.org\nSubject: x\nDate: Mon${' '.repeat(200_000)}x\n\nhi`],
    ['open comments', `<?xml version="1.0"?>${'<!--'.repeat(50_000)}`],
    [
      'open parts',
      `From: a@example.org\nTo: b@example.org\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(2000)}`,
    ],
    ['quotes', `Message Date,Sender Name,Text\n${'"'.repeat(100_001)}`],
  ])('%s without end do not hold it up', async (_, text) => {
    const bytes = utf8(text);
    const reading = await read(bytes, 'x');
    expect(reading.findings.map(({code}) => code)).not.toContain('readFailed');
    mustHold(reading, bytes);
  });
});
