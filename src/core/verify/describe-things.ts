import {wallTime} from '../time.ts';
import type {Say} from '../words.ts';
import {isNote, type Verdict} from './report.ts';
import {describeFinding, type ReportLine} from './report-line.ts';
import type {Thing} from './things.ts';

/** As many as are told in full where nothing can be unfolded. */
const MOST_IN_FULL = 20;
const ORDER: readonly Thing['state'][] = ['changed', 'couldNotTell', 'unchanged'];
const TONES: {readonly [K in Thing['state']]: ReportLine['tone']} = {
  changed: 'bad',
  couldNotTell: 'bad',
  unchanged: 'good',
};

/** A line for each exhibit and diary entry, those that do not hold first; below each, what is shown, by whom, and what not. */
export function thingLines(things: readonly Thing[], key: Verdict['key'], say: Say): ReportLine[] {
  const sorted = ORDER.flatMap((state) => things.filter((thing) => thing.state === state));
  return sorted.map((thing): ReportLine => {
    const {state, files} = thing;
    const text = say(`checked_state_${state}`, nameOf(thing, say), ...(state === 'unchanged' ? [files] : []));
    const brief = state === 'unchanged' && things.length > MOST_IN_FULL;
    return {kind: 'thing', tone: TONES[state], text, more: [...detailLines(thing, key, say)], brief};
  });
}

function nameOf({kind, label, folder}: Thing, say: Say): string {
  const number = String(Number(folder.slice(folder.lastIndexOf('/') + 1)));
  return kind === 'exhibit' ? say('checked_thing_exhibit', label || number) : say('checked_thing_incident', number);
}

function* detailLines(thing: Thing, key: Verdict['key'], say: Say): Generator<ReportLine> {
  const {state, logged, withheld, picture, findings} = thing;
  if (state === 'unchanged' && logged) {
    yield plain(say('checked_shown', logged.seq, wallTime(logged.at, logged.offsetMinutes)));
    if (key.keyId) yield plain(say(`checked_by_${key.expected}`, key.fingerprint));
  }
  if (state === 'couldNotTell') yield plain(say('checked_noGround'));
  if (state === 'changed') {
    for (const finding of findings) if (!isNote(finding)) yield describeFinding(finding, say);
    yield plain(say('checked_notTold'));
  }
  if (withheld > 0) yield plain(say('checked_withheld', withheld));
  if (picture) yield plain(say(`checked_picture_${picture}`));
  if (state === 'unchanged') yield plain(notShown(thing, say));
}

function notShown({origin, versions = 1}: Thing, say: Say): string {
  return origin === 'told' ? say('checked_not_told', versions) : say(`checked_not_${origin}`);
}

function plain(text: string): ReportLine {
  return {kind: 'fact', tone: 'plain', text};
}
