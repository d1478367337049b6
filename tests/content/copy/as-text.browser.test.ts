import {afterEach, describe, expect, it} from 'vitest';
import {writeAsText} from '../../../src/content/copy/as-text.ts';
import {aPage} from './a-page.ts';

afterEach(() => document.body.replaceChildren());

describe('the document as text', () => {
  it('is the document as it stands, with its comments, statements, shadow roots and frames', async () => {
    const page = await aPage(
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html lang=en><head><meta property="og:title" content="A & B"><script type="application/ld+json">{"@type":"Comment","text":"said <b>"}</script></head><body><!-- seen --><x-a></x-a><iframe srcdoc="<p>inside</p>"></iframe><img src="/p.png?oh=1&oe=2" data-x=1></body>',
      (doc) => {
        const root = doc.querySelector('x-a')?.attachShadow({mode: 'open'});
        if (root) root.innerHTML = '<b>in the shadow</b>';
      },
    );
    await new Promise((done) => setTimeout(done, 200));
    const text = writeAsText(page);
    expect(text).toContain('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"');
    expect(text).toContain('content="A &amp; B"');
    expect(text).toContain('{"@type":"Comment","text":"said <b>"}');
    expect(text).toContain('<!-- seen -->');
    expect(text).toContain('<x-a><template shadowrootmode="open"><b>in the shadow</b></template></x-a>');
    expect(text).toContain('<p>inside</p>');
    expect(text).toContain('<img src="/p.png?oh=1&amp;oe=2" data-x="1">');
  });

  it('leaves out what is the keeper’s own, and says where', async () => {
    const page = await aPage(
      `<!doctype html><meta name="csrf-token" content="SECRET1"><meta name=user content="June"><input type=hidden name=a value=SECRET2><input value=SECRET3><input type=submit value=Send><textarea>SECRET4</textarea><div contenteditable=true>SECRET5</div><script nonce=SECRET6>var a='SECRET7'</script><a onclick="f('SECRET8')" href="/x;jsessionid=SECRET9?authenticity_token=SECRETa&id=7">x</a><i data-session-id=SECRETb data-state='{"user":"June","xsrfToken":"SECRETc"}'></i><!-- "token": "SECRETd" eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJTRUNSRVQifQ.c2lnbmF0dXJlU0VDUkVU --><a href="javascript:go('SECRETe')">y</a><iframe srcdoc="<input value=SECRETf><p>frame words"></iframe>`,
      (doc) => {
        const [field] = doc.querySelectorAll<HTMLInputElement>('input:not([type])');
        if (field) field.value = 'SECRETg';
      },
    );
    await new Promise((done) => setTimeout(done, 200));
    const text = writeAsText(page);
    expect(text).not.toMatch(/SECRET|eyJ/);
    for (const kept of [
      'June',
      'value="Send"',
      'id=7',
      'LEFT-OUT',
      'frame words',
      '"user":"June"'.replaceAll('"', '&quot;'),
    ]) {
      expect(text).toContain(kept);
    }
  });

  it('has no half characters', async () => {
    const page = await aPage('<!doctype html><p>', (doc) => doc.querySelector('p')?.append('a\ud83d'));
    expect(writeAsText(page).isWellFormed()).toBe(true);
  });
});
