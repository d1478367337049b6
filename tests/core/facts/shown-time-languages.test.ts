import {describe, expect, test} from 'vitest';
import {meaningOf} from '../../../src/core/facts/shown-time.ts';
import {type Instant, instantOf} from '../../../src/core/time.ts';

const NOW = Date.UTC(2026, 2, 1, 10);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The interface languages of the platforms, as pages tag them. */
const LANGUAGES = [
  'en',
  'zh-Hans',
  'zh-Hant',
  'es',
  'hi',
  'ar',
  'pt',
  'bn',
  'ru',
  'ja',
  'de',
  'fr',
  'ko',
  'tr',
  'vi',
].concat([
  'it',
  'fa',
  'pl',
  'uk',
  'id',
  'th',
  'nl',
  'ro',
  'ur',
  'el',
  'he',
  'sv',
  'cs',
  'hu',
  'pt-PT',
  'ar-EG',
  'es-MX',
]);

function meaning(shown: string, language: string, zone = 'Europe/Berlin', now = NOW) {
  return meaningOf(shown, {at: instantOf(now) as Instant, language, zone, clock: 'viewer'});
}

function isWithin({earliest, latest}: ReturnType<typeof meaning>, at: number): boolean {
  return earliest !== null && latest !== null && Date.parse(earliest) <= at && at <= Date.parse(latest);
}

/** What platforms write, and what it was: how long ago, or a day and hour in Berlin. */
const WRITTEN: [language: string, shown: string, meant: number | string][] = [
  ['de', '2 Std.', 2 * HOUR],
  ['de', 'vor 3 Tagen', 3 * DAY],
  ['de', 'vor einer Stunde', HOUR],
  ['de', 'vor 5 Min.', HOUR / 12],
  ['de', '1 Wo.', 7 * DAY],
  ['de', 'Gerade eben', 10_000],
  ['de', 'Gestern um 17:12', '2026-02-28T16:12:00Z'],
  ['de', '3. März 2025 um 18:42 Uhr', '2025-03-03T17:42:00Z'],
  ['de', 'Dienstag, 4. März 2025', '2025-03-04T11:00:00Z'],
  ['de', '14. Feb.', '2026-02-14T11:00:00Z'],
  ['de', '01.03.2025 18:42', '2025-03-01T17:42:00Z'],
  ['fr', 'il y a 3 j', 3 * DAY],
  ['fr', '2 h', 2 * HOUR],
  ['fr', 'il y a une heure', HOUR],
  ['fr', 'Hier, à 17:12', '2026-02-28T16:12:00Z'],
  ['fr', '1er mars 2025, 18h42', '2025-03-01T17:42:00Z'],
  ['fr', 'à l’instant', 20_000],
  ['es', 'hace 2 h', 2 * HOUR],
  ['es', '3 sem', 21 * DAY],
  ['es', '5 min', HOUR / 12],
  ['es', '14 feb', '2026-02-14T11:00:00Z'],
  ['es', '3 mar 2025', '2025-03-03T11:00:00Z'],
  ['es', '3 de marzo de 2025 a las 18:42', '2025-03-03T17:42:00Z'],
  ['es', 'Ayer a las 5:12 p. m.', '2026-02-28T16:12:00Z'],
  ['pt-BR', 'há 2 h', 2 * HOUR],
  ['pt-BR', '3 de março de 2025 às 18:42', '2025-03-03T17:42:00Z'],
  ['it', '3 g fa', 3 * DAY],
  ['it', "un'ora fa", HOUR],
  ['it', 'ieri alle 17:12', '2026-02-28T16:12:00Z'],
  ['nl', '3 uur geleden', 3 * HOUR],
  ['nl', 'gisteren om 17:12', '2026-02-28T16:12:00Z'],
  ['pl', '3 godz.', 3 * HOUR],
  ['pl', 'godzinę temu', HOUR],
  ['pl', 'wczoraj o 17:12', '2026-02-28T16:12:00Z'],
  ['ru', '3 дн.', 3 * DAY],
  ['ru', 'два часа назад', 2 * HOUR],
  ['ru', 'час назад', HOUR],
  ['ru', 'вчера в 17:12', '2026-02-28T16:12:00Z'],
  ['ru', '3 мар 2025', '2025-03-03T11:00:00Z'],
  ['ru', '14 фев в 18:42', '2026-02-14T17:42:00Z'],
  ['uk', '3 год тому', 3 * HOUR],
  ['tr', '2 saat önce', 2 * HOUR],
  ['tr', '5 dk', HOUR / 12],
  ['tr', 'Dün 17:12', '2026-02-28T16:12:00Z'],
  ['ar', 'منذ ساعتين', 2 * HOUR],
  ['ar', '٢ س', 2 * HOUR],
  ['ar', 'منذ ٣ أيام', 3 * DAY],
  ['ar', 'منذ ساعة', HOUR],
  ['ar', 'أمس في ٥:١٢ م', '2026-02-28T16:12:00Z'],
  ['ar', '٣ مارس ٢٠٢٥', '2025-03-03T11:00:00Z'],
  ['fa', '۲ ساعت پیش', 2 * HOUR],
  ['fa', '۱۳ اسفند ۱۴۰۳', '2025-03-03T11:00:00Z'],
  ['fa', '۱۴۰۳/۱۲/۱۳', '2025-03-03T11:00:00Z'],
  ['ur', '2 گھنٹے پہلے', 2 * HOUR],
  ['hi', '2 घंटे पहले', 2 * HOUR],
  ['hi', '२ घं॰', 2 * HOUR],
  ['bn', '২ ঘণ্টা আগে', 2 * HOUR],
  ['bn', 'গতকাল ৫:১২ PM', '2026-02-28T16:12:00Z'],
  ['th', '2 ชั่วโมงที่แล้ว', 2 * HOUR],
  ['th', '3 มีนาคม 2568 เวลา 18:42 น.', '2025-03-03T17:42:00Z'],
  ['th', 'เมื่อวานนี้ เวลา 17:12 น.', '2026-02-28T16:12:00Z'],
  ['vi', '3 giờ trước', 3 * HOUR],
  ['vi', 'Hôm qua lúc 17:12', '2026-02-28T16:12:00Z'],
  ['vi', '3 tháng 3, 2025', '2025-03-03T11:00:00Z'],
  ['id', '2 jam yang lalu', 2 * HOUR],
  ['id', 'Kemarin pukul 17.12', '2026-02-28T16:12:00Z'],
  ['ja', '2時間前', 2 * HOUR],
  ['ja', '3か月前', 91 * DAY],
  ['ja', '昨日 17:12', '2026-02-28T16:12:00Z'],
  ['ja', '2025年3月3日 18:42', '2025-03-03T17:42:00Z'],
  ['ja', '2月14日', '2026-02-14T11:00:00Z'],
  ['ja', '午後5:12 · 2025年3月3日', '2025-03-03T16:12:00Z'],
  ['ko', '2시간 전', 2 * HOUR],
  ['ko', '어제 오후 5:12', '2026-02-28T16:12:00Z'],
  ['ko', '2025년 3월 3일', '2025-03-03T11:00:00Z'],
  ['zh-CN', '2小时前', 2 * HOUR],
  ['zh-CN', '刚刚', 10_000],
  ['zh-CN', '昨天 17:12', '2026-02-28T16:12:00Z'],
  ['zh-TW', '下午5:12 · 2025年3月3日', '2025-03-03T16:12:00Z'],
  ['el', 'πριν από 2 ώρες', 2 * HOUR],
  ['el', 'Χθες στις 5:12 μ.μ.', '2026-02-28T16:12:00Z'],
  ['ro', 'acum 2 ore', 2 * HOUR],
  ['ro', 'acum 21 de ore', 21 * HOUR],
  ['he', 'לפני שעתיים', 2 * HOUR],
  ['he', 'לפני שעה', HOUR],
  ['he', '3 במרץ 2025', '2025-03-03T11:00:00Z'],
  ['sv', 'för 2 timmar sedan', 2 * HOUR],
  ['sv', 'igår kl. 17:12', '2026-02-28T16:12:00Z'],
  ['cs', 'před 2 hodinami', 2 * HOUR],
  ['cs', 'včera v 17:12', '2026-02-28T16:12:00Z'],
  ['hu', '2 órája', 2 * HOUR],
  ['hu', '2025. március 3. 18:42', '2025-03-03T17:42:00Z'],
];

describe('as platforms write it', () => {
  test.each(WRITTEN)('%s: %s', (language, shown, meant) => {
    const at = typeof meant === 'number' ? NOW - meant : Date.parse(meant);
    const read = meaning(shown, language);
    expect(isWithin(read, at), JSON.stringify(read)).toBe(true);
  });

  test.each([
    ['de', 'in 2 Tagen'],
    ['de', 'morgen um 17:12'],
    ['de', 'vor Jahren'],
    ['ja', '2日後'],
    // The second of the month, or two days ago.
    ['ja', '2日'],
    ['ko', '2일'],
    ['fr', 'hier ou demain'],
    ['it', 'mar 3'],
    ['th', '3 มีนาคม 1200'],
    ['fa', '۱۳ اسفند ۹۹۹۹'],
    ['es', '31 de febrero de 2025'],
    ['en', '3 März 2025'],
  ])('%s: nothing is said of "%s"', (language, shown) => {
    expect(meaning(shown, language).earliest).toBeNull();
  });
});

/** Small numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const LENGTHS = {
  second: 1000,
  minute: 60_000,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 2_629_746_000,
  year: 31_556_952_000,
};

/** All ways in which a language tells an instant: cut off or rounded, on its own clock, with its own figures. */
function waysToWrite(language: string, at: number, now: number, zone: string): string[] {
  const ways: string[] = [];
  for (const style of ['long', 'short', 'narrow'] as const) {
    const format = new Intl.RelativeTimeFormat(language, {style, numeric: 'always'});
    for (const [unit, length] of Object.entries(LENGTHS)) {
      const exact = (now - at) / length;
      for (const count of new Set([Math.floor(exact), Math.round(exact)])) {
        if (count < 1 || count > 99) continue;
        ways.push(format.format(-count, unit as Intl.RelativeTimeFormatUnit));
        if (style === 'narrow' || (unit === 'day' && /^(ja|ko|zh)/.test(language))) continue;
        const bare = new Intl.NumberFormat(language, {style: 'unit', unit, unitDisplay: style});
        ways.push(bare.format(count));
      }
    }
  }
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, {timeZone: zone, ...options}).format(at);
  ways.push(date({dateStyle: 'full', timeStyle: 'short'}), date({dateStyle: 'long'}), date({dateStyle: 'medium'}));
  ways.push(
    date({dateStyle: 'long', timeStyle: 'medium'}),
    date({dateStyle: 'medium', timeStyle: 'short', hour12: true}),
  );
  ways.push(date({year: 'numeric', month: '2-digit', day: '2-digit'}), date({dateStyle: 'short'}));
  if (now - at < 300 * DAY) ways.push(date({month: 'short', day: 'numeric'}), date({month: 'long', day: 'numeric'}));
  return ways;
}

/** Instants up to five years back, most of them near. */
function* instants(seed: number, count: number): Generator<{at: number; now: number}> {
  const random = numbers(seed);
  const next = () => random.next().value as number;
  for (let i = 0; i < count; i += 1) {
    const now = Date.UTC(2016, 0, 1) + Math.floor(next() * 12 * 365) * DAY + Math.floor(next() * DAY);
    yield {at: now - Math.floor(next() ** 4 * 5 * 365 * DAY), now};
  }
}

const ZONES = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia'];

describe('the instant that was meant lies within the bounds', () => {
  test.each(LANGUAGES)('in %s', (language) => {
    let [written, understood] = [0, 0];
    const not = new Set<string>();
    for (const [i, {at, now}] of [...instants(language.length * 7919, 16)].entries()) {
      const zone = ZONES[i % ZONES.length] ?? 'UTC';
      for (const shown of waysToWrite(language, at, now, zone)) {
        written += 1;
        const read = meaning(shown, language, zone, now);
        if (read.earliest === null) not.add(shown);
        else {
          understood += 1;
          if (!isWithin(read, at))
            expect.fail(
              `"${shown}" seen ${new Date(now).toISOString()}: ${new Date(at).toISOString()} is not in ${read.earliest} to ${read.latest}`,
            );
        }
      }
    }
    expect(understood / written, `of ${written}, not understood: ${[...not].slice(0, 40).join(' | ')}`).toBeGreaterThan(
      0.93,
    );
  });
});

/** "3 j" is days in French and years in German: of one or two letters only the page itself can say what they mean. */
const BARE_LETTERS = /^\P{L}*\p{L}\p{M}*(?:\p{L}\p{M}*)?\P{L}*$/u;

describe('a page that states another language than it is written in', () => {
  test.each(LANGUAGES)('%s read as any other is unknown or right', (language) => {
    const wrong: string[] = [];
    for (const {at, now} of instants(language.length * 104_729 + 1, 3)) {
      for (const shown of new Set(waysToWrite(language, at, now, 'Europe/Berlin'))) {
        if (BARE_LETTERS.test(shown)) continue;
        for (const stated of LANGUAGES) {
          const read = meaning(shown, stated, 'Europe/Berlin', now);
          if (read.earliest !== null && !isWithin(read, at))
            wrong.push(
              `"${shown}" (${language}) as ${stated}, ${new Date(at).toISOString()}: ${read.earliest} to ${read.latest}`,
            );
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
