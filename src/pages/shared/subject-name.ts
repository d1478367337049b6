import {standsFor} from '../../core/diary/write-subject.ts';
import type {Uuid} from '../../core/ids.ts';
import {cutText} from '../../core/text.ts';
import type {SubjectRow} from '../../store/diary-rows.ts';
import {visibleText} from './hidden-characters.ts';
import {say} from './words.ts';

const LABEL_LENGTH = 80;

/** What somebody of the case is called, or that they have no name yet: plain words, for labels and lists. */
export function subjectName({name, ordinal}: Pick<SubjectRow, 'name' | 'ordinal'>): string {
  return cutText(visibleText(name.trim()), LABEL_LENGTH) || say('diary_personNoName', ordinal);
}

/** Finds somebody of the case by id; one that was taken to be somebody else is that one. */
export function personFinder(subjects: readonly SubjectRow[]): (id: Uuid) => SubjectRow | undefined {
  const byId = new Map(subjects.map((row) => [row.id, row]));
  const merged = new Map(
    subjects.map(({id, mergedInto}) => [id, mergedInto === null ? {} : {mergedInto}] satisfies [Uuid, object]),
  );
  return (id) => byId.get(standsFor(id, merged));
}
