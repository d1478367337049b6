import {emptyTelling, type Incident, type Telling} from '../../src/core/diary/incident.ts';
import {sealRecord} from '../../src/core/diary/sealed-record.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import {firstIncident} from '../../src/core/diary/write-incident.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {TracedTime} from '../../src/core/picture/exhibit-trace.ts';
import {type Instant, instantOf} from '../../src/core/time.ts';
import {currentCase} from '../../src/store/cases.ts';
import {incidentRow} from '../../src/store/diary-rows.ts';
import type {Store} from '../../src/store/open-store.ts';
import {changeCase} from '../../src/store/revise-case.ts';
import {addSubject} from '../../src/store/subjects.ts';
import {circumstances, MOMENT} from '../support/samples.ts';
import {seed} from './seed.ts';

const DAY = 86_400_000;

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export type PictureSeed = {exhibits: number; incidents: number; days?: number};

/** A case over some time: rows of exhibits as a save writes them, sealed incidents, two people, and steps. */
export async function seedPicture(
  store: Store,
  {exhibits, incidents, days = 200}: PictureSeed,
): Promise<{people: Uuid[]; incidents: Incident[]}> {
  const when = circumstances();
  const {caseId} = await currentCase(store, when);
  const [first] = await seed(store, [
    {name: 'Mara Voss', handle: '@mara', platform: 'x', text: 'words that were posted'},
  ]);
  const people = await Promise.all(
    ['Somebody at work', 'The neighbour'].map(async (name, index) => {
      const account = {platform: 'x', handle: `@shadow${index}`, accountId: '', profile: '', why: ''};
      const noted = {
        ...account,
        firstSeen: index === 0 ? '2025-12-01' : '2026-02-20',
        lastSeen: '',
        basis: 'suspected' as const,
      };
      const description = {...emptyDescription(), names: [name], accounts: [noted]};
      return (await addSubject(store, description, when)).record.id;
    }),
  );
  const roll = dice(42);
  const start = Date.UTC(2026, 2, 1) - days * DAY;
  const rows = store.transaction('rows', 'readwrite');
  for (let ordinal = 2; first && ordinal <= exhibits; ordinal += 1) {
    const day = start + roll(days) * DAY;
    const hour = roll(3) === 0 ? roll(24) : 20 + roll(4);
    const at = instantOf(day + hour * 3_600_000 + roll(60) * 60_000) ?? MOMENT.at;
    const handle = ['@mara', '@shadow0', '@shadow1'][roll(3)] ?? '';
    void rows.store.add({
      ...first,
      ...{id: crypto.randomUUID() as Uuid, ordinal, handle, name: `Name ${ordinal}`, sealedAt: at},
      trace: {
        origin: roll(12) === 0 ? 'imported' : 'captured',
        platform: 'x',
        accountId: '',
        item: '',
        time: timeAt(at, roll),
      },
    });
  }
  await rows.done;
  const written = await seedIncidents(store, caseId, incidents, start, days, people, roll);
  await changeCase(
    store,
    () => ({
      zone: 'Europe/London',
      toldToStop: {at: '2025-12-20T18:30', how: 'By message, in plain words'},
      stepsTaken: [{kind: 'blocked', at: '2026-01-10', what: 'Blocked on X', exhibitIds: []}],
      orders: [{name: 'Non-molestation order', court: 'Family court', from: '2026-02-10', to: '2026-08-10', terms: []}],
      helpSought: [{at: '2026-01-12', to: 'Helpline', kind: 'service', said: '', outcome: '', reference: ''}],
    }),
    when,
  );
  return {people, incidents: written};
}

function timeAt(at: Instant, roll: (below: number) => number): TracedTime {
  const kind = roll(10);
  if (kind === 0) return {from: at, to: at, known: 'seen'};
  if (kind === 1) return {from: at, to: instantOf(Date.parse(at) + 3 * DAY) ?? at, known: 'range'};
  return {from: at, to: at, known: kind === 2 ? 'fromId' : 'exact'};
}

async function seedIncidents(
  store: Store,
  caseId: Uuid,
  count: number,
  start: number,
  days: number,
  people: readonly Uuid[],
  roll: (below: number) => number,
): Promise<Incident[]> {
  const transaction = store.transaction(['revisions', 'diaryRows', 'counters'], 'readwrite');
  const written: Incident[] = [];
  for (let ordinal = 1; ordinal <= count; ordinal += 1) {
    const day = new Date(start + roll(days) * DAY).toISOString().slice(0, 10);
    const place = {id: crypto.randomUUID() as Uuid, caseId, ordinal, salt: 'AAAAAAAAAAAAAAAAAAAAAA=='};
    const {record} = firstIncident(tellingOn(day, people, roll), place, MOMENT);
    const sealed = sealRecord(record);
    const {id} = record;
    written.push(record);
    void transaction
      .objectStore('revisions')
      .add({...{kind: 'incident', id, caseId, ordinal, revision: 1}, digest: sealed.digest, json: sealed.json});
    void transaction.objectStore('diaryRows').put(incidentRow(record));
  }
  const counter = await transaction.objectStore('counters').get(caseId);
  if (counter) void transaction.objectStore('counters').put({...counter, incidents: count});
  await transaction.done;
  return written;
}

function tellingOn(day: string, people: readonly Uuid[], roll: (below: number) => number): Telling {
  const kind = roll(6);
  const [person] = people;
  const zone = 'Europe/London';
  return {
    ...emptyTelling(zone),
    words: `They stood across the street again. ${day}`,
    happened:
      kind === 0
        ? {start: '', end: null, precision: 'unknown', zone}
        : kind === 1
          ? {start: day, end: null, precision: 'about', zone}
          : kind === 2
            ? {start: day.slice(0, 7), end: null, precision: 'exact', zone}
            : {start: `${day}T${String(17 + roll(6)).padStart(2, '0')}:30`, end: null, precision: 'exact', zone},
    involved: person && roll(2) === 0 ? [{subjectId: person, part: 'did'}] : [],
    kinds: roll(2) === 0 ? ['watching'] : ['messages'],
    marks: roll(8) === 0 ? ['threat'] : roll(10) === 0 ? ['escalation'] : [],
    effect: {felt: 'I did not sleep.', changed: '', injury: '', loss: ''},
  };
}
