import type {Together} from '../capture/exhibit.ts';
import {groupsOf, type Placeable, type Placed} from '../capture/together.ts';
import type {Uuid} from '../ids.ts';
import {exhibitLabel, type PackExhibit, type PackInput, type ReportContext} from '../pack/pack-input.ts';
import type {MessageName} from '../words.ts';
import {type FactGroup, plainRow} from './fact-table.ts';
import {html} from './html.ts';

const RELATIONS: {readonly [relation in Together['relation']]: MessageName} = {
  chosen: 'report_togetherChosen',
  answered: 'report_togetherAnswered',
  reply: 'report_togetherReply',
  listed: 'report_togetherListed',
};

/** With which others an exhibit was saved at one gesture, and where it stands among those in this pack. */
export function togetherGroup({id, exhibit}: PackExhibit, {input}: ReportContext): FactGroup[] {
  const {say} = input;
  const all = groupsIn(input).get(id);
  const at = all?.findIndex(({one}) => one.id === id) ?? -1;
  const own = all?.[at];
  if (!all || !own) return [];
  const text = (label: MessageName, words: string) => plainRow(label, html`${words}`, say);
  const label = (placed: Placed<Placeable> | undefined) =>
    placed ? exhibitLabel(input, placed.one.ordinal) : say('report_none');
  const group = (exhibit.origin === 'captured' && exhibit.capture.together?.group) || id;
  return [
    {
      title: 'report_tableTogether',
      rows: [
        text('report_togetherPlace', say('report_placeOf', at + 1, all.length)),
        text('report_togetherHow', say(RELATIONS[own.relation])),
        text('report_togetherBefore', label(all[at - 1])),
        text('report_togetherAfter', label(all[at + 1])),
        text('report_togetherGroup', group),
      ],
    },
  ];
}

// Worked out once a report: it has to look at every exhibit.
const groups = new WeakMap<PackInput['exhibits'], Map<Uuid, Placed<Placeable>[]>>();

function groupsIn({exhibits}: PackInput): Map<Uuid, Placed<Placeable>[]> {
  const found = groups.get(exhibits) ?? groupsOf(exhibits.map(placeable));
  groups.set(exhibits, found);
  return found;
}

function placeable({id, ordinal, exhibit}: PackExhibit): Placeable {
  return {id, ordinal, together: exhibit.origin === 'captured' ? exhibit.capture.together : undefined};
}
