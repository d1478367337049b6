// Runs in a page of the extension, through the product's own store: nothing here writes past it.
import {emptyTelling, type Telling} from '../../../src/core/diary/incident.ts';
import {emptyDescription} from '../../../src/core/diary/subject.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import {currentCase} from '../../../src/store/cases.ts';
import {type Circumstances, deviceNow, randomUuid} from '../../../src/store/circumstances.ts';
import {writeIncident} from '../../../src/store/incidents.ts';
import {openStore} from '../../../src/store/open-store.ts';
import {reviseCase} from '../../../src/store/revise-case.ts';
import {addSubject} from '../../../src/store/subjects.ts';
import {demoStory, type PersonName, type ToldThing} from './story.ts';

const DAY_MS = 86_400_000;

/** Writes the whole story into the database of this browser. Gives how many entries of the diary it wrote. */
export async function fillCase(version: string): Promise<number> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.detail}`);
  const store = opened.value;
  const circumstances: Circumstances = {now: deviceNow, session: randomUuid(), version};
  const {caseId} = await currentCase(store, circumstances);
  const {people, things, caseWords} = demoStory(dayAgo);
  const ids = {} as Record<PersonName, Uuid>;
  for (const [name, told] of Object.entries(people)) {
    const {record} = await addSubject(store, {...emptyDescription(), ...told}, circumstances);
    ids[name as PersonName] = record.id;
  }
  const written: {id: Uuid; thing: ToldThing}[] = [];
  for (const thing of things) {
    const {record} = await writeIncident(store, tellingOf(thing, ids), circumstances);
    written.push({id: record.id, thing});
  }
  const counted = written.filter(({thing}) => thing.by === 'rowan').map(({id}) => ({kind: 'incident' as const, id}));
  await reviseCase(
    store,
    caseId,
    () => ({...caseWords, ...(caseWords.course ? {course: {...caseWords.course, occasions: counted}} : {})}),
    circumstances,
  );
  store.close();
  return written.length;
}

function tellingOf({daysAgo, clock, sure, over, by, ...told}: ToldThing, ids: Record<PersonName, Uuid>): Telling {
  const {zone} = deviceNow();
  const start = clock ? `${dayAgo(daysAgo)}T${clock}` : dayAgo(daysAgo);
  const end = over === undefined ? null : dayAgo(daysAgo - over);
  const precision = end ? 'between' : (sure ?? (clock ? 'exact' : 'about'));
  return {
    ...emptyTelling(zone),
    ...told,
    happened: {start, end, precision, zone},
    involved: by ? [{subjectId: ids[by], part: 'did'}] : [],
  };
}

/** `yyyy-mm-dd`, by the wall clock of this device. */
function dayAgo(days: number): string {
  const {at, offsetMinutes} = deviceNow();
  return new Date(Date.parse(at) + offsetMinutes * 60_000 - days * DAY_MS).toISOString().slice(0, 10);
}
