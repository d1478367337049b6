import type {CaseRecord} from '../../../core/custody/case.ts';
import type {CaseChange} from '../../../core/diary/revise-case.ts';
import {
  aboutWords,
  type EntryWords,
  helpWords,
  orderWords,
  referenceWords,
  stepWords,
  toldWords,
} from './entry-words.ts';
import type {Person} from './part-forms.tsx';
import {
  aboutPart,
  helpPart,
  orderPart,
  type Part,
  type PartName,
  referencePart,
  reportPart,
  stepPart,
  toldPart,
} from './parts.ts';

/** A part whose entries are looked at, and can be put back as they were. */
export type AnyPart = {
  name: PartName;
  texts(record: CaseRecord, people: readonly Person[]): LookedAt[];
};

/** `putBack` makes it stand in the record again: beside the others, or in place of the one there is. */
export type LookedAt = {entry: unknown; words: EntryWords; putBack(record: CaseRecord): CaseChange};

/** Every part of the case record, in the order of the page. */
export const PARTS: readonly AnyPart[] = [
  looked(aboutPart, aboutWords),
  looked(toldPart, toldWords),
  looked(stepPart, stepWords),
  looked(helpPart, helpWords),
  looked(referencePart, referenceWords),
  looked(reportPart, helpWords),
  looked(orderPart, orderWords),
];

function looked<T>(part: Part<T>, wordsOf: (entry: T, people: readonly Person[]) => EntryWords): AnyPart {
  return {
    name: part.name,
    texts: (record, people) =>
      part.entriesOf(record).map(({entry}) => ({
        entry,
        words: wordsOf(entry, people),
        putBack: (now) => {
          const there = part.single ? (part.entriesOf(now)[0]?.entry ?? null) : null;
          return part.change(now, {before: there, after: entry, at: part.entriesOf(now).length});
        },
      })),
  };
}
