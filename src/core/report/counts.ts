import type {Occasion} from '../custody/case.ts';
import type {Incident} from '../diary/incident.ts';
import {daysUntil} from '../diary/told-time.ts';
import {valueIn} from '../facts/facts.ts';
import type {PackExhibit, PackInput} from '../pack/pack-input.ts';
import {occasionOf as occasionFrom} from '../picture/conduct.ts';
import {countedOnce} from '../picture/counting.ts';
import {type Happening, happeningsOf, sourceOfPack} from '../picture/happening.ts';
import type {MessageName, Say} from '../words.ts';
import {accountCountId, accountKey, accountsOf} from './accounts.ts';
import {behaviourName, markName} from './behaviour-names.ts';
import {SURE} from './chronology-lines.ts';
import {doubtsOf} from './exhibit-doubts.ts';
import {html, type Markup} from './html.ts';
import {BASIS, kindName} from './kind-names.ts';
import {platformName} from './platform-name.ts';
import {newestIncidents, newestSubjects, subjectName} from './sources.ts';
import {timelineOf} from './timeline.ts';

/** A number of the report and what was counted: whoever doubts it can count again. */
export type Count = {id: string; label: string; of: readonly Occasion[]};

/** Numbers that answer one question. */
export type CountGroup = {id: CountId; title: MessageName; counts: readonly Count[]};

export type CountId =
  | 'occasions'
  | 'entries'
  | 'entryTimes'
  | 'behaviour'
  | 'marks'
  | 'told'
  | 'exhibits'
  | 'exhibitTimes'
  | 'platforms'
  | 'doubts'
  | 'pages'
  | 'accounts'
  | 'persons';

const counted = new WeakMap<PackInput, readonly CountGroup[]>();

/** Every number of the two-minute page, in its order. */
export function countsOf(input: PackInput): readonly CountGroup[] {
  const before = counted.get(input);
  if (before) return before;
  const happenings = happeningsOf(sourceOfPack(input));
  const groups = [
    occasionCount(happenings, input),
    ...diaryCounts(input),
    ...exhibitCounts(input),
    pageCounts(input),
    accountCounts(input),
    personCounts(happenings, input),
  ].filter(({counts}) => counts.length > 0);
  counted.set(input, groups);
  return groups;
}

/** A number that leads to what was counted. */
export function countLink({id, of}: Count): Markup {
  return of.length === 0 ? html`0` : html`<a href="#count-${id}">${of.length}</a>`;
}

function diaryCounts(input: PackInput): CountGroup[] {
  const {say} = input;
  const records = newestIncidents(input).map(({record}) => record);
  const those = (of: (one: Incident) => boolean) => records.filter(of).map(occasion);
  const count = (id: string, label: MessageName, of: (one: Incident) => boolean): Count => ({
    id,
    label: say(label),
    of: those(of),
  });
  return [
    {id: 'entries', title: 'report_countEntries', counts: filled([count('entries', 'report_countAll', () => true)])},
    {
      id: 'entryTimes',
      title: 'report_countEntryTimes',
      counts: filled([
        ...grouped(records, 'sure', ({happened}) => [[happened.precision, say(SURE[happened.precision])]], occasion),
        count('later', 'report_countWrittenLater', (one) => (daysUntil(one.happened, one.writtenAt) ?? 0) > 7),
      ]),
    },
    {
      id: 'behaviour',
      title: 'report_countBehaviour',
      counts: grouped(records, 'kind', ({kinds}) => kinds.map((id) => [id, behaviourName(id, say)]), occasion),
    },
    {
      id: 'marks',
      title: 'report_countMarks',
      counts: filled([
        ...grouped(records, 'mark', ({marks}) => marks.map((id) => [id, markName(id, say)]), occasion),
        count('weapon', 'report_incidentWeapon', ({danger}) => danger.weapon !== ''),
        count('vehicle', 'report_incidentVehicle', ({danger}) => danger.vehicle !== ''),
        count('children', 'report_incidentChildren', ({danger}) => danger.children !== ''),
        count('threats', 'report_countThreatWords', ({danger}) => danger.threats !== ''),
        count('injury', 'report_incidentInjury', ({effect}) => effect.injury !== ''),
        count('loss', 'report_incidentLoss', ({effect}) => effect.loss !== ''),
        count('breach', 'report_countBreaches', ({breaches}) => breaches.length > 0),
      ]),
    },
    {
      id: 'told',
      title: 'report_countTold',
      counts: filled([
        count('witnesses', 'report_countWitnesses', ({witnesses}) => witnesses.length > 0),
        count('police', 'report_toldPolice', ({reported}) => reported.some(({kind}) => kind === 'police')),
        count('platform', 'report_toldPlatform', ({reported}) => reported.some(({kind}) => kind === 'platform')),
        count('others', 'report_toldOther', ({reported}) => reported.some(({kind}) => kind === 'other')),
      ]),
    },
  ];
}

function exhibitCounts(input: PackInput): CountGroup[] {
  const {say, exhibits} = input;
  const rows = timelineOf(exhibits);
  const imported = exhibits.filter(({exhibit}) => exhibit.origin === 'imported');
  const doubtful = exhibits.filter((one) => doubtsOf(one, say).length > 0);
  const ofExhibits = (id: string, label: MessageName, of: readonly PackExhibit[]): Count => ({
    ...{id, label: say(label)},
    of: of.map(occasionOf),
  });
  return [
    {
      id: 'exhibits',
      title: 'report_countExhibits',
      counts: filled([
        ofExhibits('exhibits', 'report_countAll', exhibits),
        ...grouped(exhibits, 'item', ({facts}) => [[kindName(facts, say), kindName(facts, say)]], occasionOf),
        ofExhibits('imported', 'report_countImported', imported),
      ]),
    },
    {
      id: 'exhibitTimes',
      title: 'report_countExhibitTimes',
      counts: grouped(
        rows,
        'basis',
        ({basis}) => [[basis, say(BASIS[basis])]],
        ({exhibit}) => occasionOf(exhibit),
      ),
    },
    {
      id: 'platforms',
      title: 'report_byPlatform',
      counts: grouped(exhibits, 'platform', (one) => [[platformOf(one, say), platformOf(one, say)]], occasionOf),
    },
    {
      id: 'doubts',
      title: 'report_doubtful',
      counts: filled([ofExhibits('doubts', 'report_countAll', doubtful)]),
    },
  ];
}

/** Each thing once: an exhibit that belongs to an entry counts with it, an item that was kept twice by the first. */
function occasionCount(happenings: readonly Happening[], {say}: PackInput): CountGroup {
  const of = countedOnce(happenings).counted.map(occasionFrom);
  return {
    id: 'occasions',
    title: 'report_countOccasions',
    counts: filled([{id: 'occasions', label: say('report_countAll'), of}]),
  };
}

/** What the keeper puts down to each person: entries they did, exhibits and accounts that are linked to them. */
function personCounts(happenings: readonly Happening[], input: PackInput): CountGroup {
  return {
    id: 'persons',
    title: 'report_countPersons',
    counts: newestSubjects(input).map(({record}) => ({
      id: `person-${record.ordinal}`,
      label: subjectName(record, input),
      of: happenings.filter(({subjectIds}) => subjectIds.includes(record.id)).map(occasionFrom),
    })),
  };
}

/** Each page that exhibits were seen on. */
function pageCounts({exhibits}: PackInput): CountGroup {
  const pageOf = ({facts}: PackExhibit) => facts && (valueIn(facts.page.addressPlain) ?? valueIn(facts.page.address));
  const keys = (one: PackExhibit) => {
    const page = pageOf(one);
    return page === undefined ? [] : [[page, page] as const];
  };
  return {id: 'pages', title: 'report_pages', counts: grouped(exhibits, 'page', keys, occasionOf)};
}

/** Each account that exhibits show, in the order of `accountsOf`, and those that show none. */
function accountCounts({exhibits, say}: PackInput): CountGroup {
  const none = exhibits.filter((one) => accountKey(one) === undefined).map(occasionOf);
  const all = accountsOf(exhibits).map((account, at): Count => {
    const of = account.of.map((id) => occasionOf({id}));
    return {id: accountCountId(at), label: [...account.names].join(' '), of};
  });
  return {
    id: 'accounts',
    title: 'report_accountCount',
    counts: [...all, ...filled([{id: NO_ACCOUNT, label: say('report_noAccount'), of: none}])],
  };
}

/** The count of exhibits that show no account. */
export const NO_ACCOUNT = 'no-account';

function platformOf({facts}: PackExhibit, say: Say): string {
  const platform = facts && valueIn(facts.item.platform);
  return platform === undefined ? say('report_platformUnknown') : platformName(platform);
}

function occasion({id}: Incident): Occasion {
  return {kind: 'incident', id};
}

function occasionOf({id}: Pick<PackExhibit, 'id'>): Occasion {
  return {kind: 'exhibit', id};
}

function filled(counts: readonly Count[]): Count[] {
  return counts.filter(({of}) => of.length > 0);
}

/** How often each of the keys that a record has, most first. Ids are numbered: a key may hold anything. */
function grouped<T>(
  records: readonly T[],
  prefix: string,
  keysOf: (one: T) => readonly (readonly [key: string, label: string])[],
  toOccasion: (one: T) => Occasion,
): Count[] {
  const found = new Map<string, {label: string; of: Occasion[]}>();
  for (const one of records)
    for (const [key, label] of new Map(keysOf(one))) {
      const group = found.get(key) ?? {label, of: []};
      group.of.push(toOccasion(one));
      found.set(key, group);
    }
  return [...found.values()]
    .sort((a, b) => b.of.length - a.of.length)
    .map((group, at) => ({id: `${prefix}-${at + 1}`, ...group}));
}
