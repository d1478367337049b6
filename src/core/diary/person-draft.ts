import {typedPerson} from '../verify/parse/diary.ts';
import {objectOf, parseShape} from '../verify/parse/shape.ts';
import type {PersonForm} from './change-subject.ts';

/** What is kept of a change of a person that is being written: what stood when it was begun, and what stands in the form. */
export type PersonDraft = {base: PersonForm; typed: PersonForm};

const shape = objectOf<PersonDraft>({
  base: objectOf<PersonForm>(typedPerson),
  typed: objectOf<PersonForm>(typedPerson),
});

/** Reads a draft as it was kept; undefined for one that another version wrote otherwise. */
export function parsePersonDraft(content: unknown): PersonDraft | undefined {
  const parsed = parseShape(shape, content);
  return parsed.ok ? parsed.value : undefined;
}
