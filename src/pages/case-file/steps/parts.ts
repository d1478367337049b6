import type {CaseRecord, CourtOrder, HelpSought, StepTaken} from '../../../core/custody/case.ts';
import {edited, type ListEdit} from '../../../core/diary/edit-list.ts';
import type {CaseChange} from '../../../core/diary/revise-case.ts';
import {caseParts} from '../../../core/verify/parse/case-record.ts';
import {objectOf, type Shape, text} from '../../../core/verify/parse/shape.ts';

export type PartName = 'about' | 'told' | 'step' | 'help' | 'reference' | 'report' | 'order';

/** One list of the case record: how its entries are read, and how a change of one becomes a change of the record. */
export type Part<T> = {
  name: PartName;
  /** There is one of it, or none. */
  single?: true;
  shape: Shape<T>;
  empty(): T;
  entriesOf(record: CaseRecord): Placed<T>[];
  change(record: CaseRecord, edit: ListEdit<T>): CaseChange;
};

/** An entry and where it stands in its list. */
export type Placed<T> = {entry: T; at: number};

export type About = Pick<CaseRecord, 'keeper' | 'jurisdiction' | 'zone' | 'title' | 'summary'>;
export type ToldToStop = NonNullable<CaseRecord['toldToStop']>;
export type Reference = CaseRecord['references'][number];

/** Who keeps the record, for whom, and what it is about. It is there as soon as the case is, with nothing said in it. */
export const aboutPart: Part<About> = {
  name: 'about',
  single: true,
  shape: objectOf<About>({
    keeper: caseParts.keeper,
    jurisdiction: caseParts.jurisdiction,
    zone: text,
    title: text,
    summary: text,
  }),
  empty: () => ({
    keeper: {name: '', initials: ''},
    jurisdiction: 'other',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '',
    title: '',
    summary: '',
  }),
  entriesOf: ({keeper, jurisdiction, zone, title, summary}) => [
    {entry: {keeper, jurisdiction, zone, title, summary}, at: 0},
  ],
  change: (_, {after}) => after ?? aboutPart.empty(),
};

export const toldPart: Part<ToldToStop> = {
  name: 'told',
  single: true,
  shape: caseParts.toldToStop,
  empty: () => ({at: '', how: ''}),
  entriesOf: ({toldToStop}) => (toldToStop ? [{entry: toldToStop, at: 0}] : []),
  change: (_, {after}) => ({toldToStop: after}),
};

export const stepPart: Part<StepTaken> = {
  name: 'step',
  shape: caseParts.stepTaken,
  empty: () => ({kind: 'blocked', at: '', what: '', exhibitIds: []}),
  entriesOf: ({stepsTaken = []}) => placed(stepsTaken),
  change: ({stepsTaken = []}, edit) => ({stepsTaken: edited(stepsTaken, edit)}),
};

export const helpPart: Part<HelpSought> = {
  name: 'help',
  shape: caseParts.helpSought,
  empty: () => emptyHelp(''),
  entriesOf: ({helpSought = []}) => placed(helpSought).filter(({entry}) => entry.kind !== 'platform'),
  change: changeHelp,
};

/** A report to a platform is help that was sought there. */
export const reportPart: Part<HelpSought> = {
  name: 'report',
  shape: caseParts.helpSought,
  empty: () => emptyHelp('platform'),
  entriesOf: ({helpSought = []}) => placed(helpSought).filter(({entry}) => entry.kind === 'platform'),
  change: changeHelp,
};

export const referencePart: Part<Reference> = {
  name: 'reference',
  shape: caseParts.reference,
  empty: () => ({body: '', reference: '', officer: ''}),
  entriesOf: ({references}) => placed(references),
  change: ({references}, edit) => ({references: edited(references, edit)}),
};

export const orderPart: Part<CourtOrder> = {
  name: 'order',
  shape: caseParts.order,
  empty: () => ({name: '', court: '', from: '', to: '', terms: []}),
  entriesOf: ({orders}) => placed(orders),
  change: ({orders}, edit) => ({orders: edited(orders, edit)}),
};

function emptyHelp(kind: HelpSought['kind']): HelpSought {
  return {at: '', to: '', kind, said: '', outcome: '', reference: ''};
}

function changeHelp({helpSought = []}: CaseRecord, edit: ListEdit<HelpSought>): CaseChange {
  return {helpSought: edited(helpSought, edit)};
}

function placed<T>(list: readonly T[]): Placed<T>[] {
  return list.map((entry, at) => ({entry, at}));
}

/** Members that are chosen or given, not said. */
const NOT_SAID = new Set(['kind', 'id', 'jurisdiction', 'zone']);

/** Whether an entry says nothing at all: it is not worth keeping. */
export function saysNothing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(saysNothing);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => NOT_SAID.has(name) || saysNothing(inner));
}
