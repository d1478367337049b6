import {isSignalBackup, type Line, readSignalBackup} from '../chat/signal-backup.ts';
import {isSignal, readSignalRecords, recordsIn} from '../chat/signal-json.ts';
import {isTelegram, readTelegramJson} from '../chat/telegram-json.ts';
import type {Collector} from '../collector.ts';
import {isGoogleChat, readGoogleChat} from '../platform/google-chat.ts';
import {isMetaThread, readMetaThread} from '../platform/meta-messages.ts';
import {isSnapchat, readSnapchat} from '../platform/snapchat.ts';
import {readXArchive, xArchivePart} from '../platform/x-archive.ts';
import type {Siblings} from '../siblings.ts';
import {fieldsOf} from './fields.ts';

/** Reads a JSON text, or one JSON a line, whatever export it is. Says whether it was one. */
export function readJson(text: string, path: string | null, siblings: Siblings, into: Collector): boolean {
  const parsed = parse(text);
  if (!parsed) return readLines(text, path, siblings, into);
  const {value} = parsed;
  const root = fieldsOf(value);
  if (root && isTelegram(root)) readTelegramJson(root, path, siblings, into);
  else if (root && isMetaThread(root)) readMetaThread(root, path, siblings, into);
  else if (root && isGoogleChat(root)) readGoogleChat(root, path, siblings, into);
  else if (root && isSnapchat(root)) readSnapchat(root, path, siblings, into);
  else if (isSignal(value)) readSignalRecords(recordsIn(value), path, siblings, into);
  else return isOneLine(value) && readLines(text, path, siblings, into);
  return true;
}

/** A file of one JSON a line may have a single line. */
function isOneLine(value: unknown): boolean {
  return isSignal([value]) || isSignalBackup([{value, number: 1}]);
}

/** Reads a script of an X archive. */
export function readScript(text: string, path: string | null, siblings: Siblings, into: Collector): boolean {
  const part = xArchivePart(text);
  if (!part) return false;
  const parsed = parse(part.json);
  if (!Array.isArray(parsed?.value)) {
    into.find('jsonDamaged', [], path);
    return false;
  }
  return readXArchive(part.name, parsed.value, path, siblings, into);
}

function parse(text: string): {value: unknown} | undefined {
  try {
    return {value: JSON.parse(text.replace(/^\ufeff/, ''))};
  } catch {
    return undefined; // broken, or one JSON a line
  }
}

function readLines(text: string, path: string | null, siblings: Siblings, into: Collector): boolean {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const parsed: Line[] = [];
  const broken: {text: string; number: number}[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const one = parse(line);
    if (one && fieldsOf(one.value)) parsed.push({value: one.value, number: index + 1});
    else broken.push({text: line, number: index + 1});
  });
  const isBackup = isSignalBackup(parsed);
  const isList = !isBackup && isSignal(parsed.map(({value}) => value));
  if (!isBackup && !isList) {
    into.find('jsonDamaged', [], path);
    return false;
  }
  if (isBackup) readSignalBackup(parsed, path, into);
  else {
    const records = parsed.map(({value, number}) => ({value, item: `line ${number}`}));
    readSignalRecords(records, path, siblings, into);
  }
  into.looked(broken.length);
  for (const {text: line, number} of broken) into.lost({path, by: 'lines', from: number, to: number}, line);
  return true;
}
