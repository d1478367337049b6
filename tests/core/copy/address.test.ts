import {describe, expect, it} from 'vitest';
import {namedAddress, withoutSecrets} from '../../../src/core/copy/address.ts';
import {isSecretName, withoutKeys} from '../../../src/core/copy/secrets.ts';

describe('an address in a copy', () => {
  it.each([
    ['https://x.example/a?PHPSESSID=abc&id=3#top', 'https://x.example/a?PHPSESSID=LEFT-OUT&id=3#top'],
    ['https://x.example/a;jsessionid=0A1B?q=1', 'https://x.example/a;jsessionid=LEFT-OUT?q=1'],
    ['/logout?sesskey=w8Xv', '/logout?sesskey=LEFT-OUT'],
    ['https://x.example/#access_token=abc&state=1', 'https://x.example/#access_token=LEFT-OUT&state=1'],
    ['https://june:hunter2@x.example/', 'https://x.example/'],
    ['https://x.example/?s=0123456789abcdef0123456789abcdef', 'https://x.example/?s=LEFT-OUT'],
    ['https://x.example/?csrf%5Ftoken=abc', 'https://x.example/?csrf%5Ftoken=LEFT-OUT'],
  ])('loses the keys to an account: %s', (address, plain) => expect(withoutSecrets(address)).toBe(plain));

  it.each([
    'https://x.example/june/status/123?s=20&t=abc',
    'https://scontent.example/v/t39/1_n.jpg?_nc_cat=1&oh=00_AfB&oe=6650',
    'https://x.example/search?q=token+economy',
    'https://x.example/a?page=2&sort=new#comment-7',
    'https://x.example/@june@home.example/1',
    'mailto:june@x.example',
    '#top',
  ])('stays as it was written otherwise: %s', (address) => expect(withoutSecrets(address)).toBe(address));

  it('is named by its kind alone where it runs or is the thing itself', () => {
    expect(namedAddress("javascript:steal('x')")).toBe('javascript:');
    expect(namedAddress('data:image/png;base64,AAAA')).toBe('data:');
    expect(namedAddress('https://x.example/')).toBe('https://x.example/');
  });
});

describe('names of keys', () => {
  it.each([
    'csrf-token',
    'csrfToken',
    '__RequestVerificationToken',
    'data-session-id',
    'fb_dtsg',
    'nonce',
    'authorization',
    'api_key',
    'PHPSESSID',
    'modhash',
  ])('are known: %s', (name) => expect(isSecretName(name)).toBe(true));
  it.each([
    'author',
    'data-author',
    'class',
    'data-id',
    'keywords',
    'data-key',
    'authored',
    'announce',
    'data-testid',
    'side',
  ])('are not seen in other words: %s', (name) => expect(isSecretName(name)).toBe(false));
  it('lose their values in data, and nothing else is touched', () => {
    expect(withoutKeys('{"user":"june","accessToken":"abcdef","n":1}')).toBe(
      '{"user":"june","accessToken":"LEFT-OUT","n":1}',
    );
    expect(withoutKeys("the token: 'what a day' he said")).toBe("the token: 'what a day' he said");
  });
});
