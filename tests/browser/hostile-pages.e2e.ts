import {describe, expect, it} from 'vitest';
import {valueIn} from '../../src/core/facts/facts.ts';
import {lastKept} from './support/kept.ts';
import {needPicture, problemCodes} from './support/pictures.ts';
import {workPlace} from './support/work-place.ts';

const LONG = `${'word '.repeat(19_999)}LAST-WORD`;

/** Breaks everything of its own world that a script could reach for, once the pointer has found the post. */
const THROWS = `<!doctype html><title>Throws</title><article id=target><b rel=author>ann</b><p>STILL-READ</p></article><script>
addEventListener('contextmenu', () => {
const boom = () => { throw new Error('no') };
for (const prototype of [Node.prototype, Element.prototype, HTMLElement.prototype, Document.prototype, EventTarget.prototype]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name === 'constructor') continue;
    try { Object.defineProperty(prototype, name, {configurable: true, get: boom, set: boom}); } catch {}
  }
}
for (const [owner, name] of [[Array.prototype,'map'],[Array.prototype,Symbol.iterator],[String.prototype,'trim'],[JSON,'stringify'],[Object,'keys'],[globalThis,'getComputedStyle'],[globalThis,'requestAnimationFrame'],[globalThis,'innerWidth'],[globalThis,'devicePixelRatio'],[globalThis,'scrollX']]) {
  try { Object.defineProperty(owner, name, {configurable: true, get: boom}); } catch {}
}
Object.prototype.polluted = 'yes';
});
</script>`;

const HIDING = [
  'children',
  'parentNode',
  'parentElement',
  'getAttribute',
  'innerText',
  'textContent',
  '__proto__',
  'shadowRoot',
  'isConnected',
  'closest',
  'assignedSlot',
  'getBoundingClientRect',
  'ownerDocument',
]
  .map((name) => `<input name="${name}" value=SECRET-DRAFT>`)
  .join('');

const CLOBBERED = `<!doctype html><title>Clobbered</title>
<img name=querySelectorAll><img name=documentElement><img name=createElement><form name=body></form>
<form>${HIDING}<article id=target><b rel=author>ann</b><p id=words>CLOBBER-READ</p>
<textarea>MY-OWN-DRAFT</textarea><input type=hidden value=TOKEN-1></article></form>`;

const LYING = `<!doctype html><title>Dates</title>${[
  '2023-02-30T10:00:00Z',
  '99999-01-01T00:00:00Z',
  '2024-05-07T10:00:00',
  'yesterday-ish',
  '',
]
  .map(
    (when, i) =>
      `<article id=d${i}><b rel=author>ann</b><p>DATE-${i}</p><time datetime="${when}">${when || 'some day'}</time></article>`,
  )
  .join('')}`;

const SURROGATE = `<!doctype html><title>Half</title><article id=target><b rel=author>ann</b><p id=w></p></article><script>w.textContent='HALF \\ud83d END'</script>`;

const place = workPlace({
  viewport: {width: 1000, height: 700},
  own: {
    '/long.html': `<!doctype html><title>Long</title><article id=target><b rel=author>ann</b><p>${LONG}</p></article>`,
    '/throws.html': THROWS,
    '/clobbered.html': CLOBBERED,
    '/lying.html': LYING,
    '/surrogate.html': SURROGATE,
  },
});

async function keep(path: string, selector: string) {
  const {station, server, save} = place();
  const state = await save(server.listed(path), selector);
  expect(state.state, state.code).toBe('saved');
  return lastKept(station.browser);
}

describe('a hostile page still gets what could be had', () => {
  it('that breaks everything in its own world', async () => {
    const kept = await keep('/throws.html', '#target');
    expect(valueIn(kept.facts.item.text)).toContain('STILL-READ');
    needPicture(kept, 'cut');
  });

  it('whose forms hide the properties of their elements; and no draft of the keeper is read', async () => {
    const kept = await keep('/clobbered.html', '#words');
    expect(valueIn(kept.facts.item.text)).toContain('CLOBBER-READ');
    expect(JSON.stringify(kept.facts)).not.toMatch(/SECRET-DRAFT|MY-OWN-DRAFT|TOKEN-1/);
  });

  it('with a post of 100,000 characters, whole', async () => {
    const kept = await keep('/long.html', '#target p');
    expect(valueIn(kept.facts.item.text)?.length).toBeGreaterThanOrEqual(99_900);
    expect(valueIn(kept.facts.item.text)).toContain('LAST-WORD');
    expect(problemCodes(kept)).toContain('itemClipped');
  });

  it.each([0, 1, 2, 3, 4])('with date %s that cannot be: it is never made into an exact time', async (i) => {
    const kept = await keep('/lying.html', `#d${i} p`);
    expect(valueIn(kept.facts.item.text)).toContain(`DATE-${i}`);
    expect(kept.facts.postedAt.exact).toHaveProperty('missing');
  });

  it('with half a character: it is replaced, and the record says so', async () => {
    const kept = await keep('/surrogate.html', '#target p');
    expect(valueIn(kept.facts.item.text)).toContain('HALF \ufffd END');
    expect(problemCodes(kept)).toContain('textRepaired');
  });

  it('C98: with markup in every field, letter by letter', async () => {
    const kept = await keep('/C98.html', '#target, article');
    expect(JSON.stringify(kept.facts)).toMatch(/<script|onerror/i);
  });

  it('C93: with direction marks and invisible characters, exactly and named', async () => {
    const kept = await keep('/C93.html', 'article');
    expect(kept.facts.hidden.map(({codePoint}) => codePoint)).toContain('U+202E');
  });
});
