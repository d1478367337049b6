import {describe, expect, test} from 'vitest';
import {plainAddress} from '../../../src/core/facts/plain-address.ts';
import {realAddress} from '../../../src/core/facts/real-address.ts';

describe('the plain address', () => {
  test.each([
    ['https://a.example/p?id=77&utm_source=mail&fbclid=abc#c12', 'https://a.example/p?id=77#c12'],
    ['https://x.com/a/status/1?s=20&t=AbC', 'https://x.com/a/status/1'],
    ['https://www.youtube.com/watch?v=abc&lc=def&si=ghi&t=10', 'https://www.youtube.com/watch?v=abc&lc=def&t=10'],
    [
      'https://www.facebook.com/story.php?story_fbid=1&id=2&__cft__[0]=AZ&__tn__=R',
      'https://www.facebook.com/story.php?story_fbid=1&id=2',
    ],
    [
      'https://www.facebook.com/p/posts/1?comment_id=5&reply_comment_id=6&__cft__%5B0%5D=x',
      'https://www.facebook.com/p/posts/1?comment_id=5&reply_comment_id=6',
    ],
    [
      'https://f.example/viewtopic.php?t=3&p=9&sid=0123456789abcdef0123456789abcdef#p9',
      'https://f.example/viewtopic.php?t=3&p=9#p9',
    ],
    ['https://blog.example/?s=knife', 'https://blog.example/?s=knife'],
    ['https://www.reddit.com/r/a/comments/1/x/?context=3&rdt=5', 'https://www.reddit.com/r/a/comments/1/x/'],
    ['https://github.com/a/b/blob/c?ref=main', 'https://github.com/a/b/blob/c?ref=main'],
    ['https://a.example/p?ref=share', 'https://a.example/p'],
    ['https://a.example/%E2%82%AC?q=a+b&q=%zz#', 'https://a.example/%E2%82%AC?q=a+b&q=%zz'],
    ['chrome://settings/?utm_source=x', 'chrome://settings/?utm_source=x'],
    ['not an address', 'not an address'],
  ])('of %s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });
});

describe('where a link really leads', () => {
  test.each([
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fher%3Fid%3D9&h=AT', 'https://example.org/her?id=9'],
    ['https://out.reddit.com/t3?url=https%3A%2F%2Fexample.org%2F', 'https://example.org/'],
    ['https://l.facebook.com/l.php?u=javascript%3Aalert(1)', 'https://l.facebook.com/l.php?u=javascript%3Aalert(1)'],
    ['https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fexample.org%2Fa&urlhash=x', 'https://example.org/a'],
    ['https://go.bsky.app/redirect?u=https%3A%2F%2Fexample.org%2Fb', 'https://example.org/b'],
    ['https://t.umblr.com/redirect?z=https%3A%2F%2Fexample.org%2Fc&t=x', 'https://example.org/c'],
    ['https://t.co/AbC', 'https://t.co/AbC'],
    ['javascript:void(0)', 'javascript:void(0)'],
  ])('%s', (address, real) => {
    expect(realAddress(address)).toBe(real);
  });
});
