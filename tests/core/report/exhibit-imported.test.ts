import {describe, expect, it} from 'vitest';
import {sealExhibit} from '../../../src/core/capture/seal-exhibit.ts';
import type {PackExhibit} from '../../../src/core/pack/pack-input.ts';
import {caseReport} from '../../../src/core/report/case-report.ts';
import {drafted} from '../import/imported.ts';
import {fixture, read} from '../import/support.ts';
import {contextOf, fakeHash, moment, say, uuid} from './sample.ts';

async function imported(
  n: number,
  content: string | Uint8Array<ArrayBuffer>,
  name: string,
  more: object = {},
): Promise<PackExhibit> {
  const id = uuid(n);
  const said = {
    pickedAt: moment('2026-02-01T10:00:00Z'),
    originalName: name,
    fileModifiedAt: null,
    saysWhat: '',
    ...more,
  };
  const {draft, record} = drafted(content, await read(content, name), {id, imported: said});
  const sealed = sealExhibit(draft, {caseId: uuid(90), ordinal: n, deviceKeyId: fakeHash('key')});
  return {id, ordinal: n, ...sealed, facts: undefined, reading: record};
}

const MAIL = [
  'Received: from mx.b.example by mx.a.example; Mon, 13 May 2024 00:10:05 +0200',
  'DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=k1; bh=x; b=y',
  'From: Mara <mara@b.example>',
  'To: jo@a.example',
  'Date: Mon, 13 May 2024 00:09:58 +0200',
  'Subject: <b>again</b>',
  '',
  'I know where you live.',
].join('\r\n');

describe('the page of a file that was brought in', () => {
  it('says that it was brought in, what the keeper says, and what a mail says of itself', async () => {
    const said = {saysWhat: 'The second mail.', whatItIs: 'mail', whereKept: 'In my mailbox.', whenCame: 'in May'};
    const text = caseReport(contextOf([await imported(1, MAIL, 'again.eml', said)]));
    for (const part of [
      'was not captured from a page by this product',
      'The second mail.',
      'In my mailbox.',
      'again.eml',
      'told from its content',
      'Mon, 13 May 2024 00:09:58 +0200',
      '2024-05-12 22:09:58 UTC',
      'A signature is there in the name of',
      'b.example',
      'there or not; not checked',
      '&lt;b&gt;again&lt;/b&gt;',
      'Received: from mx.b.example',
      'I know where you live.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('<b>again</b>');
    expect(text).not.toMatch(/\$\d|undefined|\[object/);
  });

  it('never prints a time to the second that is written to the minute', async () => {
    const text = caseReport(contextOf([await imported(1, MAIL.replace('00:09:58', '00:09'), 'again.eml')]));
    expect(text).toContain(say('report_import_between', '2024-05-12 22:09:00 UTC', '2024-05-12 22:09:59 UTC'));
    expect(text).not.toMatch(/22:09:00 UTC(?! and)/);
  });

  it('sets what a file says of an edit, and each line of a head, apart with its invisible characters named', async () => {
    const chat = JSON.stringify({
      ...{name: 'M', type: 'personal_chat', id: 1},
      messages: [{id: 1, type: 'message', date: '2024-05-07T12:00:00', edited: '2024\u202e', from: 'M', text: 'words'}],
    });
    const mail = MAIL.replace('mx.b.example', 'mx\u202e.example');
    const text = caseReport(contextOf([await imported(1, chat, 'r.json'), await imported(2, mail, 'again.eml')]));
    expect(text).toContain('2024[U+202E]');
    expect(text).toContain('Received: from mx[U+202E].example');
  });

  it('shows the first messages of a chat, how many there are, and what their times can mean', async () => {
    const chat = Array.from({length: 1000}, (_, at) => `25/04/2025, 21:15 - Mara: number ${at}.`).join('\n');
    const text = caseReport(contextOf([await imported(1, chat, 'WhatsApp Chat with Mara.txt')]));
    expect(text).toContain('Messages: 1000. Lines by the program itself: 0.');
    expect(text).toContain('The first 200 stand here');
    expect(text).toContain('number 199.');
    expect(text).not.toContain('number 200.');
    expect(text).toContain('somewhere between 2025-04-25 07:15:00 UTC and');
    expect(text).toContain('are written without a time zone');
  });

  it('says of an attachment what it came with', async () => {
    const parent = await imported(1, MAIL, 'again.eml');
    const cameWith = {exhibitId: parent.id, sha256: fakeHash('mail'), name: 'photo.jpg'};
    const child = await imported(2, fixture('sideways.jpg'), 'photo.jpg', {cameWith});
    expect(caseReport(contextOf([parent, child]))).toMatch(/AK\/1: [\s\S]{0,60}photo\.jpg/);
    expect(caseReport(contextOf([child]))).toContain('an exhibit that is not in this pack');
  });

  it('says where a file too large to be copied is', async () => {
    const one = await imported(1, MAIL, 'again.eml', {notCopied: {bytes: 5, sha256: fakeHash('x')}});
    expect(caseReport(contextOf([one]))).toContain('too large to be copied');
  });
});
