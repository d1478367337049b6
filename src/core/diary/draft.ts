import {typedTelling} from '../verify/parse/diary.ts';
import {objectOf, parseShape} from '../verify/parse/shape.ts';
import {emptyTelling, type Telling} from './incident.ts';

/**
 * What is kept of an incident that is being written. `note` are the private words on one that is no record yet; `from` is
 * the revision that a change began from, null for a new one.
 */
export type IncidentDraft = {telling: Telling; note: string; from: number | null};

const shape = objectOf<Telling>(typedTelling);

/**
 * Reads a draft as this or an earlier version kept it. A member that cannot be read is left as if nothing had been said
 * there; the words above all are taken wherever they are a text.
 */
export function parseDraft(content: unknown, zone: string): IncidentDraft {
  const {telling, note, from} = membersOf(content);
  const told = membersOf(telling);
  const readable = Object.entries(typedTelling).filter(([name, holds]) => holds(told[name], '$', []));
  const parsed = parseShape(shape, {
    ...emptyTelling(zone),
    ...Object.fromEntries(readable.map(([name]) => [name, told[name]])),
  });
  return {
    telling: parsed.ok ? parsed.value : emptyTelling(zone),
    note: typeof note === 'string' ? note : '',
    from: typeof from === 'number' && Number.isSafeInteger(from) ? from : null,
  };
}

/** The members of an object; none of anything else. */
function membersOf(value: unknown): {readonly [name: string]: unknown} {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
