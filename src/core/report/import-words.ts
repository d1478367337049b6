import type {Imported} from '../capture/exhibit.ts';
import type {ImportFinding} from '../import/findings.ts';
import type {DateOrder, FactName, FileKind, MessageFormat, MessageKind} from '../import/reading.ts';
import type {Say} from '../words.ts';

/** What a file is, in words: a picture (JPEG), a mail, a file of a kind that is not known. */
export function fileKindName(kind: FileKind, say: Say): string {
  return say(`bring_kind_${kind}`);
}

/** What export the messages come from. */
export function formatName(format: MessageFormat, say: Say): string {
  return say(`bring_format_${format}`);
}

/** A fact that a file holds about itself. */
export function factName(name: FactName, say: Say): string {
  return say(`bring_fact_${name}`);
}

/** What a thing is, as the keeper says. */
export function thingName(thing: NonNullable<Imported['whatItIs']>, say: Say): string {
  return say(`bring_thing_${thing}`);
}

/** How day, month and year follow each other. */
export function orderName(order: DateOrder, say: Say): string {
  return say(`bring_order_${order}`);
}

/** What kind of message one is, where it is no plain one; "" for a plain one. */
export function messageKindName(kind: MessageKind, say: Say): string {
  return kind === 'message' ? '' : say(`bring_message_${kind}`);
}

/** Values of a finding that are codes of ours and have words of their own. */
const CODED: Partial<Record<ImportFinding['code'], (value: string | number, at: number, say: Say) => string>> = {
  kindDiffersFromName: (value, at, say) => (at === 0 ? fileKindName(value as FileKind, say) : `${value}`),
  kindDiffersFromDeclared: (value, at, say) => (at === 0 ? fileKindName(value as FileKind, say) : `${value}`),
  dateOrderUndecided: (value, _, say) => orderName(value as DateOrder, say),
  identityInside: (value, _, say) => factName(value as FactName, say),
};

/** One sentence on what is doubtful or wrong about a file. Quoted words of the file are isolated in it. */
export function findingSentence({code, values = []}: ImportFinding, say: Say): string {
  const shown = values.map((value, at) => {
    const coded = CODED[code]?.(value, at, say);
    // A name or a line of the file must not turn the sentence round it.
    return coded ?? (typeof value === 'string' ? `\u2068${value.slice(0, 300).toWellFormed()}\u2069` : value);
  });
  // Where a list of facts or orders is one value of the sentence.
  const isList = code === 'identityInside' || code === 'dateOrderUndecided';
  return say(`bring_find_${code}`, ...(isList ? [shown.join(', ')] : shown.slice(0, 9)));
}
