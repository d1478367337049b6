import type {CourtOrder, HelpSought, StepTaken} from '../../../core/custody/case.ts';
import {wallText} from '../../shared/told-time.ts';
import {say} from '../../shared/words.ts';
import type {Person} from './part-forms.tsx';
import type {About, Reference, ToldToStop} from './parts.ts';

/** What the list shows of an entry: short facts, which may stand open, and words, which are veiled. */
export type EntryWords = {facts: string[]; words: {label: string; text: string}[]};

/** A day as people read it, or the person's own words. Set apart where it is shown, so it needs no marks of its own. */
function whenText(at: string): string {
  return wallText(at).replace(/^\u2068|\u2069$/g, '');
}

type Named = readonly [label: string, text: string];

function entryWords(facts: readonly string[], words: readonly Named[]): EntryWords {
  return {
    facts: facts.filter((fact) => fact.trim() !== ''),
    words: words.filter(([, text]) => text.trim() !== '').map(([label, text]) => ({label, text})),
  };
}

export function aboutWords({keeper, jurisdiction, zone, title, summary}: About): EntryWords {
  const facts = [keeper.name, keeper.initials, say(`steps_jurisdiction_${jurisdiction}`), zone.replaceAll('_', ' ')];
  return entryWords(facts, [
    [say('steps_title'), title],
    [say('steps_summary'), summary],
  ]);
}

export function toldWords({at, how}: ToldToStop): EntryWords {
  return entryWords([whenText(at)], [[say('steps_toldHow'), how]]);
}

export function stepWords({kind, at, what, subjectId}: StepTaken, people: readonly Person[]): EntryWords {
  const who = people.find(({id}) => id === subjectId)?.name ?? '';
  return entryWords([say(`steps_step_${kind}`), whenText(at), who], [[say('steps_stepWords'), what]]);
}

export function helpWords({kind, to, at, said, outcome, reference}: HelpSought): EntryWords {
  const what = kind === '' || kind === 'platform' ? '' : say(`steps_help_${kind}`);
  return entryWords(
    [to, what, whenText(at), reference],
    [
      [say(kind === 'platform' ? 'steps_reportSaid' : 'steps_helpSaid'), said],
      [say('steps_outcome'), outcome],
    ],
  );
}

export function referenceWords({body, reference, officer}: Reference): EntryWords {
  return entryWords([body, reference, officer], []);
}

export function orderWords({name, court, from, to, terms}: CourtOrder): EntryWords {
  const until = to === '' ? '' : say('steps_until', whenText(to));
  const since = from === '' ? '' : say('steps_since', whenText(from));
  return entryWords(
    [name, court, since, until],
    terms.map((term, index): Named => [say('steps_term', index + 1), term]),
  );
}
