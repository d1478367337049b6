import {describe, expect, it} from 'vitest';
import {fromBase64, utf8, utf8Text} from '../../../src/core/bytes.ts';
import {assemble, type Sourced} from '../../../src/core/copy/assemble.ts';
import {kindOfBytes} from '../../../src/core/copy/media-type.ts';

const PNG =
  fromBase64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==') ??
  utf8('');
const picture: Sourced = {
  kind: 'picture',
  address: 'https://x.example/p.png',
  alt: 'a <b>',
  width: 200,
  height: 100,
  bytes: PNG,
  kept: 'file',
};

function made(resource: Sourced, most = 1e6): {src: string; how: string; leftOut: number} {
  const {bytes, leftOut} = assemble(['[', {source: 0}, '|', {how: 0}, ']'], [resource], most);
  const [, src = '', how = ''] = /^\[(.*)\|(.*)\]$/s.exec(utf8Text(bytes) ?? '') ?? [];
  return {src, how, leftOut};
}

const svgIn = (src: string) => utf8Text(fromBase64(src.replace('data:image/svg+xml;base64,', '')) ?? utf8('')) ?? '';

describe('a picture in a copy', () => {
  it('is its own bytes, of the kind that they are', () => {
    expect(made(picture)).toMatchObject({how: 'file', leftOut: 0});
    expect(made(picture).src.startsWith('data:image/png;base64,iVBOR')).toBe(true);
  });

  it('is a box of its size with its words and address where there are none', () => {
    const {src, how} = made({...picture, bytes: undefined, kept: 'none'});
    expect(how).toBe('none');
    expect(svgIn(src)).toContain('width="200" height="100"');
    expect(svgIn(src)).toContain('a &lt;b&gt;');
    expect(svgIn(src)).toContain('https://x.example/p.png');
  });

  it('keeps its size where pixels of the screen stand in for it', () => {
    const {src, how} = made({...picture, kept: 'screen'});
    expect(how).toBe('screen');
    expect(svgIn(src)).toMatch(/width="200" height="100".*<image .*href="data:image\/png;base64,iVBOR/);
  });

  it('is left out, counted and not said to be kept where the copy would grow too large', () => {
    expect(made(picture, 10)).toMatchObject({how: 'none', leftOut: 1});
  });

  it('is no page, whatever it is called', () => {
    expect(svgIn(made({...picture, bytes: utf8('<html><script>1</script>')}).src)).toContain('Picture, not kept.');
  });
});

it('tells files by their first bytes', () => {
  expect(kindOfBytes(PNG)?.mediaType).toBe('image/png');
  expect(kindOfBytes(utf8('<?xml version="1.0"?><!-- x --><svg xmlns="a">'))?.mediaType).toBe('image/svg+xml');
  expect(kindOfBytes(utf8('<!doctype html><svg>'))).toBeUndefined();
  expect(kindOfBytes(utf8('....ftypisom....'))?.mediaType).toBe('video/mp4');
  expect(kindOfBytes(utf8('....ftypavif....'))?.mediaType).toBe('image/avif');
  expect(kindOfBytes(utf8(''))).toBeUndefined();
});
