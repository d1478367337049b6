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

/** A piece of a sentence: words of ours, or words out of the file, which must be set apart from them. */
export type SentencePiece = {ours: string} | {quoted: string};

/** No name or line of a file belongs in a sentence beyond this. */
const LONGEST_QUOTE = 300;
/** Stand for the values while a sentence is put together. No sentence of ours has such characters. */
const FIRST_MARK = 0xe000;

/** One sentence on what is doubtful or wrong about a file, in pieces. */
export function findingPieces({code, values = []}: ImportFinding, say: Say): SentencePiece[] {
  const shown = values.map((value, at): SentencePiece => {
    const coded = CODED[code]?.(value, at, say);
    if (coded !== undefined || typeof value === 'number') return {ours: coded ?? `${value}`};
    return {quoted: value.slice(0, LONGEST_QUOTE).toWellFormed()};
  });
  // Lists of facts or of orders are one value of their sentence.
  const isList = code === 'identityInside' || code === 'dateOrderUndecided';
  const pieces = isList ? [{ours: shown.map((one) => ('ours' in one ? one.ours : one.quoted)).join(', ')}] : shown;
  const sentence = say(`bring_find_${code}`, ...pieces.map((_, at) => String.fromCharCode(FIRST_MARK + at)));
  return sentence.split(/([\ue000-\ue0ff])/).flatMap((part): SentencePiece[] => {
    const at = part.charCodeAt(0) - FIRST_MARK;
    return part === '' ? [] : [(part.length === 1 && pieces[at]) || {ours: part}];
  });
}
