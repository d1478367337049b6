import {describe, expect, it} from 'vitest';
import {ALL_MESSAGES, messageIndex, withRange} from '../../src/pages/case-file/bring/message-filter.ts';
import {read} from '../core/import/support.ts';

const CHAT = [
  '25/04/2025, 21:15 - Messages and calls are end-to-end encrypted.',
  '25/04/2025, 21:16 - Mara: Ich weiß, WO du wohnst',
  '25/04/2025, 21:17 - Jo: hör auf',
  '25/04/2025, 21:18 - Mara: ﬁne',
  '25/04/2025, 21:19 - Mara: سأجدك',
].join('\n');

describe('messages of a file', async () => {
  const {messages} = await read(CHAT, '_chat.txt');
  const index = messageIndex(messages);

  it('are all found, without the lines of the program, until something is asked for', () => {
    expect(index.find(ALL_MESSAGES)).toEqual([1, 2, 3, 4]);
    expect(index.find({...ALL_MESSAGES, withSystem: true})).toEqual([0, 1, 2, 3, 4]);
  });

  it('are found by all words, in any case, form and script, and by who wrote them', () => {
    expect(index.find({...ALL_MESSAGES, words: 'WOHNST wo'})).toEqual([1]);
    expect(index.find({...ALL_MESSAGES, words: 'fine'})).toEqual([3]);
    expect(index.find({...ALL_MESSAGES, words: 'سأجدك'})).toEqual([4]);
    expect(index.find({...ALL_MESSAGES, words: 'jo'})).toEqual([2]);
    expect(index.find({...ALL_MESSAGES, words: 'wo', sender: 'Jo'})).toEqual([]);
    expect(index.find({...ALL_MESSAGES, words: '.*'})).toEqual([]);
  });

  it('name those who wrote most first', () => {
    expect(index.senders).toEqual(['Mara', 'Jo']);
  });

  it('are ticked from one place to another, either way, and others stay ticked', () => {
    expect([...withRange(new Set([9]), [1, 2, 3, 4], 2, 0)]).toEqual([9, 1, 2, 3]);
    expect([...withRange(new Set(), [1, 2, 3, 4], 1, 2)]).toEqual([2, 3]);
  });
});
