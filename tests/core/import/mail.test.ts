import {describe, expect, it} from 'vitest';
import {joinBytes, utf8} from '../../../src/core/bytes.ts';
import {mailDate} from '../../../src/core/import/mail/mail-date.ts';
import {openAttachment} from '../../../src/core/import/open-attachment.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {codes, fixture, letters, read} from './support.ts';

async function opened(file: Uint8Array<ArrayBuffer>, attachment: Parameters<typeof openAttachment>[1] | undefined) {
  const pieces: Uint8Array[] = [];
  if (attachment) for await (const piece of openAttachment(sourceOfBytes(file), attachment, 1e6)) pieces.push(piece);
  return joinBytes(pieces);
}

describe('a mail', () => {
  const file = fixture('encoded-words.eml');

  it('is read with its encoded names, its claimed date and its route, HTML left inert', async () => {
    const reading = await read(file, 'mail.eml', {declaredType: 'message/rfc822'});
    expect(reading).toMatchObject({kind: 'mail', formats: ['mail'], shownAs: 'text', findings: []});
    const [mail] = reading.messages;
    expect(mail).toMatchObject({
      kind: 'mail',
      subject: 'Du hører ikke op – sidste advarsel 😡',
      from: {name: 'Søren Ødegård', address: 'soren@example.test'},
      to: [{name: null, address: 'me@example.test'}],
      text: 'Du hører ikke op, og jeg ved hvor du bor. 😡\n',
      time: {
        written: 'Mon, 13 May 2024 00:09:58 +0200',
        wall: '2024-05-13T00:09:58',
        offsetMinutes: 120,
        exact: '2024-05-12T22:09:58.000Z',
      },
      mail: {
        messageId: '<c109@example.test>',
        dkim: [],
        arc: 0,
        returnPath: '<soren@example.test>',
        textFromHtml: false,
      },
    });
    expect(mail?.mail?.route).toEqual([
      'Received: from a.example.test (192.0.2.7) by mx.example.test; Sun, 12 May 2024 22:10:05 +0000',
      'Received: from phone (unknown) by a.example.test; Sun, 12 May 2024 22:10:01 +0000',
    ]);
    expect(mail?.mail?.html).toContain('http://tracker.invalid/pixel.gif?id=1');
    expect(mail?.attachments).toMatchObject([{name: 'Skærmbillede, 12 maj.png', mediaType: 'image/png', bytes: 67}]);
    expect((await opened(file, mail?.attachments[0])).subarray(1, 4)).toEqual(letters('PNG'));
  });

  const SIGNED = `DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=2024;
\th=from:to; bh=abc=;
\tb=def=
Authentication-Results: mx.example.net; dkim=pass header.d=example.org
ARC-Seal: i=1; a=rsa-sha256; d=example.net; cv=none; b=x
From: "Rita, the tester" <rita@example.org>
To: undisclosed-recipients:;
Cc: Bo <bo@example.com>, =?utf-8?q?J=C3=BCrgen?= <j@example.com>
Subject: plain
Date: Tue, 7 May 2024 21:15 -0000
Content-Type: text/html; charset=iso-8859-1

<html><head><style>p{}</style><title>x</title></head><body onload="x()"><p>gr&uuml;\xdfe<br>next</p><script>bad()</script><img src=http://x.invalid></body></html>`;

  it('names the signatures that are there without a word on whether they hold', async () => {
    const [mail] = (await read(letters(SIGNED.replaceAll('\n', '\r\n')), 'x.eml')).messages;
    expect(mail?.mail).toMatchObject({dkim: [{domain: 'example.org', selector: '2024'}], arc: 1, textFromHtml: true});
    expect(mail?.mail?.authenticationResults).toEqual([
      'Authentication-Results: mx.example.net; dkim=pass header.d=example.org',
    ]);
    expect(mail?.mail?.headers[0]).toEqual({
      name: 'DKIM-Signature',
      raw: 'DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=2024;\n\th=from:to; bh=abc=;\n\tb=def=',
    });
    expect(mail).toMatchObject({
      text: 'grüße\nnext',
      from: {name: 'Rita, the tester'},
      to: [
        {name: 'Bo', address: 'bo@example.com'},
        {name: 'Jürgen', address: 'j@example.com'},
      ],
      time: {exact: '2024-05-07T21:15:00.000Z', latest: '2024-05-07T21:15:59.999Z', precision: 'minute'},
    });
  });

  it.each([
    ['From: a@example.org\nSubject: x\n\nhi', ['mailNoDate']],
    ['From: a@example.org\nSubject: x\nDate: next week\n\nhi', ['mailDateUnreadable']],
    ['From: a@example.org\nSubject: x\nDate: Tue, 31 Feb 2024 10:00:00 +0000\n\nhi', ['mailDateUnreadable']],
    ['From: a@example.org\nSubject: x\nDate: Tue, 7 May 2124 10:00:00 +0000\n\nhi', ['timeImpossible']],
    ['From: a@example.org\nFrom: b@example.org\nDate: Tue, 7 May 2024 10:00:00 +0000\n\nhi', ['mailHeaderTwice']],
  ])('says what is wrong with %j', async (mail, expected) => {
    const reading = await read(mail, 'x.eml');
    expect(codes(reading)).toEqual(expected);
    expect(reading.messages).toMatchObject([{text: 'hi\n'}]);
  });

  it('keeps a mail within a mail whole, as an attachment', async () => {
    const mail = `From: a@example.org
Date: Tue, 7 May 2024 10:00:00 +0000
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: message/rfc822

From: other@example.org
Subject: inner

words
--b--
`;
    const file = letters(mail.replaceAll('\n', '\r\n'));
    const [message] = (await read(file, 'x.eml')).messages;
    expect(message?.attachments).toMatchObject([{mediaType: 'message/rfc822'}]);
    expect(new TextDecoder().decode(await opened(file, message?.attachments[0]))).toContain('Subject: inner');
  });
});

describe('dates of mails', () => {
  it.each([
    ['Tue, 7 May 2024 21:15:03 +0530', '2024-05-07T15:45:03.000Z'],
    ['7 May 24 21:15:03 EST', '2024-05-08T02:15:03.000Z'],
    ['Tue, 07 May 2024 21:15:03 GMT (comment)', '2024-05-07T21:15:03.000Z'],
    ['Tuesday, 07-May-2024 21:15:03 +0000', '2024-05-07T21:15:03.000Z'],
    ['Tue, 7 May 2024 21:15:03', null],
    ['Tue, 7 May 2024 21:15:03 MESZ', null],
  ])('%s', (written, exact) => {
    const time = mailDate(written);
    expect(time.exact).toBe(exact);
    expect(time.wall).toBe('2024-05-07T21:15:03');
  });

  it('are not read from a clock of twelve hours, which would be half a day off', () => {
    expect(mailDate('Tue, 7 May 2024 9:15:03 PM +0200')).toMatchObject({wall: null, earliest: null, exact: null});
  });
});

describe('a mailbox', () => {
  const one = (n: number, body: string) =>
    `From 12${n}@xxx Tue May 07 19:15:03 +0000 2024\r\nFrom: a${n}@example.org\r\nSubject: mail ${n}\r\nDate: Tue, 7 May 2024 21:15:0${n} +0200\r\nX-Gmail-Labels: Inbox,Private\r\n\r\n${body}\r\n\r\n`;
  const box =
    one(1, 'first\r\n>From here on\r\nFrom nowhere to nowhere') +
    one(2, '\r\n>>From twice\r\n\r\nFrom the start: no separator') +
    one(3, 'third');

  it('is parted into its mails, quoted lines put right', async () => {
    const reading = await read(box, 'All mail.mbox');
    expect(reading).toMatchObject({kind: 'mbox', formats: ['mbox'], findings: [], counts: {messages: 3, looked: 3}});
    expect(reading.messages.map(({text}) => text.trim())).toEqual([
      'first\nFrom here on\nFrom nowhere to nowhere',
      '>From twice\n\nFrom the start: no separator',
      'third',
    ]);
    const [first] = reading.messages;
    expect(first?.more).toEqual([{name: 'X-Gmail-Labels', value: 'Inbox,Private'}]);
    const place = first?.place;
    if (place?.by !== 'bytes') throw new Error('a mail of a mailbox has a place in bytes');
    expect(box.slice(place.offset, place.offset + place.length)).toMatch(
      /^From: a1@example.org\r\n[\s\S]*nowhere\r\n\r\n$/,
    );
  });

  it('is read the same however its bytes come', async () => {
    const bytes = letters(box);
    const whole = await read(bytes, 'a.mbox');
    const {readMbox} = await import('../../../src/core/import/mail/mbox.ts');
    const {collector} = await import('../../../src/core/import/collector.ts');
    const into = collector();
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    };
    await readMbox({path: null, size: bytes.length, pieces}, whole.messages[0]?.time?.exact ?? ('' as never), into);
    expect(into.all.messages.map(({text, place}) => ({text, place}))).toEqual(
      whole.messages.map(({text, place}) => ({text, place})),
    );
  });

  it('of many mails is never in memory as a whole', async () => {
    const mail = utf8(one(1, 'x'.repeat(70).concat('\r\n').repeat(4000)));
    const times = 12;
    let [most, held] = [0, 0];
    const source = {
      size: mail.length * times,
      read: async (offset: number, length: number) => {
        const bytes = new Uint8Array(length);
        for (let at = 0; at < length; ) {
          const from = (offset + at) % mail.length;
          const piece = mail.subarray(from, Math.min(mail.length, from + length - at));
          bytes.set(piece, at);
          at += piece.length;
        }
        held = length;
        most = Math.max(most, held);
        return bytes;
      },
    };
    const progress: number[] = [];
    const reading = await read(source, 'a.mbox', {progress: (done) => progress.push(done)});
    expect(reading.counts.messages).toBe(times);
    expect(most).toBeLessThanOrEqual(1024 * 1024);
    expect(progress.at(-1)).toBe(source.size);
    expect(progress.length).toBeGreaterThan(2);
  });

  it('ends where the person says so, with what was read till then', async () => {
    const reading = await read(utf8(box.repeat(3000)), 'a.mbox', {
      stop: (() => {
        let n = 0;
        return () => ++n > 1;
      })(),
    });
    expect(codes(reading)).toEqual(['stopped']);
    expect(reading.counts.messages).toBeGreaterThan(0);
  });
});
