import {createHash} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import type {CaseRecord} from '../../../src/core/custody/case.ts';
import type {PackInput, ReportContext} from '../../../src/core/pack/pack-input.ts';
import {LISTS} from '../../../src/core/picture/published-lists.ts';
import {caseReport, caseReportPieces} from '../../../src/core/report/case-report.ts';
import {countsOf} from '../../../src/core/report/counts.ts';
import {entriesOf} from '../../../src/core/report/log-section.ts';
import {fixedKey, TestCase} from '../pack/a-case.ts';
import {FULL_RECORD, fullContext, fullTelling, incidentId, incidentOf, subjectOf} from './full-case.ts';
import {contextOf, exhibitOf, postFacts, say, uuid} from './sample.ts';

const full = caseReport(fullContext());

/** The text of one section, tags taken out. */
function section(id: string, html = full): string {
  const start = html.indexOf(`id="${id}"`);
  const end = html.indexOf('</section>', start);
  return start < 0 ? '' : plain(html.slice(start, end));
}

function plain(html: string): string {
  return html
    .replace(/^[^>]*>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,:.])/g, '');
}

function countOf(input: PackInput, label: string): number | undefined {
  return countsOf(input)
    .flatMap(({counts}) => counts)
    .find((one) => one.label === label)?.of.length;
}

describe('a report in which everything is filled in', () => {
  it('leads every link to something that is there, once', () => {
    const ids = [...full.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = new Set([...full.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id));
    expect(links.size).toBeGreaterThan(90);
    expect([...links].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('lists every section that is there, and none that is not', () => {
    const listed = [...full.matchAll(/<li><a href="#([a-z]+)">/g)].map(([, id]) => id ?? '');
    expect(listed).toEqual([...full.matchAll(/<section (?:class="[a-z-]+" )?id="([a-z]+)"/g)].map(([, id]) => id));
    expect(listed).toHaveLength(16);
    const bare = caseReport(contextOf([]));
    expect([...bare.matchAll(/<li><a href="#([a-z]+)">/g)].map(([, id]) => id)).toEqual([
      'summary',
      'chronology',
      'hashes',
      'key',
      'log',
      'check',
      'limits',
    ]);
  });

  it('counts right, and says what each number was counted from', () => {
    const {input} = fullContext();
    expect(countOf(input, say('report_toldExact'))).toBe(7);
    expect(countOf(input, say('report_toldUnknown'))).toBe(7);
    expect(countOf(input, say('diary_mark_threat'))).toBe(5);
    expect(countOf(input, say('report_countWitnesses'))).toBe(10);
    expect(countOf(input, say('report_toldPolice'))).toBe(7);
    expect(countOf(input, say('report_countBreaches'))).toBe(3);
    // 30 entries, and 11 exhibits of the account that is noted with the person.
    expect(countOf(input, 'M. Example')).toBe(41);
    // 30 entries, and those of the 12 exhibits that no entry names.
    const occasions = countsOf(input).find(({id}) => id === 'occasions')?.counts[0]?.of;
    expect(occasions).toHaveLength(38);
    const counted = section('counted');
    expect(counted).toContain(`${say('report_countBreaches')} 3 entry 10, entry 20, entry 30`);
    const many = (wanted: string) => countsOf(input).find(({id}) => id === wanted)?.counts ?? [];
    // Of pages there is one number, which leads to the list of them.
    expect(full).toContain(`<a href="#counted-pages">${many('pages').length}</a>`);
    expect(full).toContain(
      `<a href="#counted-accounts">${many('accounts').filter(({id}) => id !== 'no-account').length}</a>`,
    );
    for (const {id: group, counts} of countsOf(input))
      for (const {id, of} of counts) {
        expect(full).toContain(`<tr id="count-${id}">`);
        if (group !== 'pages') expect(full).toContain(`<a href="#count-${id}">${of.length}</a>`);
      }
  });

  it('says in two minutes who, told to stop, orders and what breaks them, the effect, and passes no judgement', () => {
    const text = section('summary');
    for (const words of [
      'M. Example · lived upstairs',
      '2026-01-10 by message: do not contact me again AK/2',
      '2026-01-15 18:00 told him again at the gate',
      'Interim stalking protection order Northshire Magistrates’ Court 2026-01-20 2026-07-20',
      'entry 10, entry 20, entry 30',
      'I have moved my desk, my way to work and my bedroom.',
      'NS/1234/26',
      `${say('report_markFixated')}, ${say('report_markRepeated')}`,
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/guilty|offender|perpetrator|victim|risk score/i);
  });

  it('has in the chronology what logs of stalking have: witnesses and how to reach them, police, officer, number, reference', () => {
    const text = section('chronology');
    expect(text).toContain('B. Neighbour · 01632 960001 · saw him leave · willing to say so');
    expect(text).toContain(
      'Police · Northshire Police · 2026-02-20 10:00 · officer: PC Example · officer’s number: 5678 · reference: NS/1234/26 · log opened',
    );
    expect(text).toContain(say('diary_kind_following'));
    expect(text).toContain('aKindOfALaterVersion');
    expect(text).toContain(say('report_markedAs', `${say('diary_mark_threat')}, ${say('diary_mark_escalation')}`));
  });

  it('tells of people with the reason for each link, how sure it is, and who was joined to whom', () => {
    const text = section('people');
    expect(text).toContain('known to the keeper: he told me so');
    expect(text).toContain('suspected: called after each post');
    expect(text).toContain(`${say('report_mergedInto')} M. Example`);
    expect(text).toContain(say('report_incidentBefore', 1, 2));
  });

  it('leads from an exhibit to the entries that name it and to whom it is put down', () => {
    const page = plain(full.slice(full.indexOf('id="exhibit-4"'), full.indexOf('id="exhibit-5"')));
    expect(page).toContain(
      `${say('report_namedIn')} entry 3, entry 15, entry 27. ${say('report_putDownTo')} M. Example`,
    );
  });

  it('sets each order beside the entries that the keeper believes break it, and says that it is a belief', () => {
    const text = section('orders');
    expect(text).toContain('1. Not to contact A. Keeper by any means none');
    expect(text).toMatch(/2\. Not to come within 100 m of 4 Mill Lane entry 10: he stood at the gate/);
    expect(text).toContain(say('report_ordersIntro'));
  });

  it('shows a term as it read when the entry was written, where the order has other words now', () => {
    const record: CaseRecord = {
      ...FULL_RECORD,
      orders: FULL_RECORD.orders.map((one) => ({...one, terms: ['Something else']})),
    };
    const text = section('orders', caseReport(fullContext({record})));
    expect(text).toContain(`Not to come within 100 m of 4 Mill Lane ${say('report_termAsWritten')} entry 10`);
  });

  it('keeps the wording of a published question, names its list, and adds nothing up', () => {
    const text = section('questions');
    expect(text).toContain('A published list, 2009');
    expect(text).toContain('Are you very frightened?');
    expect(text).toMatch(/yes answered 2026-02-20 10:00:00.*most nights.*entry 6/);
    expect(text).not.toMatch(/\d+ (of|out of) \d+/);
  });

  it('names a list that is printed here with where it is from, and a list of the keeper by the name they gave it', () => {
    const [list] = LISTS;
    if (!list) throw new Error('no list');
    const [answer] = FULL_RECORD.answers ?? [];
    if (!answer) throw new Error('no answer');
    const answers = [answer, {...answer, list: list.id, question: 'a', wording: 'following a person,'}];
    const text = section('questions', caseReport(fullContext({record: {...FULL_RECORD, answers}})));
    expect(text).toContain(list.title);
    expect(text).toContain(list.source);
    expect(text).toContain(list.licence);
    expect(text).toContain('A published list, 2009');
    expect(text).not.toContain(list.id);
  });

  it('puts help from the record and from entries into one list, dated first', () => {
    const text = section('help');
    expect(text.indexOf('National helpline')).toBeLessThan(text.indexOf('entry 4'));
    expect(text.indexOf('entry 28')).toBeLessThan(text.indexOf('in the spring'));
    expect(text).toContain(`${say('report_stepBlocked')} M. Example blocked the account AK/3`);
    expect(text).toContain('2026-01-10 Told to stop by message: do not contact me again AK/2');
    expect(text).toContain('Northshire Police NS/1234/26 PC Example 5678');
  });

  it('draws patterns with a table each, in which every number has its sources, and leaves nothing out unsaid', () => {
    const text = section('patterns');
    for (const name of ['report_patternsByMonth', 'report_patternsByWeek', 'report_patternsHours'] as const)
      expect(text).toContain(say(name));
    expect(text).toContain(say('report_notPlacedUndated'));
    expect(full).toMatch(/<tr id="month-2026-01">.*?<svg class="bar"[^>]*aria-hidden="true">/);
    expect(text).toContain(say('report_patternsMerged'));
  });

  it('shows in a chosen pack how many named things are not in it, and leads nowhere else', () => {
    const {input} = fullContext();
    const html = caseReport(fullContext({exhibits: input.exhibits.slice(0, 1), scope: 'chosen', exhibitsInCase: 12}));
    expect(section('chronology', html)).toContain(say('report_notInPack', 1));
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });
});

describe('the log of a chosen pack', () => {
  it('shows the entries that made each record in it, and no other', async () => {
    const made = new TestCase(fixedKey());
    for (const text of ['a', 'b', 'c']) made.addExhibit(text);
    const first = made.addIncident('first');
    made.reviseIncident(first, 'first, changed');
    made.addIncident('second');
    const input = await made.packInput('chosen', [2], false, [1]);
    expect(entriesOf(input).map(({entry}) => entry.type)).toEqual([
      'exhibit.sealed',
      'incident.written',
      'incident.revised',
    ]);
  });
});

describe('the script of the print button', () => {
  it('is the only one, and the one that the policy names', () => {
    const [script, ...others] = [...full.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text ?? '');
    expect(others).toEqual([]);
    const hash = createHash('sha256')
      .update(script ?? '')
      .digest('base64');
    expect(full).toContain(`script-src 'sha256-${hash}';`);
  });

  it('is not in a preview, which can run nothing', () => {
    const preview = [...caseReportPieces(fullContext(), 'preview')].join('');
    expect(preview).not.toContain('<script');
    expect(preview).not.toContain('<button');
    expect(preview).not.toContain('script-src');
  });
});

/** Every text of a value replaced, but for ids, dates and words from lists. */
function hostile<T>(value: T, attack: string): T {
  const fixed =
    /^(id|caseId|salt|v|kind|start|end|precision|orderId|exhibitId|subjectId|basis|part|asked|role|at|offsetMinutes|zone|jurisdiction|mark|answer|mergedInto|exhibitIds|writtenAt|openedAt|answeredAt)$/;
  const replaced = (one: unknown, key: string): unknown => {
    if (fixed.test(key)) return one;
    if (Array.isArray(one)) return one.map((each) => replaced(each, key));
    if (one !== null && typeof one === 'object')
      return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, replaced(each, name)]));
    return typeof one === 'string' ? attack : one;
  };
  return replaced(value, '') as T;
}

const ATTACKS = [
  `</td></tr></table></section><script>document.title='RAN'</script>`,
  `<img src=x onerror="alert(1)">`,
  `" onmouseover="alert(1)" x="`,
  '\u202e\u2066 &amp; \u0000',
];

function hostileContext(attack: string): ReportContext {
  const incidents = [1, 2, 10, 20].map((n) => incidentOf(n, hostile(fullTelling(n), attack)));
  const subject = subjectOf(
    1,
    hostile(
      {
        names: ['x'],
        relation: 'x',
        description: 'x',
        tags: ['x'],
        accounts: [
          {
            platform: 'x',
            handle: 'x',
            accountId: 'x',
            profile: 'x',
            firstSeen: 'x',
            lastSeen: 'x',
            basis: 'known' as const,
            why: 'x',
          },
        ],
        phones: [{value: 'x', basis: 'known' as const, why: 'x'}],
      },
      attack,
    ),
  );
  return contextOf([exhibitOf(1, postFacts(1, attack))], {
    record: hostile(FULL_RECORD, attack),
    incidents,
    subjects: [subject],
  });
}

describe('a report of hostile texts', () => {
  it.each(ATTACKS)('holds %j as text in every section, and no tag of it', (attack) => {
    const html = caseReport(hostileContext(attack));
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img src=x|<[^>]*\sonmouseover=/);
    expect(html).not.toContain('\u0000');
    const ids = [...html.matchAll(/<section (?:class="[a-z-]+" )?id="([a-z]+)"/g)].map(([, id]) => id);
    for (const id of ['summary', 'chronology', 'course', 'questions', 'people', 'help', 'orders', 'diary', 'counted'])
      expect(ids).toContain(id);
  });

  it('holds a text of 100,000 characters whole with its entry, and its beginning in the tables', () => {
    const words = 'w'.repeat(100_000);
    const html = caseReport(contextOf([], {incidents: [incidentOf(1, {...fullTelling(1), words, who: words})]}));
    expect(html).toContain(`>${words}<`);
    expect(section('chronology', html).length).toBeLessThan(3000);
  });
});

describe('a report of thousands', () => {
  it('comes in pieces, none of them large, with all its numbers', () => {
    const incidents = Array.from({length: 5000}, (_, n) => incidentOf(n + 1, fullTelling(n + 1)));
    const context = contextOf([exhibitOf(1, postFacts(1, 'a'))], {incidents, record: FULL_RECORD});
    let largest = 0;
    let total = 0;
    for (const piece of caseReportPieces(context)) {
      largest = Math.max(largest, piece.length);
      total += piece.length;
    }
    expect(total).toBeGreaterThan(5_000_000);
    expect(largest).toBeLessThan(1_000_000);
    expect(countOf(context.input, say('report_countAll'))).toBe(5000);
  }, 240_000);

  it('draws neighbours together in lists, so that they stay short', () => {
    const incidents = Array.from({length: 300}, (_, n) => incidentOf(n + 1, fullTelling(1)));
    const html = caseReport(contextOf([], {incidents}));
    expect(section('counted', html)).toContain('300 entry 1 – entry 300');
    expect(incidentId(1)).not.toBe(uuid(1));
  });
});
