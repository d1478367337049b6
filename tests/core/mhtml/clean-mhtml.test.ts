import {describe, expect, it} from 'vitest';
import {base64, utf8, utf8Text} from '../../../src/core/bytes.ts';
import {cleanHtml} from '../../../src/core/mhtml/clean-html.ts';
import {cleanMhtml} from '../../../src/core/mhtml/clean-mhtml.ts';
import {fromQuotedPrintable, parseMhtml, toQuotedPrintable} from '../../../src/core/mhtml/parse-mhtml.ts';

const PICTURE = Uint8Array.from({length: 300}, (_one, i) => (i * 7) % 256);
const BOUNDARY = '----MultipartBoundary--abc----';

function saved(html: string, more = ''): Uint8Array {
  const folded = base64(PICTURE).replace(/.{76}/g, '$&\r\n');
  return utf8(
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://x.example/page?sesskey=SECRET1',
      'MIME-Version: 1.0',
      `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${BOUNDARY}"`,
      '',
      '',
      `--${BOUNDARY}`,
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://x.example/page?sesskey=SECRET1',
      '',
      toQuotedPrintable(html),
      `--${BOUNDARY}`,
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://cdn.example/p.png?oh=1',
      '',
      folded,
      ...(more ? [more] : []),
      `--${BOUNDARY}--`,
      '',
    ].join('\r\n'),
  );
}

describe('a page that Chromium saved', () => {
  it('is written out again as it was, but for what is taken out', () => {
    const html =
      '<!DOCTYPE html><html><head><style>p > b { color: red }</style></head><body class="a"><p title="1 &lt; 2 &amp; x">é &amp; words</p></body></html>';
    const cleaned = cleanMhtml(saved(html));
    if (!cleaned.ok) throw new Error(cleaned.error.detail);
    const again = parseMhtml(cleaned.value.bytes);
    expect(fromQuotedPrintable(again?.parts[0]?.body ?? '')).toBe(html);
    expect(again?.headers.some((line) => line.startsWith('X-Holdfast: cleaned'))).toBe(true);
  });

  it('gives its files byte for byte, by their address', () => {
    const cleaned = cleanMhtml(saved('<html></html>'));
    if (!cleaned.ok) throw new Error(cleaned.error.detail);
    expect(cleaned.value.fileAt('https://cdn.example/p.png?oh=1#x')).toEqual(PICTURE);
    expect(cleaned.value.fileAt('https://cdn.example/q.png')).toBeUndefined();
    // A page in it is no file that a post shows.
    expect(cleaned.value.fileAt('https://x.example/page?sesskey=SECRET1')).toBeUndefined();
  });

  it('loses keys in the addresses of its parts', () => {
    const cleaned = cleanMhtml(saved('<html></html>'));
    expect(cleaned.ok && utf8Text(cleaned.value.bytes)?.includes('SECRET')).toBe(false);
  });

  it.each([
    ['cut short', saved('<html></html>').slice(0, 500)],
    ['no archive', utf8('<html></html>')],
    ['markup of another form', saved('<html><p class=bare>x</p></html>')],
    ['text with shifts', saved('<html><p>\x1b$B<a href="x">\x1b(B</p></html>')],
    [
      'a page in another encoding',
      saved(
        '<html></html>',
        `--${BOUNDARY}\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+`,
      ),
    ],
    [
      'a page that is XML',
      saved(
        '<html></html>',
        `--${BOUNDARY}\r\nContent-Type: application/xhtml+xml\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html/>`,
      ),
    ],
  ])('is refused where it is not of that form: %s', (_what, bytes) => expect(cleanMhtml(bytes).ok).toBe(false));
});

describe('markup that Chromium wrote', () => {
  const out = (html: string) => cleanHtml(html) ?? 'refused';

  it('loses what is the keeper’s own and keeps the words around it', () => {
    const cleaned = out(
      '<meta name="csrf-token" content="SECRET1"><meta name="author" content="June"><form action="/post" method="post"><input type="hidden" value="SECRET2"><input value="SECRET3"><input type="submit" value="Send"><textarea>SECRET4 &lt;b&gt;</textarea><div contenteditable="" class="c">SECRET5<div>SECRET6</div></div><p role="textbox">SECRET7</p>after</form><template><b>SECRET8</b><template>x</template></template><!-- SECRET9 --><div data-x="{&quot;csrfToken&quot;:&quot;SECRETa&quot;,&quot;user&quot;:&quot;June&quot;}" data-session-id="SECRETb"></div><script>SECRETc</script><i onclick="SECRETd">words</i>',
    );
    expect(cleaned).not.toContain('SECRET');
    for (const kept of ['June', 'value="Send"', 'after', 'words', 'class="c"', '&quot;user&quot;:&quot;June&quot;'])
      expect(cleaned).toContain(kept);
    expect(cleaned).not.toMatch(/action=|onclick/);
  });

  it('keeps shadow roots, and frames that are in the archive', () => {
    const html =
      '<x-a><template shadowmode="open"><slot></slot></template>light</x-a><iframe src="cid:frame-1@mhtml.blink"></iframe>';
    expect(out(html)).toBe(html);
    expect(out('<iframe src="https://x.example/?token=abc"></iframe>')).toBe(
      '<iframe data-holdfast-source="https://x.example/?token=LEFT-OUT"></iframe>',
    );
  });

  it('leads nowhere, and says where links led', () => {
    expect(out('<a href="https://x.example/a?b=1&amp;c=2">x</a>')).toBe(
      '<a href="#https://x.example/a?b=1&amp;c=2" data-holdfast-source="https://x.example/a?b=1&amp;c=2">x</a>',
    );
    expect(out('<a href="javascript:go()">x</a>')).toBe(
      '<a href="#javascript:" data-holdfast-source="javascript:">x</a>',
    );
    expect(
      out(
        '<meta http-equiv="refresh" content="0;url=https://x.example/"><base href="https://x.example/"><link rel="preload" href="https://x.example/p">',
      ),
    ).toBe('');
  });

  it('is not misled by marks inside styles and titles', () => {
    const html = '<style>p::after{content:"<input value=1>"}</style><title>a <b> c</title><p>x</p>';
    expect(out(html)).toBe(html);
  });
});

it('writes quoted-printable that reads back the same, in short lines', () => {
  const text = Array.from({length: 2000}, (_one, i) => String.fromCharCode((i * 37) % 256))
    .join('')
    .replace(/[\r\n]/g, 'x');
  const written = toQuotedPrintable(`${text} \r\n\tend `);
  expect(fromQuotedPrintable(written)).toBe(`${text} \r\n\tend `);
  expect(Math.max(...written.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(written).not.toMatch(/[ \t]\r\n/);
});
