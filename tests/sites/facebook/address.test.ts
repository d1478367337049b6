import {expect, test} from 'vitest';
import {accountAddress, groupIn, postAddress} from '../../../src/sites/facebook/address.ts';

const AT = 'https://www.facebook.com';

test.each([
  [
    '/rita.demo/posts/pfbid02AbCdEfGh12345?__cft__[0]=AZ&__tn__=R',
    '/rita.demo/posts/pfbid02AbCdEfGh12345',
    'pfbid02AbCdEfGh12345',
  ],
  [
    '/harbour/posts/a-long-title/900000000000001/?mibextid=x',
    '/harbour/posts/a-long-title/900000000000001/',
    '900000000000001',
  ],
  ['/permalink.php?story_fbid=123456&id=100077&__tn__=R', '/permalink.php?story_fbid=123456&id=100077', '123456'],
  ['/groups/friends/permalink/123456/', '/groups/friends/permalink/123456/', '123456'],
  ['/photo/?fbid=123456&set=pcb.777777&type=3', '/photo/?fbid=123456&set=pcb.777777', '123456'],
  ['/photo/?fbid=123456&set=a.777777', '/photo/?fbid=123456', '123456'],
  ['/watch/?v=123456&ref=sharing', '/watch/?v=123456', '123456'],
  ['/share/p/1AbCdEf/', '/share/p/1AbCdEf/', undefined],
])('%s is a post', (written, plain, id) => {
  expect(postAddress(AT + written)).toMatchObject({address: AT + plain, postId: id, comment: undefined});
});

test('a comment is named by its number, written out or as base64, a reply by both', () => {
  const post = `${AT}/groups/7/posts/900000`;
  expect(postAddress(`${post}?comment_id=555000&__tn__=R`)?.comment).toEqual({id: '555000', top: undefined});
  const [top, reply] = ['555000', '555111'].map((id) => encodeURIComponent(btoa(`comment:900000_${id}`)));
  const found = postAddress(`${post}?comment_id=${top}&reply_comment_id=${reply}`);
  expect(found).toMatchObject({comment: {id: '555111', top: '555000'}, group: '7'});
  expect(postAddress(`${post}?comment_id=555000&reply_comment_id=%3Cscript%3E`)?.comment).toBeUndefined();
});

test('no post: other hosts, parts of the site, what only looks like one', () => {
  const others = [
    'https://facebook.com.example/rita/posts/123456',
    `${AT}/groups/7/`,
    `${AT}/rita/posts/new`,
    'javascript:1',
  ];
  expect(others.map((one) => postAddress(one))).toEqual(others.map(() => undefined));
  expect(groupIn(`${AT}/groups/7/?__tn__=R`)).toBe('7');
});

test('accounts by name, by number, in a group; no parts of the site', () => {
  expect(accountAddress(`${AT}/rita.demo?comment_id=Y29t`)?.address).toBe(`${AT}/rita.demo`);
  expect(accountAddress(`${AT}/profile.php?id=100077&__tn__=R`)).toEqual({
    address: `${AT}/profile.php?id=100077`,
    accountId: '100077',
  });
  expect(accountAddress(`${AT}/groups/7/user/100077/`)?.accountId).toBe('100077');
  const others = ['/groups/7/', '/hashtag/x', '/watch', '/story.php', '/profile.php', '/rita/posts/123456'];
  expect(others.map((one) => accountAddress(AT + one))).toEqual(others.map(() => undefined));
});
