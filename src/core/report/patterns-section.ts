import type {Occasion} from '../custody/case.ts';
import type {Uuid} from '../ids.ts';
import type {PackInput, ReportContext} from '../pack/pack-input.ts';
import {occasionOf} from '../picture/conduct.ts';
import {type Bucket, byMonth, byWeek, countedOnce, type NotPlaced} from '../picture/counting.ts';
import {filledMonths, filledWeeks} from '../picture/filled.ts';
import {gapsAndBursts} from '../picture/gaps.ts';
import {type Happening, happeningsOf, sourceOfPack} from '../picture/happening.ts';
import {hourByWeekday} from '../picture/hour-map.ts';
import {marksOver} from '../picture/marks.ts';
import {accountsSeen, newAccountsAfter} from '../picture/new-accounts.ts';
import {aroundStep, stepsOf} from '../picture/steps.ts';
import type {MessageName} from '../words.ts';
import {markName} from './behaviour-names.ts';
import {html, type Markup, nothing} from './html.ts';
import {barTable} from './pattern-bars.ts';
import {hourTable} from './pattern-hours.ts';
import {aroundTable, burstTable, gapTable, newAccountsTable} from './pattern-lists.ts';
import {occasionLinks} from './sources.ts';

/** More weeks than this stand in the table of months alone. */
const WEEKS = 53;
const MONTHS = 120;
/** With fewer things than this there is nothing to see in numbers. */
const FEWEST = 2;

/** What every table of the section is made from. */
export type Patterns = {
  input: PackInput;
  zone: string;
  counted: readonly Happening[];
  links: (ids: readonly Uuid[]) => Markup;
};

/** How many when: by month and week, hours, pauses, marks, what came after what. Counts that lead to their sources. */
export function* patternsSection({input}: ReportContext): Generator<Markup> {
  const {say} = input;
  const source = sourceOfPack(input);
  const happenings = happeningsOf(source);
  if (happenings.length < FEWEST) return;
  const {counted, instead} = countedOnce(happenings);
  const occasions = new Map<Uuid, Occasion>(happenings.map((one) => [one.id, occasionOf(one)]));
  const patterns: Patterns = {
    input,
    zone: source.zone,
    counted,
    links: (ids) =>
      occasionLinks(
        ids.flatMap((id) => occasions.get(id) ?? []),
        input,
      ),
  };
  yield html`<section class="patterns" id="patterns">
<h2>${say('report_patternsTitle')}</h2>
<p>${say('report_patternsIntro', source.zone === '' ? say('report_zoneUnknown') : source.zone)}</p>
${instead.size > 0 ? html`<p class="small">${say('report_patternsMerged')} ${patterns.links([...instead.keys()])}</p>` : nothing}
`;
  yield* bars(patterns);
  yield hourTable(patterns, hourByWeekday(counted, source.zone));
  yield* afterwards(patterns);
  yield html`</section>
`;
}

function* bars(patterns: Patterns): Generator<Markup> {
  const {input, counted, zone} = patterns;
  const {say} = input;
  const months = byMonth(counted, zone);
  const monthRows = filledMonths(months.buckets, MONTHS);
  yield barTable(patterns, {
    id: 'month',
    caption: say('report_patternsByMonth'),
    head: 'report_headMonth',
    buckets: monthRows.buckets,
  });
  yield notPlacedLine(months.notPlaced, patterns, {earlier: monthRows.earlier});
  const weeks = byWeek(counted, zone);
  const weekRows = filledWeeks(weeks.buckets, WEEKS);
  yield barTable(patterns, {
    id: 'week',
    caption: say('report_patternsByWeek'),
    head: 'report_headWeek',
    buckets: weekRows.buckets,
  });
  yield notPlacedLine(weeks.notPlaced, patterns, {earlier: weekRows.earlier});
  for (const [at, {mark, months: marked}] of marksOver(counted, zone).entries()) {
    yield barTable(patterns, {
      id: `mark-${at + 1}`,
      caption: say('report_patternsMark', markName(mark, say)),
      head: 'report_headMonth',
      buckets: marked.buckets,
    });
    yield notPlacedLine(marked.notPlaced, patterns);
  }
}

/** Pauses and bursts, and what came after a step. After is all that is said: never because. */
function* afterwards(patterns: Patterns): Generator<Markup> {
  const {input, counted, zone} = patterns;
  const found = gapsAndBursts(counted, zone);
  yield gapTable(patterns, found);
  yield burstTable(patterns, found);
  const record = input.caseRecords.at(-1)?.record;
  if (!record) return;
  const steps = stepsOf(record, zone);
  yield aroundTable(
    patterns,
    steps.flatMap((step) => aroundStep(counted, step) ?? []),
  );
  yield newAccountsTable(patterns, newAccountsAfter(accountsSeen(sourceOfPack(input)), steps));
}

/** What a table could not place, and why; nothing is left out without a word. */
export function notPlacedLine(
  {crossing, seenOnly, undated}: NotPlaced,
  {input, links}: Patterns,
  {crossed = 'report_notPlacedCrossing', earlier = []}: {crossed?: MessageName; earlier?: readonly Bucket[]} = {},
): Markup {
  const {say} = input;
  const lines = [
    ['report_notPlacedEarlier', earlier.flatMap(({ids, about}) => [...ids, ...about])],
    [crossed, crossing],
    ['report_notPlacedSeen', seenOnly],
    ['report_notPlacedUndated', undated],
  ] as const;
  const told = lines.filter(([, ids]) => ids.length > 0);
  if (told.length === 0)
    return html`<p class="small">${say('report_notPlacedNone')}</p>
`;
  return html`<p class="small">${told.map(([label, ids]) => html`${say(label)} ${ids.length} (${links(ids)}). `)}</p>
`;
}
