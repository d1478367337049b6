import type {Hex64, Uuid} from '../ids.ts';
import type {HelperThing, LabelsFile} from './labels-file.ts';

/** The case that labels are held against: each thing's digests (of every revision), and the people there are. */
export type LabelledCase = {
  caseId: Uuid;
  digests: ReadonlyMap<Uuid, ReadonlySet<Hex64>>;
  subjects: ReadonlySet<Uuid>;
  /** Seal codes of the packs that the log names. */
  sealCodes: ReadonlySet<string>;
};

/** What of a file fits the case. */
export type MatchedLabels = {
  things: HelperThing[];
  order: Uuid[];
  /** How many things are no longer here, and how many are here in another form than the helper saw. */
  gone: number;
  differing: number;
  /** The pack was made here. */
  packKnown: boolean;
};

/** Holds a file of labels against the case; undefined where it is of another case. */
export function matchLabels(file: LabelsFile, known: LabelledCase): MatchedLabels | undefined {
  if (file.caseId !== known.caseId) return undefined;
  const here = file.things.filter(({id}) => known.digests.has(id));
  const things = here.filter(({id, digest}) => known.digests.get(id)?.has(digest));
  return {
    things: things.map((thing) => withKnownPerson(thing, known)),
    order: file.order.filter((id) => known.digests.has(id)),
    gone: file.things.length - here.length,
    differing: here.length - things.length,
    packKnown: known.sealCodes.has(file.sealCode),
  };
}

/** Somebody who is not here any more is left as a name. */
function withKnownPerson({person, ...thing}: HelperThing, {subjects}: LabelledCase): HelperThing {
  if (!person) return thing;
  const {subjectId, name} = person;
  return {...thing, person: subjectId && subjects.has(subjectId) ? {subjectId, name} : {name}};
}
