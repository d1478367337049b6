import type {JSX} from 'preact';
import type {CaseRecord, CourtOrder, HelpSought, StepTaken} from '../../../core/custody/case.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {Lines, When} from './fields.tsx';
import {InitialsNote} from './initials-note.tsx';
import type {About, Reference, ToldToStop} from './parts.ts';
import {PickExhibits} from './pick-exhibits.tsx';

/** What every form of the case is given. */
export type FormProps<T> = {store: Store; entry: T; people: readonly Person[]; onEntry(entry: T): void};

/** Somebody a step can be about. */
export type Person = {id: Uuid; name: string};

const JURISDICTIONS: readonly CaseRecord['jurisdiction'][] = ['ew', 'sct', 'ni', 'us', 'other'];

export function AboutForm({store, entry, onEntry}: FormProps<About>): JSX.Element {
  const {keeper} = entry;
  return (
    <>
      <TextField
        label={say('steps_name')}
        hint={say('steps_nameHint')}
        value={keeper.name}
        onInput={(name) => onEntry({...entry, keeper: {...keeper, name}})}
      />
      <div class="stack">
        <TextField
          class="short-field"
          label={say('steps_initials')}
          hint={say('steps_initialsHint')}
          value={keeper.initials}
          onInput={(initials) => onEntry({...entry, keeper: {...keeper, initials}})}
        />
        <InitialsNote store={store} initials={keeper.initials} />
      </div>
      <ChoiceField
        class="short-field"
        label={say('steps_jurisdiction')}
        value={entry.jurisdiction}
        options={JURISDICTIONS.map((one) => ({value: one, label: say(`steps_jurisdiction_${one}`)}))}
        onChoose={(jurisdiction) => onEntry({...entry, jurisdiction})}
      />
      <p class="small quiet">{say('steps_jurisdictionHint')}</p>
      <ChoiceField
        class="short-field"
        label={say('steps_zone')}
        value={entry.zone}
        options={zones(entry.zone)}
        onChoose={(zone) => onEntry({...entry, zone})}
      />
      <TextField
        label={say('steps_title')}
        hint={say('steps_titleHint')}
        value={entry.title}
        onInput={(title) => onEntry({...entry, title})}
      />
      <TextField
        label={say('steps_summary')}
        hint={say('steps_summaryHint')}
        lines={8}
        value={entry.summary}
        onInput={(summary) => onEntry({...entry, summary})}
      />
    </>
  );
}

/** Every zone the browser knows, and the one that stands there whether it knows it or not. */
function zones(now: string): {value: string; label: string}[] {
  const known = new Set([now, ...Intl.supportedValuesOf('timeZone'), 'UTC']);
  const named = [...known].filter((zone) => zone !== '').sort();
  return [
    {value: '', label: say('steps_zoneUnknown')},
    ...named.map((zone) => ({value: zone, label: zone.replaceAll('_', ' ')})),
  ];
}

export function ToldForm({store, entry, onEntry}: FormProps<ToldToStop>): JSX.Element {
  const {exhibitId, ...rest} = entry;
  return (
    <>
      <When label={say('steps_when')} value={entry.at} onValue={(at) => onEntry({...entry, at})} />
      <TextField
        label={say('steps_toldHow')}
        hint={say('steps_toldHowHint')}
        value={entry.how}
        onInput={(how) => onEntry({...entry, how})}
        lines={3}
      />
      <PickExhibits
        store={store}
        label={say('steps_showsIt')}
        ids={exhibitId ? [exhibitId] : []}
        most={1}
        onIds={([id]) => onEntry(id ? {...rest, exhibitId: id} : rest)}
      />
    </>
  );
}

const STEP_KINDS: readonly StepTaken['kind'][] = ['blocked', 'toldToStop', 'changedContact', 'other'];

export function StepForm({store, entry, people, onEntry}: FormProps<StepTaken>): JSX.Element {
  const {subjectId = '', ...rest} = entry;
  return (
    <>
      <ChoiceField
        class="short-field"
        label={say('steps_stepKind')}
        value={entry.kind}
        options={STEP_KINDS.map((kind) => ({value: kind, label: say(`steps_step_${kind}`)}))}
        onChoose={(kind) => onEntry({...entry, kind})}
      />
      <When label={say('steps_when')} value={entry.at} onValue={(at) => onEntry({...entry, at})} />
      <TextField
        label={say('steps_stepWords')}
        value={entry.what}
        onInput={(what) => onEntry({...entry, what})}
        lines={3}
      />
      {people.length > 0 || subjectId !== '' ? (
        <ChoiceField
          class="short-field"
          label={say('steps_stepWho')}
          value={subjectId}
          options={peopleOptions(people, subjectId)}
          onChoose={(id) => onEntry(id === '' ? rest : {...rest, subjectId: id})}
        />
      ) : null}
      <PickExhibits
        store={store}
        label={say('steps_showsIt')}
        ids={entry.exhibitIds}
        onIds={(exhibitIds) => onEntry({...entry, exhibitIds})}
      />
    </>
  );
}

/** Nobody, everybody who is noted, and the one that stands there even if they are not. */
function peopleOptions(people: readonly Person[], chosen: Uuid | ''): {value: Uuid | ''; label: string}[] {
  const known = people.map(({id, name}) => ({value: id, label: name}));
  const isGone = chosen !== '' && !people.some(({id}) => id === chosen);
  return [
    {value: '', label: say('steps_nobody')},
    ...known,
    ...(isGone ? [{value: chosen, label: say('steps_personGone')}] : []),
  ];
}

/** Reports to platforms have a part of their own. */
type HelpKind = Exclude<HelpSought['kind'], 'platform'>;
const HELP_KINDS: readonly HelpKind[] = [
  ...(['', 'police', 'court', 'service', 'health'] as const),
  ...(['school', 'work', 'family', 'other'] as const),
];

export function HelpForm({entry, onEntry}: FormProps<HelpSought>): JSX.Element {
  return (
    <>
      <ChoiceField
        class="short-field"
        label={say('steps_helpKind')}
        value={entry.kind === 'platform' ? 'other' : entry.kind}
        options={HELP_KINDS.map((kind) => ({
          value: kind,
          label: say(kind === '' ? 'steps_help_none' : `steps_help_${kind}`),
        }))}
        onChoose={(kind) => onEntry({...entry, kind})}
      />
      <TextField
        label={say('steps_helpTo')}
        hint={say('steps_helpToHint')}
        value={entry.to}
        onInput={(to) => onEntry({...entry, to})}
      />
      <When label={say('steps_when')} value={entry.at} onValue={(at) => onEntry({...entry, at})} />
      <TextField
        label={say('steps_helpSaid')}
        value={entry.said}
        onInput={(said) => onEntry({...entry, said})}
        lines={3}
      />
      <HelpOutcome entry={entry} onEntry={onEntry} />
    </>
  );
}

export function ReportForm({entry, onEntry}: FormProps<HelpSought>): JSX.Element {
  return (
    <>
      <TextField
        label={say('steps_reportTo')}
        hint={say('steps_reportToHint')}
        value={entry.to}
        onInput={(to) => onEntry({...entry, to})}
      />
      <When label={say('steps_when')} value={entry.at} onValue={(at) => onEntry({...entry, at})} />
      <TextField
        label={say('steps_reportSaid')}
        value={entry.said}
        onInput={(said) => onEntry({...entry, said})}
        lines={3}
      />
      <HelpOutcome entry={entry} onEntry={onEntry} />
    </>
  );
}

function HelpOutcome({entry, onEntry}: Pick<FormProps<HelpSought>, 'entry' | 'onEntry'>): JSX.Element {
  return (
    <>
      <TextField
        label={say('steps_outcome')}
        hint={say('steps_outcomeHint')}
        value={entry.outcome}
        onInput={(outcome) => onEntry({...entry, outcome})}
        lines={3}
      />
      <TextField
        class="short-field"
        label={say('steps_referenceNumber')}
        value={entry.reference}
        onInput={(reference) => onEntry({...entry, reference})}
      />
    </>
  );
}

export function ReferenceForm({entry, onEntry}: FormProps<Reference>): JSX.Element {
  return (
    <>
      <TextField
        label={say('steps_body')}
        hint={say('steps_bodyHint')}
        value={entry.body}
        onInput={(body) => onEntry({...entry, body})}
      />
      <TextField
        class="short-field"
        label={say('steps_referenceNumber')}
        value={entry.reference}
        onInput={(reference) => onEntry({...entry, reference})}
      />
      <TextField
        label={say('steps_officer')}
        hint={say('steps_officerHint')}
        value={entry.officer}
        onInput={(officer) => onEntry({...entry, officer})}
      />
    </>
  );
}

export function OrderForm({entry, onEntry}: FormProps<CourtOrder>): JSX.Element {
  return (
    <>
      <TextField
        label={say('steps_orderName')}
        hint={say('steps_orderNameHint')}
        value={entry.name}
        onInput={(name) => onEntry({...entry, name})}
      />
      <TextField label={say('steps_court')} value={entry.court} onInput={(court) => onEntry({...entry, court})} />
      <When day label={say('steps_orderFrom')} value={entry.from} onValue={(from) => onEntry({...entry, from})} />
      <When day label={say('steps_orderTo')} value={entry.to} onValue={(to) => onEntry({...entry, to})} />
      <Lines
        label={say('steps_terms')}
        hint={say('steps_termsHint')}
        one={(number) => say('steps_term', number)}
        add={say('steps_addTerm')}
        lines={entry.terms}
        onLines={(terms) => onEntry({...entry, terms})}
      />
    </>
  );
}
