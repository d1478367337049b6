import {describe, expect, it} from 'vitest';
import {base64, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {openAttachment} from '../../../src/core/import/open-attachment.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {codes, jpeg, read} from './support.ts';

const PHOTO = jpeg(8, 8);
const SMS = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.20 -- > <sms body="not one"/> -->
<smses count="4" backup_set="x">
  <sms protocol="0" address="+447700900123" date="1715109303456" type="1" subject="null" body="I see you &#55357;&#56384; &lt;3 &amp; more&#10;second line > here" service_center="null" readable_date="7 May 2024 21:15:03" contact_name="Ann" date_sent="1715109300000" />
  <sms address='+15550100' date='1715109304000' type='2' body='don&apos;t "ever" write' contact_name='(Unknown)'/>
  <sms address="+15550100" date="1715109305000" type="3" body="never sent &#55357; alone" />
  <mms date="1715109400000" msg_box="1" address="+447700900123" contact_name="Ann" sub="null" readable_date="7 May 2024 21:16:40">
    <parts>
      <part seq="-1" ct="application/smil" name="null" text="&lt;smil/&gt;" />
      <part seq="0" ct="image/jpeg" name="null" cl="photo.jpg" text="null" data="${base64(PHOTO)}" />
      <part seq="0" ct="text/plain" cl="text.txt" text="look 😡" />
    </parts>
    <addrs>
      <addr address="+447700900123" type="137" charset="106" />
      <addr address="+447700900999" type="151" charset="106" />
    </addrs>
  </mms>
</smses>`;

describe('a backup of text messages', () => {
  it('calls nothing sent that stayed on the phone, and names nobody as its sender', async () => {
    const party = 'address="+447700900123" contact_name="Ann" date="1715109303456"';
    const own = '<addr address="insert-address-token" type="137"/><addr address="+447700900123" type="151"/>';
    const rows = [
      ...[3, 4, 5, 6].map((type) => `<sms ${party} type="${type}" body="words"/>`),
      ...[3, 5].map((box) => `<mms ${party} msg_box="${box}"><parts/><addrs>${own}</addrs></mms>`),
    ];
    const reading = await read(utf8(`<?xml version="1.0"?><smses count="6">${rows.join('')}</smses>`), 'sms.xml');
    expect(reading.messages.map(({from, direction}) => [from, direction])).toEqual(rows.map(() => [null, 'unknown']));
    expect(reading.messages.every(({to}) => to[0]?.address === '+447700900123')).toBe(true);
  });

  it('has no chat that is called unknown', async () => {
    const sms = '<sms address="+15550100" date="1715109304000" type="1" body="words" contact_name="(Unknown)"/>';
    const reading = await read(utf8(`<?xml version="1.0"?><smses count="1">${sms}</smses>`), 'sms.xml');
    expect(reading.messages[0]).toMatchObject({chat: '+15550100', from: {name: null, address: '+15550100'}});
  });

  it('is read with its instants, emoji and media', async () => {
    const file = utf8(SMS);
    const reading = await read(file, 'sms-20240507.xml');
    expect(reading).toMatchObject({
      kind: 'xml',
      formats: ['smsBackup'],
      findings: [],
      counts: {messages: 4, looked: 4},
    });
    const [first, second, draft, mms] = reading.messages;
    expect(first).toMatchObject({
      from: {name: 'Ann', address: '+447700900123'},
      direction: 'received',
      text: 'I see you 👀 <3 & more\nsecond line > here',
      time: {written: '1715109303456', exact: '2024-05-07T19:15:03.456Z'},
      subject: null,
    });
    expect(first?.more).toContainEqual({name: 'readable_date', value: '7 May 2024 21:15:03'});
    const place = first?.place;
    expect(place?.by === 'bytes' && SMS.slice(place.offset, place.offset + place.length)).toMatch(
      /^<sms protocol[\s\S]*\/>$/,
    );
    expect(second).toMatchObject({
      from: null,
      to: [{name: null, address: '+15550100'}],
      direction: 'sent',
      text: 'don\'t "ever" write',
    });
    expect(draft).toMatchObject({direction: 'unknown', text: 'never sent \ufffd alone'});
    expect(draft?.more).toContainEqual({name: 'type', value: '3 (draft)'});
    expect(mms).toMatchObject({
      text: 'look 😡',
      from: {name: 'Ann', address: '+447700900123'},
      to: [{name: null, address: '+447700900999'}],
      attachments: [{name: 'photo.jpg', mediaType: 'image/jpeg', where: {in: 'base64'}}],
    });
    const pieces: Uint8Array[] = [];
    const [photo] = mms?.attachments ?? [];
    if (photo) for await (const piece of openAttachment(sourceOfBytes(file), photo, 1e6)) pieces.push(piece);
    expect(joinBytes(pieces)).toEqual(PHOTO);
  });

  it('is read the same however its bytes come', async () => {
    const {readSmsBackup} = await import('../../../src/core/import/chat/sms-backup.ts');
    const {collector} = await import('../../../src/core/import/collector.ts');
    const bytes = utf8(SMS);
    const into = collector();
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
    };
    await readSmsBackup({path: null, size: bytes.length, pieces}, into);
    expect(into.all.messages).toEqual((await read(bytes, 'a.xml')).messages);
  });

  it('keeps what was read of one that ends early', async () => {
    const cut = await read(SMS.slice(0, SMS.indexOf('<addr address')), 'sms.xml');
    expect(cut.counts.messages).toBe(4);
    expect(cut.messages[3]?.text).toBe('look 😡');
    expect(codes(cut)).toEqual(['xmlDamaged', 'fileEndsEarly']);
    const within = await read(SMS.slice(0, SMS.indexOf('second line')), 'sms.xml');
    expect(within.counts).toMatchObject({messages: 0, notUnderstood: 1});
    expect(codes(within)).toContain('xmlDamaged');
  });

  it('reads calls', async () => {
    const reading = await read(
      '<calls count="2"><call number="+15550101" duration="0" date="1715109303456" type="3" contact_name="(Unknown)"/><call number="" duration="9" date="0" type="1"/></calls>',
      'calls.xml',
    );
    expect(reading.messages).toMatchObject([
      {kind: 'call', from: {address: '+15550101'}, direction: 'received', more: [{value: '3 (missed)'}]},
      {kind: 'call', time: {exact: null, written: '0'}},
    ]);
  });
});

describe('tables of a phone', () => {
  it('are read by the names of their columns', async () => {
    const csv = `Chat Session,Message Date,Delivered Date,Service,Type,Sender ID,Sender Name,Subject,Text,Attachment
"Ann","2024-05-07 21:15:03","","SMS","Incoming","+447700900123","Ann","","you ""there""?
second line",""
"Ann","2024-05-07 21:16:00","","iMessage","Outgoing","","","","no","photo.jpg"
broken,row
`;
    const reading = await read(`\ufeff${csv.replaceAll('\n', '\r\n')}`, 'Messages - Ann.csv', {
      declaredType: 'text/csv',
    });
    expect(reading.formats).toEqual(['phoneCsv']);
    expect(reading.messages).toMatchObject([
      {
        chat: 'Ann',
        from: {name: 'Ann', address: '+447700900123'},
        direction: 'received',
        text: 'you "there"?\r\nsecond line',
        time: {wall: '2024-05-07T21:15:03', exact: null},
        place: {by: 'lines', from: 2, to: 3},
      },
      {direction: 'sent', from: null, attachments: [{name: 'photo.jpg', where: {in: 'missing'}}], place: {from: 4}},
    ]);
    expect(reading.counts).toMatchObject({looked: 3, messages: 2, notUnderstood: 1});
  });

  it('tell no date that could be two', async () => {
    const reading = await read(
      'direction,timestamp,name,number,content,type\nReceived,"Jul 3, 2024 6:12:54 AM",Ann,+15550102,hi,text\nSent,03/04/2024 10:00,Ann,+15550102,no,text\n',
      'a.csv',
    );
    expect(reading.messages.map(({time}) => [time?.written, time?.wall])).toEqual([
      ['Jul 3, 2024 6:12:54 AM', '2024-07-03T06:12:54'],
      ['03/04/2024 10:00', null],
    ]);
  });

  it('that are of something else are left alone', async () => {
    expect(await read('date,amount,text\n2024-05-07,3,bread\n', 'bank.csv')).toMatchObject({formats: [], messages: []});
  });
});

describe('pages of a phone', () => {
  it('as imessage-exporter writes them are read', async () => {
    const html = `<html><head><meta charset="utf-8"></head><body>
<div class="message"><div class="received"><p><span class="timestamp"><a title="x" href="sms://open">May 17, 2024  5:29:42 PM</a> (Read by you after 1 minute)</span>
<span class="sender">+447700900123</span></p><hr><div class="message_part"><span class="bubble">Hello &lt;b&gt;<br>there</span></div>
<div class="message_part"><div class="attachment"><img src="attachments/1/a.jpg" loading="lazy"></div></div></div></div>
<div class="announcement"><p><span class="timestamp">May 18, 2024 1:00:00 AM</span> Ann named the conversation Us</p></div>
</body></html>`;
    const reading = await read(html, 'Ann.html');
    expect(reading.formats).toEqual(['phoneHtml']);
    expect(reading.messages).toMatchObject([
      {
        from: {name: '+447700900123'},
        direction: 'received',
        text: 'Hello <b>\nthere',
        time: {wall: '2024-05-17T17:29:42', exact: null},
        attachments: [{name: 'attachments/1/a.jpg'}],
      },
      {kind: 'system', text: 'May 18, 2024 1:00:00 AM Ann named the conversation Us'},
    ]);
    expect(reading.shownAs).toBe('text');
  });
});
