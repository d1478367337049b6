import {describe, expect, test} from 'vitest';
import {
  timeOfBlueskyKey,
  timeOfFlakeId,
  timeOfInstagramCode,
  timeOfLinkedInId,
  timeOfMisskeyId,
  timeOfPixelfedId,
  timeOfTikTokId,
} from '../../../src/core/facts/id-time.ts';

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

  // The library that Pleroma's ids come from shows this one with its bytes: 0, 0, 1, 109, 67, 124, 251, 125, …
  test('of a Pleroma post', () => {
    expect(timeOfFlakeId('9n2ciuz1wdesFnrGJU')).toEqual({value: '2019-09-18T08:28:47.357Z', from: 'address'});
    expect(timeOfFlakeId('9n2ciuz1wdesFnrGJ')).toEqual(NONE);
    expect(timeOfFlakeId('000000000000000001')).toEqual(NONE);
  });

  test('of a Misskey note, in both usual ways, and in none of the others', () => {
    expect(timeOfMisskeyId('ajb0xkw0a1')).toEqual({value: '2026-03-01T08:00:00.000Z', from: 'address'});
    expect(timeOfMisskeyId('9j3e7eo0a1b20001')).toEqual({value: '2023-09-01T00:00:00.000Z', from: 'address'});
    expect(timeOfMisskeyId('01hzx3v9k2m4n6p8q0r2s4t6v8')).toEqual(NONE);
    expect(timeOfMisskeyId('665f1c2e8b3a4d5e6f708192')).toEqual(NONE);
    expect(timeOfMisskeyId('0000000000')).toEqual(NONE);
  });

  test('of a Pixelfed post', () => {
    const known = timeOfPixelfedId('933631937740804242');
    expect(known).toEqual({value: '2026-03-01T08:00:00.000Z', from: 'address'});
    expect(timeOfPixelfedId('4242')).toEqual(NONE);
  });

  // Public data names this code and its number, 2635595260958330718, together.
  test('of an Instagram post', () => {
    expect(timeOfInstagramCode('CSTg-0FH89e')).toEqual({value: '2021-08-08T07:24:20.323Z', from: 'address'});
    expect(timeOfInstagramCode('CSTg-0FH89eAbCdEfGhIjKlMnOpQrStUvWxYz')).toEqual(NONE);
    expect(timeOfInstagramCode('p/<>')).toEqual(NONE);
  });
});
