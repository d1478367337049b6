import {describe, expect, it} from 'vitest';
import type {Part} from '../../../src/core/capture/exhibit.ts';
import {caseReport, caseReportPieces} from '../../../src/core/report/case-report.ts';
import {
  CASE_RECORD,
  contextOf,
  emptyFacts,
  exhibitOf,
  fakeHash,
  instant,
  partsOf,
  postFacts,
  say,
  told,
  uuid,
} from './sample.ts';

/** The text a reader sees, without tags. */
function plain(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

function reportOf(...args: Parameters<typeof contextOf>): string {
  return caseReport(contextOf(...args));
}

describe('caseReport', () => {
  it('shows the exact words of a post, whole, of any length', () => {
    const text = `${'x'.repeat(50_000)} 😀 ${'word '.repeat(10_000)}end of it`;
    expect(reportOf([exhibitOf(1, postFacts(1, text))])).toContain(`>${text}<`);
  });

  it('says why a fact is missing, and invents none', () => {
    const text = plain(reportOf([exhibitOf(1, emptyFacts(1))]));
    expect(text).toContain('Name not known: nothing of the kind on the page');
    expect(text).toContain('Exact time in the page not known:');
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('holds every SHA-256, twice: with its exhibit and in the list', () => {
    const exhibits = [exhibitOf(1, postFacts(1, 'a')), exhibitOf(2, emptyFacts(2))];
    const html = reportOf(exhibits);
    for (const {digest, exhibit} of exhibits)
      for (const hash of [digest, ...exhibit.parts.map(({sha256}) => sha256)])
        expect(html.split(hash).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('says of a picture that was drawn again that it is none of the screen: above it, under it, in the list', () => {
    const text = plain(reportOf([exhibitOf(1, postFacts(1, 'a'), {parts: partsOf(1, ['rendering'])})]));
    expect(text.split('not a picture of the screen').length - 1).toBe(3);
    const none = plain(reportOf([exhibitOf(1, postFacts(1, 'a'))]));
    expect(none).not.toContain('html2canvas');
    expect(none).not.toContain('drawn again');
  });

  it('says where the picture is when there is no copy of it for print', () => {
    const context = contextOf([exhibitOf(1, postFacts(1, 'a'))]);
    const html = caseReport({...context, pictures: new Map()});
    expect(html).not.toContain('<img');
    expect(plain(html)).toContain(
      'No copy for print could be made. The picture itself is data/exhibits/000001/item-1.png',
    );
  });

  it('names what is doubtful: problems, doubts, a page that changed, a time that lies after it was seen', () => {
    const facts = postFacts(1, 'a');
    facts.doubts = [{code: 'textCut', sentence: 'The page cut the text.'}];
    facts.postedAt.exact = told(instant('2027-01-01T00:00:00Z'));
    const problems = [{code: 'p', sentence: 'The picture was late.'}];
    const text = plain(reportOf([exhibitOf(1, facts, {problems, capture: {pageChanged: true}})]));
    for (const sentence of [
      'The page cut the text.',
      'The picture was late.',
      say('report_doubtPageChanged'),
      say('report_doubtLater'),
    ])
      expect(text).toContain(sentence);
    expect(text).toContain('doubts noted: 4');
    expect(plain(reportOf([exhibitOf(1, postFacts(1, 'a'))]))).toContain(say('report_noDoubts'));
  });

  it('keeps what the page claims apart from when it was seen', () => {
    const text = plain(reportOf([exhibitOf(1, postFacts(1, 'a'))]));
    expect(text).toMatch(/When it was posted, as the page claims Time as shown 2h shown on the page/);
    expect(text).toMatch(/by this device’s clock Looked at 2026-02-01 10:01:02/);
  });

  it('names invisible characters beside the exact text', () => {
    const facts = postFacts(1, 'a');
    facts.item.author.displayName = told('anna\u202egnp.exe');
    const html = reportOf([exhibitOf(1, facts)]);
    expect(html).toContain('<bdi class="quoted" dir="auto">anna\u202egnp.exe</bdi>');
    expect(html).toContain('anna[U+202E]gnp.exe');
  });

  it('counts, and alleges nothing: an empty record has no empty headings', () => {
    const text = plain(reportOf([]));
    expect(text).toContain('0, which is all there are');
    expect(text).toContain(say('report_noRows'));
    expect(text).not.toContain(say('report_keepersWords'));
    expect(text).not.toContain(say('report_toldToStop'));
    expect(text).not.toMatch(/Exhibit AK/);
  });

  it('tells two accounts apart by their number, not by the name they show', () => {
    const one = postFacts(1, 'a');
    const other = postFacts(2, 'b');
    other.item.author.accountId = told('4712');
    const text = plain(reportOf([exhibitOf(1, one), exhibitOf(2, other), exhibitOf(3, postFacts(3, 'c'))]));
    expect(text).toMatch(/Different accounts 2 /);
  });

  it('shows in a chosen pack how many of how many, and no entry of what is not in it', () => {
    const all = [1, 2, 3].map((n) => exhibitOf(n, postFacts(n, `post ${n}`)));
    const {log, checkpoint} = contextOf(all).input;
    const html = reportOf(all.slice(0, 1), {scope: 'chosen', exhibitsInCase: 3, log, checkpoint, caseRecords: []});
    expect(plain(html)).toContain('1 of 3, chosen by the person who kept them');
    expect(plain(html)).toContain('not counted');
    expect(html).not.toContain(all[1]?.digest);
    expect(html).not.toContain(CASE_RECORD.title);
  });

  it('writes what the keeper told, where there is any', () => {
    const record = {
      ...CASE_RECORD,
      summary: 'It began in <December>.',
      toldToStop: {at: '2026-01-03', how: 'by letter'},
      orders: [{name: 'Order', court: 'County Court', from: '2026-01-04', to: '', terms: ['no contact']}],
      references: [{body: 'Police', reference: 'REF/1', officer: ''}],
    };
    const text = plain(reportOf([exhibitOf(1, postFacts(1, 'a'))], {record}));
    for (const said of ['It began in <December>.', 'by letter', 'no contact', 'REF/1']) expect(text).toContain(said);
  });

  /** A picture of a whole page, joined from two of the browser's. */
  const joined: Part = {
    path: 'page-1.png',
    role: 'page',
    how: 'stitched',
    mediaType: 'image/png',
    bytes: 99,
    sha256: fakeHash('page'),
    width: 1280,
    height: 16_000,
    tiles: 2,
    seams: [
      {y: 0, height: 8000, scroll: {x: 0, y: 0}, at: instant('2026-02-01T10:01:02.100Z')},
      {y: 8000, height: 8000, scroll: {x: 0, y: 8000}, at: instant('2026-02-01T10:01:02.700Z')},
    ],
    covers: {x: 0, y: 0, width: 1280, height: 16_000},
  };
  const stretches = (count: number, of: number) =>
    Array.from({length: count}, (_, i) => ({
      path: `pictures/000001-${i + 1}.jpg`,
      part: joined,
      width: 1200,
      height: 1600,
      rows: {from: Math.round((i * 16_000) / of), to: Math.round(((i + 1) * 16_000) / of)},
    }));

  it('shows a very tall picture in stretches, in order, and says of which moments its rows are', () => {
    const one = exhibitOf(1, postFacts(1, 'a'), {parts: [joined, ...partsOf(1, ['browserPixels'])]});
    const context = contextOf([one]);
    const html = caseReport({...context, pictures: new Map([[one.id, stretches(11, 11)]])});
    const shown = [...html.matchAll(/<img src="pictures\/([^"]+)"/g)].map(([, file]) => file);
    expect(shown).toEqual(Array.from({length: 11}, (_, i) => `000001-${i + 1}.jpg`));
    const text = plain(html);
    expect(text).toContain('AK/1, rows 0 to 1454');
    expect(text).toContain('AK/1, rows 14545 to 15999');
    expect(text).toContain('rows 8000 to 15999: scrolled 0 across and 8000 down (CSS pixels), at 10:01:02.700 UTC');
    expect(text).toContain(say('report_showsNotJoined'));
    expect(text).not.toContain('the rest is in that file');
    expect(html.match(/type="checkbox" autocomplete="off" id="show-000001/g)).toHaveLength(1);

    const short = plain(caseReport({...context, pictures: new Map([[one.id, stretches(4, 11)]])}));
    expect(short).toContain('end at row 5818; the rest is in that file');
  });

  it('says so where more pictures are kept than anyone would print', () => {
    const parts = Array.from({length: 5}, (_, i): Part => ({...joined, path: `page-${i + 1}.png`}));
    const one = exhibitOf(1, postFacts(1, 'a'), {parts});
    const text = plain(caseReport({...contextOf([one]), pictures: new Map()}));
    expect(text.split('No copy for print could be made').length - 1).toBe(4);
    expect(text).toContain('it would take too many sheets. The picture itself is data/exhibits/000001/page-5.png');
  });

  it('says with which others one was saved, the chosen one among them in its place', () => {
    const together = (n: number, place: number, relation: 'answered' | 'reply') =>
      exhibitOf(n, postFacts(n, 'a'), {capture: {together: {group: uuid(1), place, relation}}});
    const all = [exhibitOf(1, postFacts(1, 'a')), together(2, 3, 'reply'), together(3, 1, 'answered')];
    const [chosen = '', below = '', above = ''] = plain(reportOf(all)).split(say('report_tableTogether')).slice(1);
    expect(chosen).toMatch(
      /2 of 3, in the order of the page .*the one that was chosen.*before it AK\/3.*after it AK\/2/,
    );
    expect(below).toMatch(/3 of 3, .*as a reply/);
    expect(above).toMatch(/1 of 3, .*stands above the chosen one/);
    expect(plain(reportOf([exhibitOf(1, postFacts(1, 'a'))]))).not.toContain(say('report_tableTogether'));
  });

  it('sets the two clocks beside each other, and calls neither right', () => {
    const capture = {
      serverDate: told('Sun, 01 Feb 2026 10:01:00 GMT', 'meta'),
      serverDateAt: instant('2026-02-01T10:01:31Z'),
    };
    const text = plain(reportOf([exhibitOf(1, postFacts(1, 'a'), {capture})]));
    expect(text).toContain(
      'ahead of the website’s by 30 seconds, give or take a second or two. Which of them is right',
    );
  });

  it('names the screen that a cut was made from where another exhibit keeps it', () => {
    const [, cut] = partsOf(1, ['browserPixels', 'cut']);
    if (cut?.role !== 'item' || cut.how !== 'cut') throw new Error('no cut');
    const {derivedFrom: _own, ...rest} = cut;
    const from = (exhibitId: ReturnType<typeof uuid>): Part => ({
      ...rest,
      screenIn: {exhibitId, sha256: fakeHash('s')},
    });
    const one = exhibitOf(1, postFacts(1, 'a'));
    const two = exhibitOf(2, postFacts(2, 'b'), {parts: [from(uuid(1))]});
    expect(plain(reportOf([one, two]))).toContain('picture of the screen that is kept with exhibit AK/1:');
    const alone = exhibitOf(2, postFacts(2, 'b'), {parts: [from(uuid(9))]});
    expect(plain(reportOf([alone]))).toContain('kept with an exhibit which is not in this pack:');
  });

  it('says how the page stood: its answer, its frames, and what had not arrived', () => {
    const facts = postFacts(1, 'a');
    facts.page.status = told(404, 'meta');
    facts.page.frames = {items: [{address: 'https://other.example/f', readable: false}], leftOut: 3};
    facts.page.failed = {
      items: [{kind: 'picture', address: 'https://site.example/a.png', why: 'refused', status: 403}],
      leftOut: 0,
    };
    const text = plain(reportOf([exhibitOf(1, facts)]));
    expect(text).toMatch(/HTTP status\) 404/);
    expect(text).toContain('https://other.example/f no: it belongs to another site');
    expect(text).toContain('and 3 more');
    expect(text).toContain('https://site.example/a.png picture: refused (403)');
  });

  it('comes in pieces, none much larger than one exhibit, for thousands of them', () => {
    const exhibits = Array.from({length: 2000}, (_, i) => exhibitOf(i + 1, postFacts((i % 28) + 1, `post ${i}`)));
    const context = contextOf(exhibits);
    let largest = 0;
    let total = 0;
    for (const piece of caseReportPieces(context)) {
      largest = Math.max(largest, piece.length);
      total += piece.length;
    }
    expect(largest).toBeLessThan(40_000);
    expect(total).toBeGreaterThan(10_000_000);
  }, 240_000);
});
