import {describe, expect, it} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import {rawZip} from '../verify/raw-zip.ts';
import {codes, read} from './support.ts';

describe('Telegram', () => {
  const chat = {
    name: 'Ann',
    type: 'personal_chat',
    id: 12345,
    messages: [
      {
        id: 1,
        type: 'service',
        date: '2024-05-07T21:00:00',
        date_unixtime: '1715108400',
        actor: 'Ann',
        actor_id: 'user1',
        action: 'phone_call',
        discard_reason: 'missed',
        text: '',
      },
      {
        id: 2,
        type: 'message',
        date: '2024-05-07T21:15:03',
        date_unixtime: '1715109303',
        edited: '2024-05-07T21:20:00',
        edited_unixtime: '1715109600',
        from: 'Ann',
        from_id: 'user1',
        text: ['see ', {type: 'link', text: 'https://example.org'}, ' 😡'],
      },
      {
        id: 3,
        type: 'message',
        date: '2024-05-07T21:16:00',
        from: null,
        from_id: 'user2',
        photo: '(File not included. Change data exporting settings to download.)',
        text: 'old',
      },
      {
        id: 4,
        type: 'message',
        date: '2024-05-07T21:17:00',
        from: 'Ann',
        from_id: 'user1',
        photo: 'photos/photo_1.jpg',
        text: '',
      },
      'not a message',
    ],
  };

  it('is read from JSON: the instant, and the clock and offset of the device that exported', async () => {
    const reading = await read(JSON.stringify(chat), 'result.json');
    expect(reading.formats).toEqual(['telegramJson']);
    expect(reading.messages).toMatchObject([
      {kind: 'call', from: {name: 'Ann', address: 'user1'}, chat: 'Ann'},
      {
        text: 'see https://example.org 😡',
        time: {
          written: '2024-05-07T21:15:03',
          exact: '2024-05-07T19:15:03.000Z',
          wall: '2024-05-07T21:15:03',
          offsetMinutes: 120,
        },
        edited: {exact: '2024-05-07T19:20:00.000Z'},
      },
      {from: {name: null, address: 'user2'}, time: {exact: null}, attachments: [{where: {in: 'omitted'}}]},
      {attachments: [{name: 'photos/photo_1.jpg', where: {in: 'missing'}}]},
    ]);
    expect(reading.counts).toMatchObject({looked: 5, messages: 4, notUnderstood: 1, omitted: 1, missing: 1});
    expect(reading.notUnderstood).toEqual([
      {place: {path: null, by: 'item', item: 'messages[4]'}, text: '"not a message"'},
    ]);
  });

  it('is read from a download of all chats', async () => {
    const reading = await read(
      JSON.stringify({about: 'x', chats: {list: [chat]}, left_chats: {list: []}}),
      'result.json',
    );
    expect(reading.messages[0]?.place).toEqual({path: null, by: 'item', item: 'chats.list[0].messages[0]'});
  });

  it('is read from HTML', async () => {
    const html = `<!DOCTYPE html><html><body><div class="page_header"><div class="content"><div class="text bold">Ann</div></div></div>
<div class="history"><div class="message service" id="message-1"><div class="body details">7 May 2024</div></div>
<div class="message default clearfix" id="message2"><div class="body"><div class="pull_right date details" title="07.05.2024 21:15:03 UTC+02:00">21:15</div><div class="from_name">Ann &amp; Bo</div><div class="text">I know <strong>where</strong><br>you live</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body"><div class="pull_right date details" title="07.05.2024 21:16:00">21:16</div><div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/p.jpg"><img class="photo" src="photos/p_thumb.jpg"></a></div></div></div>
<div class="message default clearfix" id="message4"><div class="body"><div class="pull_right date details" title="07.05.2024 21:17:00 UTC+02:00">21:17</div><div class="from_name">Me</div><div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"><div class="body"><div class="title bold">Photo</div><div class="status details">Not included, change data exporting settings to download.</div></div></div></div></div></div>
</div></body></html>`;
    const reading = await read(html, 'messages.html');
    expect(reading.formats).toEqual(['telegramHtml']);
    expect(reading.messages).toMatchObject([
      {kind: 'system', text: '7 May 2024'},
      {from: {name: 'Ann & Bo'}, text: 'I know where\nyou live', time: {exact: '2024-05-07T19:15:03.000Z'}},
      {
        from: {name: 'Ann & Bo'},
        text: '',
        time: {exact: null, wall: '2024-05-07T21:16:00'},
        attachments: [{name: 'photos/p.jpg'}],
      },
      {from: {name: 'Me'}, attachments: [{where: {in: 'omitted'}}]},
    ]);
  });

  it('names in HTML who passed a message on, not who wrote what was passed on', async () => {
    const message = (id: number, more: string, body: string) =>
      `<div class="message default clearfix${more}" id="message${id}"><div class="body"><div class="pull_right date details" title="07.05.2024 21:1${id}:00 UTC+02:00">21:1${id}</div>${body}</div></div>`;
    const forwarded =
      '<div class="forwarded body"><div class="from_name">Bo <span class="date details" title="01.05.2024 10:00:00 UTC+02:00"> 01.05.2024 10:00:00</span></div><div class="text">what Bo wrote</div></div>';
    const html = `<!DOCTYPE html><html><body><div class="history">${[
      message(1, '', '<div class="from_name">Ann</div><div class="text">look</div>'),
      message(2, ' joined', forwarded),
      message(3, ' joined', '<div class="text">see?</div>'),
    ].join('')}</div></body></html>`;
    const reading = await read(html, 'messages.html');
    expect(reading.messages.map(({from, text, time}) => [from?.name, text, time?.exact])).toEqual([
      ['Ann', 'look', '2024-05-07T19:11:00.000Z'],
      ['Ann', 'what Bo wrote', '2024-05-07T19:12:00.000Z'],
      ['Ann', 'see?', '2024-05-07T19:13:00.000Z'],
    ]);
  });
});

describe('Signal', () => {
  it('is read from lines of signal-export', async () => {
    const lines = [
      {
        date: '2024-05-07T21:15:03.123',
        sender: 'Ann',
        body: 'hi',
        quote: '',
        sticker: null,
        reactions: [],
        attachments: [{name: 'a.jpg', path: 'media/a.jpg'}],
      },
      {
        date: '2024-05-07T21:16:03',
        sender: 'Me',
        body: '',
        quote: '',
        sticker: null,
        reactions: [],
        attachments: [],
        deleted: true,
      },
    ];
    const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"broken\n`;
    const reading = await read(text, 'data.json');
    expect(reading.formats).toEqual(['signal']);
    expect(reading.messages).toMatchObject([
      {
        from: {name: 'Ann'},
        text: 'hi',
        time: {exact: null, wall: '2024-05-07T21:15:03'},
        attachments: [{name: 'media/a.jpg'}],
      },
      {kind: 'deleted'},
    ]);
    expect(reading.counts).toMatchObject({looked: 3, notUnderstood: 1});
    expect((await read(JSON.stringify(lines[0]), 'data.json')).counts.messages).toBe(1);
  });

  it('is read from its Markdown', async () => {
    const reading = await read('[2024-05-07 21:15:03] Ann: hi\nthere\n[2024-05-30 21:16:00] Me: no\n', 'chat.md');
    expect(reading.formats).toEqual(['signal']);
    expect(reading.messages).toMatchObject([{text: 'hi\nthere', time: {wall: '2024-05-07T21:15:03'}}, {text: 'no'}]);
  });

  it('is read from rows of its desktop’s database', async () => {
    const rows = [
      {
        conversationId: 'c',
        type: 'incoming',
        sent_at: 1715109303456,
        source: '+447700900123',
        body: 'hi',
        attachments: [{fileName: 'a.jpg', contentType: 'image/jpeg', size: 5}],
      },
      {conversationId: 'c', type: 'outgoing', sent_at: 1715109304000, body: 'no'},
      {conversationId: 'c', type: 'keychange', sent_at: 1715109305000},
    ];
    const reading = await read(JSON.stringify({messages: rows}), 'signal.json');
    expect(reading.messages).toMatchObject([
      {
        direction: 'received',
        from: {address: '+447700900123'},
        time: {exact: '2024-05-07T19:15:03.456Z'},
        attachments: [{bytes: 5}],
      },
      {direction: 'sent', from: null},
      {kind: 'system'},
    ]);
  });

  it('is read from its backup in plain text', async () => {
    const frames = [
      {version: '1', backupTimeMs: '1715109303456'},
      {account: {givenName: 'Me'}},
      {recipient: {id: '1', self: {}}},
      {recipient: {id: '2', contact: {e164: '447700900123', profileGivenName: 'Ann', profileFamilyName: 'Example'}}},
      {chat: {id: '7', recipientId: '2'}},
      {
        chatItem: {
          chatId: '7',
          authorId: '2',
          dateSent: '1715109303456',
          incoming: {dateReceived: '1'},
          standardMessage: {text: {body: 'hi 😡'}, attachments: [{pointer: {contentType: 'image/jpeg'}}]},
        },
      },
      {
        chatItem: {
          chatId: '7',
          authorId: '2',
          dateSent: '1715109303457',
          directionless: {},
          updateMessage: {individualCall: {}},
        },
      },
    ];
    const reading = await read(frames.map((frame) => JSON.stringify(frame)).join('\n'), 'main.jsonl');
    expect(reading.formats).toEqual(['signal']);
    expect(reading.messages).toMatchObject([
      {
        chat: 'Ann Example',
        from: {name: 'Ann Example', address: '+447700900123'},
        text: 'hi 😡',
        direction: 'received',
        attachments: [{mediaType: 'image/jpeg'}],
      },
      {kind: 'call'},
    ]);
    expect(reading.counts).toMatchObject({looked: 7, notUnderstood: 0});
  });

  it('is read from sigtop’s text', async () => {
    const text = `Conversation: Ann (+447700900123)

From: Ann (+447700900123)
Type: incoming
Sent: Tue, 7 May 2024 21:15:03 +0200
Received: Tue, 7 May 2024 21:15:04 +0200
Attachment: a.jpg (image/jpeg, 1234 bytes)

first line

From: somewhere else

From: You
Type: outgoing
Sent: Tue, 7 May 2024 21:16:03 +0200

no

`;
    const reading = await read(text, 'Ann.txt');
    expect(reading.formats).toEqual(['signal']);
    expect(reading.messages).toMatchObject([
      {
        from: {name: 'Ann', address: '+447700900123'},
        text: 'first line\n\nFrom: somewhere else',
        time: {exact: '2024-05-07T19:15:03.000Z'},
        attachments: [{name: 'a.jpg', bytes: 1234}],
      },
      {direction: 'sent', text: 'no'},
    ]);
  });
});

describe('downloads of platforms', () => {
  it('Facebook’s mojibake is put right, and said', async () => {
    const garbled = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    const thread = {
      participants: [{name: garbled('Søren')}, {name: 'Me'}],
      messages: [
        {
          sender_name: garbled('Søren'),
          timestamp_ms: 1715109303456,
          content: garbled('du hører ikke 😡'),
          reactions: [{reaction: garbled('😡'), actor: 'Me'}],
          photos: [{uri: 'your_facebook_activity/messages/inbox/x/photos/1.jpg'}],
        },
        {sender_name: 'Me', timestamp_ms: 1715109304000, content: 'café already right', is_unsent: true},
        {sender_name: 'Me', timestamp_ms: 0, call_duration: 12},
        null,
      ],
      title: garbled('Søren'),
    };
    const path = 'your_facebook_activity/messages/inbox/x/message_1.json';
    const file = rawZip([
      {name: path, bytes: utf8(JSON.stringify(thread))},
      {name: 'your_facebook_activity/messages/inbox/x/photos/1.jpg', bytes: utf8('jpeg'), method: 0},
    ]);
    const reading = await read(file, 'facebook.zip');
    expect(reading.formats).toEqual(['facebook']);
    expect(reading.messages).toMatchObject([
      {
        chat: 'Søren',
        from: {name: 'Søren'},
        to: [{name: 'Me'}],
        text: 'du hører ikke 😡',
        time: {exact: '2024-05-07T19:15:03.456Z'},
        attachments: [{where: {in: 'entry'}}],
        more: [{name: 'reaction', value: '😡 Me'}],
      },
      {kind: 'deleted', text: 'café already right'},
      {kind: 'call', time: {exact: null}},
    ]);
    expect(reading.counts).toMatchObject({looked: 4, notUnderstood: 1});
    expect(codes(reading)).toEqual(['mojibakeRepaired', 'recordsNotUnderstood']);
    expect((await read(JSON.stringify(thread), 'message_1.json')).formats).toEqual(['metaThread']);
  });

  it('X’s scripts are read as data', async () => {
    const dms = `window.YTD.direct_messages.part0 = [ {"dmConversation": {"conversationId": "1-2", "messages": [
      {"messageCreate": {"recipientId": "1", "senderId": "2", "id": "99", "text": "I see you", "createdAt": "2024-05-07T19:15:03.456Z", "mediaUrls": ["https://ton.example/dm/99/abc.jpg"]}},
      {"joinConversation": {"initiatingUserId": "2", "createdAt": "2024-05-07T19:00:00.000Z"}}]}}, {"other": 1}]`;
    const file = rawZip([
      {name: 'data/direct-messages.js', bytes: utf8(dms)},
      {name: 'data/direct_messages_media/99-abc.jpg', bytes: utf8('jpeg'), method: 0},
      {
        name: 'data/tweets.js',
        bytes: utf8(
          'window.YTD.tweets.part0 = [{"tweet": {"id_str": "5", "created_at": "Tue May 07 19:15:03 +0000 2024", "full_text": "hello"}}]',
        ),
      },
      {name: 'data/manifest.js', bytes: utf8('window.__THAR_CONFIG = {"a": 1}')},
    ]);
    const reading = await read(file, 'twitter.zip');
    expect(reading.formats).toEqual(['x']);
    expect(reading.messages).toMatchObject([
      {
        chat: '1-2',
        from: {address: '2'},
        to: [{address: '1'}],
        time: {exact: '2024-05-07T19:15:03.456Z'},
        attachments: [{where: {in: 'entry', path: 'data/direct_messages_media/99-abc.jpg'}}],
      },
      {kind: 'system', more: [{name: 'event', value: 'joinConversation'}]},
      {kind: 'post', text: 'hello', direction: 'sent', time: {exact: '2024-05-07T19:15:03.000Z'}},
    ]);
    expect(reading.counts.notUnderstood).toBe(1);
  });

  it('Snapchat’s are read in both forms', async () => {
    const newer = {
      ann_example: [
        {
          From: 'ann_example',
          'Media Type': 'TEXT',
          Created: '2024-05-07 19:15:03 UTC',
          Content: 'hi',
          'Conversation Title': null,
          IsSender: false,
          'Created(microseconds)': 1715109303456,
          IsSaved: true,
          'Media IDs': 'b~EiQSFTM0SEdm',
        },
      ],
    };
    const file = rawZip([
      {name: 'json/chat_history.json', bytes: utf8(JSON.stringify(newer))},
      {name: 'chat_media/2024-05-07_b~EiQSFTM0SEdm.jpg', bytes: utf8('jpeg'), method: 0},
    ]);
    const reading = await read(file, 'snapchat.zip');
    expect(reading.messages).toMatchObject([
      {
        chat: 'ann_example',
        from: {address: 'ann_example'},
        direction: 'received',
        text: 'hi',
        time: {exact: '2024-05-07T19:15:03.000Z'},
        attachments: [{where: {in: 'entry'}}],
      },
    ]);
    const older = {
      'Sent Saved Chat History': [{To: 'ann', 'Media Type': 'TEXT', Created: '2024-05-07 19:15:03 UTC', Text: 'no'}],
    };
    expect((await read(JSON.stringify(older), 'chat_history.json')).messages).toMatchObject([
      {direction: 'sent', to: [{address: 'ann'}], text: 'no'},
    ]);
  });

  it('Google Chat’s are read, with dates in other languages left as words', async () => {
    const messages = [
      {
        creator: {name: 'Ann', email: 'ann@example.org', user_type: 'Human'},
        created_date: 'Tuesday, May 7, 2024 at 7:15:03\u202fPM UTC',
        text: 'hi',
        topic_id: 't',
        message_id: 'm',
        attached_files: [{original_name: 'a.png', export_name: 'File-a.png'}],
      },
      {creator: {name: 'Ann'}, created_date: 'dinsdag 7 mei 2024 om 19:15:03 UTC', text: 'b', message_id: 'n'},
    ];
    const file = rawZip([
      {name: 'Takeout/Google Chat/Groups/DM 1/messages.json', bytes: utf8(JSON.stringify({messages}))},
      {name: 'Takeout/Google Chat/Groups/DM 1/File-a.png', bytes: utf8('png'), method: 0},
    ]);
    const reading = await read(file, 'takeout.zip');
    expect(reading.messages).toMatchObject([
      {
        chat: 'DM 1',
        from: {name: 'Ann', address: 'ann@example.org'},
        time: {exact: '2024-05-07T19:15:03.000Z'},
        attachments: [{where: {in: 'entry'}}],
      },
      {time: {written: 'dinsdag 7 mei 2024 om 19:15:03 UTC', exact: null, wall: null}},
    ]);
  });

  it('names of the language itself mean nothing', async () => {
    const reading = await read(
      '{"__proto__": [{"Media Type": "TEXT", "Created": "x"}], "constructor": {"messages": []}}',
      'a.json',
    );
    expect(reading.counts.messages).toBe(1);
    expect(Object.keys({})).toEqual([]);
  });

  it('a JSON that is broken, or of something else, is said and kept', async () => {
    expect(codes(await read('{"messages": [', 'a.json'))).toEqual(['jsonDamaged']);
    expect(codes(await read('{"a": 1}', 'a.json'))).toEqual([]);
  });
});
