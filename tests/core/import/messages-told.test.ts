import {describe, expect, it} from 'vitest';
import bring from '../../../src/_locales/en/bring.json' with {type: 'json'};
import diary from '../../../src/_locales/en/diary.json' with {type: 'json'};
import {isWallTime} from '../../../src/core/diary/told-time.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import {happened, messagesTold, type ToldFrom} from '../../../src/core/import/messages-told.ts';
import {sayFrom} from '../../../src/core/words.ts';
import {read} from './support.ts';

const say = sayFrom({...bring, ...diary});
const FROM: ToldFrom = {
  exhibitId: '00000000-0000-4000-8000-000000000001' as Uuid,
  fileName: 'chat.txt',
  formats: ['whatsapp'],
  zone: '',
  ownZone: 'Europe/Berlin',
  words: '',
};

describe('what a diary tells of messages', () => {
  it('quotes them with sender and time as written', async () => {
    const {messages} = await read('25/04/2025, 21:15 - Mara: I know\nwhere you live', '_chat.txt');
    const telling = messagesTold(messages, {...FROM, words: 'I was at home.'}, say);
    expect(telling.words).toBe(
      'I was at home.\n\nMara, 25/04/2025, 21:15: “I know\nwhere you live”\n\nFrom “chat.txt”.',
    );
    expect(telling).toMatchObject({who: 'Mara', medium: 'WhatsApp', exhibitIds: [FROM.exhibitId]});
  });

  it('never makes a time more exact than it is written', async () => {
    const dayOnly = await read('[25/04/2025] Mara: x', '_chat.txt');
    for (const {time} of dayOnly.messages) expect(isWallTime(happened(time, FROM).start)).toBe(true);
    const {messages} = await read('03/04/2025, 21:15 - Mara: hello', '_chat.txt');
    expect(happened(messages[0]?.time ?? null, FROM)).toEqual({
      start: '',
      end: null,
      precision: 'unknown',
      zone: '',
      said: '03/04/2025, 21:15',
    });
  });

  it('leaves a clock without a zone as it is, under the zone that the keeper says', async () => {
    const {messages} = await read('25/04/2025, 21:15 - Mara: x', '_chat.txt');
    const time = messages[0]?.time ?? null;
    expect(happened(time, FROM)).toMatchObject({start: '2025-04-25T21:15', zone: ''});
    expect(happened(time, {...FROM, zone: 'Asia/Kolkata'})).toMatchObject({
      start: '2025-04-25T21:15',
      zone: 'Asia/Kolkata',
    });
  });

  it('puts an instant on the clock of the keeper', async () => {
    const mail = 'From: a@b.example\r\nDate: Mon, 13 May 2024 00:09:58 +0200\r\nSubject: s\r\n\r\nx';
    const {messages} = await read(mail, 'a.eml');
    expect(happened(messages[0]?.time ?? null, {zone: '', ownZone: 'America/New_York'})).toEqual({
      start: '2024-05-12T18:09',
      end: null,
      precision: 'exact',
      zone: 'America/New_York',
      said: 'Mon, 13 May 2024 00:09:58 +0200',
    });
  });

  it('tells of several as from the first to the last', async () => {
    const lines = ['25/04/2025, 21:15 - Mara: a', '25/04/2025, 21:40 - Jo: b', '26/04/2025, 07:00 - Mara: c'];
    const {messages} = await read(lines.join('\n'), '_chat.txt');
    const telling = messagesTold(messages, FROM, say);
    expect(telling.happened).toEqual({
      start: '2025-04-25T21:15',
      end: '2025-04-26T07:00',
      precision: 'between',
      zone: '',
    });
    expect(telling.who).toBe('Mara, Jo');
  });

  it('never is without words', async () => {
    const {messages} = await read('From: a@b.example\r\nDate: x\r\n\r\n', 'a.eml');
    expect(messagesTold(messages, FROM, say).words.trim()).not.toBe('');
  });
});
