import type {WordLeaf} from '../../../core/redaction/word-leaves.ts';
import {isChoosable} from '../../../core/redaction/word-leaves.ts';
import {say} from '../../shared/words.ts';

/** One word as it is shown: long ones are several pieces of the record, by their numbers in it. */
export type Word = {indexes: number[]; value: string};

/** One text of a record, word by word. */
export type WordField = {path: string; label: string; words: Word[]};

/** Pieces of a word that is longer end with so many characters and no blank. */
const LONGEST_PIECE = 8;

/** The texts of a record that a keeper may hide words of: what was said first, then who, then all the rest. */
export function wordFields(leaves: readonly WordLeaf[]): WordField[] {
  const fields = new Map<string, WordField>();
  let goesOn = false;
  for (const [index, leaf] of leaves.entries()) {
    if (!isChoosable(leaf) || typeof leaf.value !== 'string') continue;
    const {path, value} = leaf;
    const field = fields.get(path) ?? {path, label: labelOfPath(path), words: []};
    const last = field.words.at(-1);
    if (last && goesOn) {
      last.indexes.push(index);
      last.value += value;
    } else field.words.push({indexes: [index], value});
    goesOn = leaf.at + 1 < leaf.of && !/\s$/.test(value) && [...value].length >= LONGEST_PIECE;
    fields.set(path, field);
  }
  return [...fields.values()].sort(byPath);
}

const FIRST = [
  /^\/item\/text\//,
  /^\/item\/author\//,
  /^\/(passedOnBy|inReplyTo|quotes|mentions)\//,
  /^\/page\/title\//,
];

/** What was said first, then who, then all the rest as it stands. */
export function byPath(a: {path: string}, b: {path: string}): number {
  return rank(a.path) - rank(b.path);
}

function rank(path: string): number {
  const at = FIRST.findIndex((one) => one.test(path));
  return at < 0 ? FIRST.length : at;
}

const LABELS: readonly [RegExp, () => string][] = [
  [/^\/item\/text\//, () => say('caseFile_words')],
  [/^\/item\/author\/displayName\//, () => say('caseFile_fact_displayName')],
  [/^\/item\/author\/handle\//, () => say('caseFile_fact_handle')],
  [/^\/item\/author\/accountId\//, () => say('caseFile_fact_accountId')],
  [/^\/item\/author\/profile\//, () => say('caseFile_fact_profile')],
  [/^\/item\/platform\//, () => say('caseFile_fact_platform')],
  [/^\/item\/id\//, () => say('caseFile_fact_id')],
  [/^\/item\/permalink\//, () => say('caseFile_fact_permalink')],
  [/^\/item\/audience\//, () => say('caseFile_fact_audience')],
  [/^\/(item|page)\/language\//, () => say('caseFile_fact_language')],
  [/^\/page\/title\//, () => say('caseFile_fact_title')],
  [/^\/page\/(address|addressPlain|frameAddress|canonical)\//, () => say('caseFile_fact_address')],
  [/^\/page\/opener\//, () => say('caseFile_fact_opener')],
  [/^\/page\//, () => say('redact_field_page')],
  [/^\/postedAt\//, () => say('redact_field_time')],
  [/^\/passedOnBy\//, () => say('caseFile_fact_passedOnBy')],
  [/^\/standsIn\//, () => say('caseFile_fact_standsIn')],
  [/^\/inReplyTo\//, () => say('caseFile_fact_inReplyTo')],
  [/^\/quotes\//, () => say('caseFile_fact_quotes')],
  [/^\/mentions\//, () => say('caseFile_fact_mentions')],
  [/^\/tags\//, () => say('caseFile_fact_tags')],
  [/^\/links\//, () => say('caseFile_fact_links')],
  [/^\/viewer\//, () => say('caseFile_fact_account')],
  [/^\/media\//, () => say('redact_field_media')],
  [/^\/counts\//, () => say('caseFile_fact_counts')],
  [/^\/messages\//, () => say('redact_field_message')],
  [/^\/facts\//, () => say('redact_field_file')],
];

/** What a text of a record is called on screen. */
export function labelOfPath(path: string): string {
  const label = LABELS.find(([one]) => one.test(path))?.[1]() ?? say('redact_field_other');
  // Of a list: which one of them.
  const number = /^\/[a-zA-Z]+\/(\d+)\//.exec(path)?.[1];
  return number === undefined ? label : say('redact_field_numbered', label, Number(number) + 1);
}
