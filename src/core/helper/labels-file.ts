import {utf8Text} from '../bytes.ts';
import {tidyTag} from '../diary/tags.ts';
import type {Hex64, Uuid} from '../ids.ts';
import {failed, ok, type Result} from '../result.ts';
import type {Instant} from '../time.ts';
import {hash, instant, listOf, objectOf, oneOf, parseShape, rule, type Shape, uuid} from '../verify/parse/shape.ts';

/** Whom a helper takes a thing to belong to: somebody of the pack, or a name of their own. */
export type ProposedPerson = {subjectId?: Uuid; name: string};

/** What a helper says of one thing of a pack. `digest` is that of the record they looked at. */
export type HelperThing = {
  kind: 'exhibit' | 'incident';
  id: Uuid;
  digest: Hex64;
  labels: string[];
  remark: string;
  person?: ProposedPerson;
};

/** `labels-….json`: what a helper gives back. It holds nothing of the things themselves but their numbers and hashes. */
export type LabelsFile = {
  v: 1;
  kind: 'helperLabels';
  /** Chosen when they began; the same in every file that goes on with it. */
  helperId: Uuid;
  name: string;
  madeAt: Instant;
  caseId: Uuid;
  packId: Uuid;
  sealCode: Hex64;
  things: HelperThing[];
  /** Ids of things in the order the helper put them in, the most important first; the rest has none. */
  order: Uuid[];
};

/** Why a file is not taken for labels. */
export type LabelsFault = 'tooLarge' | 'notLabels' | 'newerForm' | 'wrongForm';

export const LONGEST_REMARK = 1000;
const LARGEST_FILE = 8 * 1024 * 1024;
const MOST_THINGS = 20_000;
const MOST_LABELS = 50;

const isLabel = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && tidyTag(value) === value;
const label = rule(isLabel, 'a tidy label');
const remark = rule(
  (value): value is string => typeof value === 'string' && value.length <= LONGEST_REMARK && value.isWellFormed(),
  `a text of at most ${LONGEST_REMARK} characters`,
);

/** A list with a bound, none of its members twice. */
function few<T>(member: Shape<T>, most: number, nameOf: (one: T) => string): Shape<T[]> {
  const list = listOf(member);
  return (value, place, faults): value is T[] => {
    if (Array.isArray(value) && value.length > most) {
      faults.push(`${place}: more than ${most}`);
      return false;
    }
    if (!list(value, place, faults)) return false;
    if (new Set(value.map(nameOf)).size === value.length) return true;
    faults.push(`${place}: one stands twice`);
    return false;
  };
}

const same = (text: string) => text;
const person = objectOf<ProposedPerson>({subjectId: uuid, name: label}, 'subjectId');
const thing = objectOf<HelperThing>(
  {
    kind: oneOf('exhibit', 'incident'),
    id: uuid,
    digest: hash,
    labels: few(label, MOST_LABELS, same),
    remark,
    person,
  },
  'person',
);
const shape = objectOf<LabelsFile>({
  v: oneOf(1),
  kind: oneOf('helperLabels'),
  helperId: uuid,
  name: label,
  madeAt: instant,
  caseId: uuid,
  packId: uuid,
  sealCode: hash,
  things: few(thing, MOST_THINGS, ({id}) => id),
  order: few(uuid, MOST_THINGS, same),
});

/** Reads a file of labels. It comes from outside, and everything in it is taken for an attacker's. */
export function parseLabels(bytes: Uint8Array): Result<LabelsFile, LabelsFault> {
  if (bytes.length > LARGEST_FILE) return failed('tooLarge');
  const value = jsonOf(utf8Text(bytes));
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'helperLabels') {
    return failed('notLabels');
  }
  if ('v' in value && typeof value.v === 'number' && value.v > 1) return failed('newerForm');
  const parsed = parseShape(shape, value);
  return parsed.ok ? ok(onlyKnown(parsed.value)) : failed('wrongForm');
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Members that no shape looked at are not kept. */
function onlyKnown(file: LabelsFile): LabelsFile {
  const {v, kind, helperId, name, madeAt, caseId, packId, sealCode, order} = file;
  const things = file.things.map(({kind: of, id, digest, labels, remark: said, person: who}) => ({
    ...{kind: of, id, digest, labels, remark: said},
    ...(who ? {person: {...(who.subjectId ? {subjectId: who.subjectId} : {}), name: who.name}} : {}),
  }));
  return {v, kind, helperId, name, madeAt, caseId, packId, sealCode, things, order};
}

/** Whether anything was said of it. */
export function saysSomething({labels, remark: said, person: who}: HelperThing): boolean {
  return labels.length > 0 || said !== '' || who !== undefined;
}
