import type {Trigger} from '../capture/exhibit.ts';
import type {EntryType} from '../custody/entry.ts';
import type {FactsRecord, ItemKind, PostedAt, ShownPlace} from '../facts/facts.ts';
import {known} from '../facts/facts.ts';
import type {MessageName, Say} from '../words.ts';
import type {TimeBasis} from './timeline.ts';

const KINDS: {readonly [kind in ItemKind]: MessageName} = {
  post: 'report_kindPost',
  comment: 'report_kindComment',
  reply: 'report_kindReply',
  message: 'report_kindMessage',
  profile: 'report_kindProfile',
  review: 'report_kindReview',
  mail: 'report_kindMail',
  page: 'report_kindPage',
};

/** What kind of thing an exhibit is: a post, a comment … an item of a kind that is not known, a file. */
export function kindName(facts: FactsRecord | undefined, say: Say): string {
  if (!facts) return say('report_kindFile');
  return known(facts.item.itemKind) ? itemKindName(facts.item.itemKind.value, say) : say('report_kindUnknown');
}

/** Whether a text names a kind of item that there are words for. */
export function isItemKind(text: string): text is ItemKind {
  return Object.hasOwn(KINDS, text);
}

/** A post, a comment, a reply … */
export function itemKindName(kind: ItemKind, say: Say): string {
  return say(KINDS[kind]);
}

/** What an item can stand in. */
export const PLACE: {readonly [kind in ShownPlace['kind']]: MessageName} = {
  group: 'report_placeGroup',
  channel: 'report_placeChannel',
  server: 'report_placeServer',
  page: 'report_placePage',
  community: 'report_placeCommunity',
  board: 'report_placeBoard',
  thread: 'report_placeThread',
  chat: 'report_placeChat',
  video: 'report_placeVideo',
  folder: 'report_placeFolder',
  other: 'report_placeOther',
};

/** How the time of a row of the chronology is known. */
export const BASIS: {readonly [basis in TimeBasis]: MessageName} = {
  exact: 'report_basisExact',
  range: 'report_basisRange',
  fromId: 'report_basisFromId',
  file: 'report_basisFile',
  seen: 'report_basisSeen',
};

/** How exact a time of a page is. */
export const PRECISION: {readonly [precision in PostedAt['precision']]: MessageName} = {
  second: 'report_precisionSecond',
  minute: 'report_precisionMinute',
  hour: 'report_precisionHour',
  day: 'report_precisionDay',
  unknown: 'report_precisionUnknown',
};

/** What the person did to keep it. */
export const TRIGGER: {readonly [trigger in Trigger]: MessageName} = {
  menu: 'report_triggerMenu',
  shortcut: 'report_triggerShortcut',
  popup: 'report_triggerPopup',
  collect: 'report_triggerCollect',
};

/** What an entry of the log says happened. */
export const ENTRY: {readonly [type in EntryType]: MessageName} = {
  'case.opened': 'report_logCaseOpened',
  'case.revised': 'report_logCaseRevised',
  'key.made': 'report_logKeyMade',
  'key.used': 'report_logKeyUsed',
  'key.replaced': 'report_logKeyReplaced',
  'exhibit.sealed': 'report_logExhibitSealed',
  'incident.written': 'report_logIncidentWritten',
  'incident.revised': 'report_logIncidentRevised',
  'subject.added': 'report_logSubjectAdded',
  'subject.revised': 'report_logSubjectRevised',
  'redaction.made': 'report_logRedactionMade',
  'record.deleted': 'report_logRecordDeleted',
  'record.putBack': 'report_logRecordPutBack',
  'pack.begun': 'report_logPackBegun',
  'pack.saved': 'report_logPackSaved',
  'pack.failed': 'report_logPackFailed',
  'time.asked': 'report_logTimeAsked',
  'time.kept': 'report_logTimeKept',
  'time.failed': 'report_logTimeFailed',
  'clock.jumped': 'report_logClockJumped',
  'check.ran': 'report_logCheckRan',
  'backup.made': 'report_logBackupMade',
  'backup.restored': 'report_logBackupRestored',
  'format.migrated': 'report_logFormatMigrated',
};
