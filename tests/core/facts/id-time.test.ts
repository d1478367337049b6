import {describe, expect, test} from 'vitest';
import {timeOfBlueskyKey, timeOfLinkedInId, timeOfTikTokId} from '../../../src/core/facts/id-time.ts';

const NONE = {missing: 'The id of the item holds no time.'};

describe('the time in an id', () => {
  test('of a LinkedIn activity', () => {
    expect(timeOfLinkedInId('7310726920638251009')).toEqual({value: '2025-03-26T18:18:44.618Z', from: 'address'});
    expect(timeOfLinkedInId('42')).toEqual(NONE);
    expect(timeOfLinkedInId('urn:li:activity:7310726920638251009')).toEqual(NONE);
  });

  // The platform's own guide to posting shows this key with "createdAt": 2023-08-07T05:31:12.
  test('of a Bluesky post', () => {
    expect(timeOfBlueskyKey('3k4duaz5vfs2b')).toEqual({value: '2023-08-07T05:31:12.411Z', from: 'address'});
    expect(timeOfBlueskyKey('self')).toEqual(NONE);
    expect(timeOfBlueskyKey('zzzzzzzzzzzzz')).toEqual(NONE);
    expect(timeOfBlueskyKey('2222222222222')).toEqual(NONE);
  });

  // A film that public examples name; it is of June 2022.
  test('of a TikTok film', () => {
    expect(timeOfTikTokId('7106594312292453675')).toEqual({value: '2022-06-07T20:15:27.000Z', from: 'address'});
    expect(timeOfTikTokId('1')).toEqual(NONE);
  });
});
