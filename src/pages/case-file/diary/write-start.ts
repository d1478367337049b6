import {type IncidentDraft, parseDraft} from '../../../core/diary/draft.ts';
import {emptyTelling, type Telling} from '../../../core/diary/incident.ts';
import {tellingOf} from '../../../core/diary/write-incident.ts';
import type {Uuid} from '../../../core/ids.ts';
import {currentCaseId} from '../../../store/current-case.ts';
import {listDrafts, readDraft} from '../../../store/drafts.ts';
import {incidentRevisions} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {type DraftPlace, newPlace, placeOf} from '../drafts/draft-keeper.ts';
import type {Route} from '../route.ts';

/** What the form begins with. */
export type WriteStart = {
  place: DraftPlace;
  draft: IncidentDraft;
  /** What stood there before anything was changed: nothing, or the revision that the change began from. */
  base: Telling;
  /** Begins with words that were written before. */
  fromDraft: boolean;
  /** Of the incident that is changed. */
  number: number | undefined;
};

/** Finds what to begin with: the draft, the incident to be changed, or an empty form. */
export async function readStart(store: Store, route: Route & {panel: 'write'}): Promise<WriteStart | 'absent'> {
  const stored = route.draft && (await readDraft(store, route.draft));
  if (stored && stored.kind === 'incident') return fromStored(store, stored, route.with);
  const caseId = await currentCaseId(store);
  return route.about ? fromIncident(store, route.about, route.with) : emptyStart(caseId, route.with);
}

async function fromStored(store: Store, stored: StoredDraft, more: readonly Uuid[]): Promise<WriteStart> {
  const {about, startedAt, content} = stored;
  const draft = parseDraft(content, startedAt.zone);
  const revisions = about ? await incidentRevisions(store, about) : [];
  const began = revisions.find(({record}) => record.revision === draft.from) ?? revisions.at(-1);
  return {
    // What it changed is gone: the words become an incident of their own.
    place: {...placeOf(stored), about: began ? about : null},
    draft: withExhibits(draft, more),
    base: began ? tellingOf(began.record) : emptyTelling(startedAt.zone),
    fromDraft: true,
    number: began?.record.ordinal,
  };
}

async function fromIncident(store: Store, about: Uuid, more: readonly Uuid[]): Promise<WriteStart | 'absent'> {
  const newest = (await incidentRevisions(store, about)).at(-1);
  if (!newest) return 'absent';
  const begun = (await listDrafts(store)).find((one) => one.about === about && one.kind === 'incident');
  if (begun) return fromStored(store, begun, more);
  const base = tellingOf(newest.record);
  const draft = withExhibits({telling: base, note: '', from: newest.record.revision}, more);
  return {
    place: newPlace('incident', about, newest.record.caseId),
    draft,
    base,
    fromDraft: false,
    number: newest.record.ordinal,
  };
}

function emptyStart(caseId: Uuid | undefined, more: readonly Uuid[]): WriteStart {
  const place = newPlace('incident', null, caseId);
  const base = emptyTelling(place.startedAt.zone);
  return {
    place,
    draft: withExhibits({telling: base, note: '', from: null}, more),
    base,
    fromDraft: false,
    number: undefined,
  };
}

function withExhibits(draft: IncidentDraft, more: readonly Uuid[]): IncidentDraft {
  const exhibitIds = [...new Set([...draft.telling.exhibitIds, ...more])];
  return {...draft, telling: {...draft.telling, exhibitIds}};
}
