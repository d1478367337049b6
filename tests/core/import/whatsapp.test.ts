import {describe, expect, it} from 'vitest';
import type {ImportReading} from '../../../src/core/import/reading.ts';
import {codes, fixture, read} from './support.ts';

const ANDROID = 'WhatsApp Chat with Ann.txt';

function walls({messages}: ImportReading) {
  return messages.map(({time}) => time?.wall);
}

function said({messages}: ImportReading) {
  return messages.map(({from, text}) => [from?.name ?? from?.address, text]);
}

describe('the order of day and month', () => {
  const decided = new TextDecoder().decode(fixture('whatsapp-decided.txt'));
  const undecided = decided.replace(/^13\/04.*\n/m, '');

  it('is decided for all lines by the one that leaves no choice', async () => {
    const reading = await read(decided, ANDROID);
    expect(reading.dateOrder).toMatchObject({order: 'dmy', by: 'file', decidedBy: '13/04/24, 07:30'});
    expect(reading.counts).toMatchObject({messages: 7, system: 1, looked: 8, notUnderstood: 0});
    expect(walls(reading)).toEqual([
      '2024-04-03T21:15',
      '2024-04-03T21:16',
      '2024-04-04T08:02',
      '2024-04-04T08:03',
      '2024-04-05T23:59',
      '2024-04-06T00:00',
      '2024-04-13T07:30',
      '2024-06-05T12:00',
    ]);
    expect(reading.messages[0]).toMatchObject({kind: 'system', from: null, chat: 'Ann'});
    expect(reading.messages.every(({time}) => time?.exact === null)).toBe(true);
    expect(codes(reading)).toEqual(['timesWithoutZone']);
  });

  it('is left to the person where no line decides, and dates stay words till then', async () => {
    const reading = await read(undecided, ANDROID);
    expect(reading.dateOrder).toMatchObject({order: null, by: null, possible: ['dmy', 'mdy']});
    expect(reading.dateOrder?.backwards).toEqual({dmy: 0, mdy: 1});
    expect(walls(reading)).toEqual(Array(7).fill(null));
    expect(reading.messages[0]?.time).toMatchObject({
      written: '03/04/24, 21:15',
      earliest: '2024-03-04T07:15:00.000Z',
      latest: '2024-04-04T09:15:59.999Z',
    });
    expect(codes(reading)).toContain('dateOrderUndecided');
  });

  it('is the person’s where they say it, and what goes against it is said', async () => {
    const chosen = await read(undecided, ANDROID, {dateOrder: 'mdy'});
    expect(walls(chosen)[1]).toBe('2024-03-04T21:16');
    expect(chosen.dateOrder).toMatchObject({order: 'mdy', by: 'person'});
    const wrong = await read(decided, ANDROID, {dateOrder: 'mdy'});
    expect(wrong.findings).toContainEqual({code: 'dateOrderChosenWrong', values: [1, '13/04/24, 07:30']});
    expect(walls(wrong)[6]).toBeNull();
  });

  it('is undecided where lines contradict each other', async () => {
    const reading = await read('30/04/24, 10:00 - Ann: a\n04/30/24, 10:00 - Ann: b\n', ANDROID);
    expect(reading.findings).toContainEqual({
      code: 'dateOrderContradicts',
      values: ['30/04/24, 10:00', '04/30/24, 10:00'],
    });
    expect(reading.dateOrder?.order).toBeNull();
    expect(walls(reading)).toEqual(['2024-04-30T10:00', '2024-04-30T10:00']);
  });

  it('is decided where the other order had not come yet', async () => {
    const reading = await read(
      '03/11/25, 10:00 - Ann: a\n11/03/25, 10:01 - Ann: b\n12/02/25, 10:00 - Bo: c\n05/01/26, 9:00 - Bo: d',
      ANDROID,
    );
    expect(reading.dateOrder).toMatchObject({order: 'dmy', by: 'file', decidedBy: '05/01/26, 9:00'});
  });

  it('may begin with two digits of a year', async () => {
    const reading = await read('13/04/24, 10:00 - Ann: a', ANDROID);
    expect(reading.dateOrder).toMatchObject({order: null, possible: ['dmy', 'ymd']});
    expect(reading.messages[0]?.time).toMatchObject({wall: null, earliest: '2013-04-23T20:00:00.000Z'});
  });

  it('takes no day that does not exist, in any order, for a sign', async () => {
    const reading = await read('31/02/24, 10:00 - Ann: a\n03/04/24, 10:00 - Ann: b', ANDROID);
    expect(reading.dateOrder).toMatchObject({order: null, possible: ['dmy', 'mdy']});
    expect(reading.findings).toContainEqual({code: 'dayImpossible', values: ['31/02/24, 10:00', 1]});
    expect(reading.messages[0]).toMatchObject({
      text: 'a',
      time: {wall: null, earliest: null, written: '31/02/24, 10:00'},
    });
  });
});

describe('ways to write a line', () => {
  it.each([
    ['[07/05/2024, 21:15:03] Ann: hi', '2024-05-07T21:15:03', 'dmy'],
    ['\u200e[2024-05-07, 9:15:03\u202fPM] Ann: hi', '2024-05-07T21:15:03', 'ymd'],
    ['[5/7/24, 12:15:03\u202fAM] Ann: hi', '2024-05-07T00:15:03', 'mdy'],
    ['07.05.24, 21:15 - Ann: hi', '2024-05-07T21:15', null],
    ['07-05-24 21:15 - Ann: hi', '2024-05-07T21:15', 'dmy'],
    ['07/05/2024 à 21:15 - Ann: hi', '2024-05-07T21:15', 'dmy'],
    ['7.5.2024 klo 21.15 - Ann: hi', '2024-05-07T21:15', null],
    ['7/5/24, 9:15 p.\u00a0m. - Ann: hi', '2024-05-07T21:15', 'dmy'],
    ['2024/5/7 下午9:15 - Ann: hi', '2024-05-07T21:15', null],
    ['2024년 5월 7일 오후 9:15, Ann : hi', '2024-05-07T21:15', null],
    ['[2024. 5. 7. 오전 12:15:03] Ann: hi', '2024-05-07T00:15:03', null],
    ['2024. 05. 07. 21:15 - Ann: hi', '2024-05-07T21:15', null],
    ['\u200f٧\u200f/٥\u200f/٢٠٢٤، ٩:١٥ م - Ann: hi', '2024-05-07T21:15', 'dmy'],
    ['07/05/2024, 21:15 – Ann: hi', '2024-05-07T21:15', 'dmy'],
  ] as const)('%s', async (line, wall, dateOrder) => {
    const reading = await read(`${line}\nsecond line`, ANDROID, dateOrder ? {dateOrder} : {});
    expect(reading.formats).toEqual(['whatsapp']);
    expect(walls(reading)).toEqual([wall]);
    expect(said(reading)).toEqual([['Ann', 'hi\nsecond line']]);
  });

  it('keeps the day where the half of the day is not understood', async () => {
    const reading = await read('07.05.2024, 9:15 qwzx - Ann: hi', ANDROID);
    expect(reading.messages[0]?.time).toMatchObject({wall: '2024-05-07', precision: 'day'});
  });
});

describe('what stands in a chat', () => {
  const ios = [
    '[30/04/2024, 21:15:00] Ann: \u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read them.',
    '[30/04/2024, 21:15:03] Ann: you there?',
    'answer',
    '',
    'NOW',
    '\u200e[30/04/2024, 21:16:00] Ann: \u200eimage omitted',
    '\u200e[30/04/2024, 21:17:00] Ann: look \u200e<attached: 00000012-PHOTO-2024-04-13-21-17-00.jpg>',
    '[30/04/2024, 21:18:00] \u202a+44\u00a07700\u00a0900123\u202c: \u200eMissed voice call',
    '[30/04/2024, 21:19:00] Ann: \u200eThis message was deleted.',
    '[30/04/2024, 21:20:00] Ann: \u200eI will find you',
    '[30/04/2024, 21:21:00] ~\u202fAnn: I know where you live \u200e<This message was edited>',
  ].join('\r\n');

  it('tells messages, system lines, calls, deleted and left-out media apart, and keeps every word', async () => {
    const reading = await read(ios, '_chat.txt');
    expect(reading.messages.map(({kind}) => kind)).toEqual([
      'system',
      'message',
      'message',
      'message',
      'call',
      'deleted',
      'message',
      'message',
    ]);
    expect(reading.messages[1]).toMatchObject({
      text: 'you there?\nanswer\n\nNOW',
      place: {by: 'lines', from: 2, to: 5},
    });
    expect(reading.messages[2]?.attachments).toMatchObject([{where: {in: 'omitted'}}]);
    expect(reading.messages[3]?.attachments).toMatchObject([
      {name: '00000012-PHOTO-2024-04-13-21-17-00.jpg', where: {in: 'missing'}},
    ]);
    expect(reading.messages[4]?.from).toEqual({name: null, address: '\u202a+44\u00a07700\u00a0900123\u202c'});
    expect(reading.messages[7]?.more).toEqual([{name: 'edited', value: 'This message was edited'}]);
    expect(reading.counts).toMatchObject({
      messages: 7,
      system: 1,
      omitted: 1,
      missing: 1,
      looked: 11,
      notUnderstood: 0,
    });
  });

  it('does not take a threat for a system line because it begins with WhatsApp’s own mark', async () => {
    const reading = await read(ios, '_chat.txt');
    expect(reading.messages[6]).toMatchObject({kind: 'message', from: {name: 'Ann'}, text: '\u200eI will find you'});
  });

  it.each([
    '<Media omitted>',
    '<Medien ausgeschlossen>',
    '<Multimedia omitido>',
    '<Médias omis>',
    '<Arquivo de mídia oculto>',
    '<Без медиафайлов>',
    '<تم استبعاد الوسائط>',
    '<मीडिया छोड़ा गया>',
    '<省略多媒體檔案>',
  ])('%s is left-out media', async (text) => {
    const reading = await read(`30/04/24, 10:00 - Ann: ${text}`, ANDROID);
    expect(reading.counts).toMatchObject({omitted: 1, messages: 1});
  });

  it.each([
    'IMG-20240413-WA0003.jpg (file attached)',
    '\u200eIMG-20240413-WA0003.jpg (Datei angehängt)',
    'My letter, final.pdf (archivo adjunto)',
  ])('%s names a file', async (text) => {
    const reading = await read(`30/04/24, 10:00 - Ann: ${text}\nand a caption`, ANDROID);
    expect(reading.messages[0]?.attachments).toHaveLength(1);
    expect(reading.messages[0]?.text).toBe(`${text}\nand a caption`);
  });

  it('keeps group events with a colon in them apart from what somebody wrote', async () => {
    const reading = await read(
      '30/04/24, 10:00 - Ann created group "Plan: B"\n30/04/24, 10:01 - Ann: I left\n30/04/24, 10:02 - Bo left\n',
      ANDROID,
    );
    expect(reading.messages.map(({kind}) => kind)).toEqual(['system', 'message', 'system']);
  });

  it('counts lines before the first message, and shows them', async () => {
    const reading = await read('some heading\n\n30/04/24, 10:00 - Ann: hi', ANDROID);
    expect(reading.counts).toMatchObject({looked: 3, notUnderstood: 2, messages: 1});
    expect(reading.notUnderstood[0]).toEqual({place: {path: null, by: 'lines', from: 1, to: 1}, text: 'some heading'});
    expect(codes(reading)).toContain('linesNotUnderstood');
  });

  it('says where time runs backwards', async () => {
    const reading = await read('30/04/24, 10:00 - Ann: a\n29/04/24, 10:00 - Ann: b\n', ANDROID);
    expect(reading.findings).toContainEqual({code: 'timeGoesBack', values: [1]});
  });

  it.each([
    ['utf-16le', Buffer.from('\ufeff30/04/24, 10:00 - Ann: grüße', 'utf16le'), 'grüße', []],
    ['utf-16le without a mark', Buffer.from('30/04/24, 10:00 - Ann: grüße', 'utf16le'), 'grüße', ['charsetGuessed']],
    ['windows-1252', Buffer.from('30/04/24, 10:00 - Ann: gr\xfc\xdfe', 'latin1'), 'grüße', ['charsetGuessed']],
    [
      'broken utf-8',
      Buffer.concat([Buffer.from('30/04/24, 10:00 - Ann: grüße '), Buffer.from([0xf0, 0x9f])]),
      'grüße \ufffd',
      ['textDamaged'],
    ],
  ])('reads %s', async (_, bytes, text, expected) => {
    const reading = await read(new Uint8Array(bytes), ANDROID);
    expect(said(reading)).toEqual([['Ann', text]]);
    expect(codes(reading).filter((code) => code !== 'timesWithoutZone')).toEqual(expected);
  });
});
