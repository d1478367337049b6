import {BAGIT, isPackPath} from '../pack/names.ts';
import type {Finding, Reason} from './report.ts';
import {showText} from './show-name.ts';

/** A file that others put to a pack on its way, and what it is. It is told, never opened, and no part of the pack. */
export type Beside = {path: string; reason: Reason};

/** A name and, of a file, its size. */
type Named = {path: string; size: number};

/** Of a file at the top whose name a mail gateway chose. */
const LARGEST_NOTE = 64 * 1024;
const NOTE = /^[A-Za-z0-9_][A-Za-z0-9 ._()-]{0,99}\.txt$/;
const BY_FILE_MANAGERS: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
const MAC_FOLDER = '__MACOSX';
const BY_MAC: Reason = 'verify_reason_leftByMac';

/**
 * Why a file may be set aside: its name is one that only file managers give, or it stands outside the pack's folder and
 * is a small text. No list and no record of a pack names such a file; where one did, the file would be missing. So
 * nothing that the seal covers can be set aside unseen.
 */
export function whyBeside({path, size}: Named): Reason | undefined {
  const [first, ...more] = path.split('/');
  if (first === MAC_FOLDER)
    return more.slice(0, -1).every(isPackPath) && isLeft(more.at(-1) ?? '') ? BY_MAC : undefined;
  const isNote = more.length === 0 && NOTE.test(path) && size <= LARGEST_NOTE && path !== BAGIT;
  return whyLeft(path) ?? (isNote ? 'verify_reason_putBeside' : undefined);
}

/** Why a file inside the pack's folder may be set aside: a file manager left it there. */
export function whyLeft(path: string): Reason | undefined {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  if (!segments.every(isPackPath)) return undefined;
  if (BY_FILE_MANAGERS.has(name)) return 'verify_reason_leftBySystem';
  return isMacCopy(name) ? BY_MAC : undefined;
}

/** What macOS keeps of a file on a disk that is not its own. */
function isMacCopy(name: string): boolean {
  return name.startsWith('._') && isPackName(name.slice(2));
}

function isLeft(name: string): boolean {
  return name === '' || BY_FILE_MANAGERS.has(name) || isMacCopy(name);
}

/** A file's own name, or that of one that a file manager left. */
function isPackName(name: string): boolean {
  return BY_FILE_MANAGERS.has(name) || isPackPath(name);
}

/** What is told of the files that were set aside. */
export function besideFindings(beside: readonly Beside[]): Finding[] {
  return beside.map(({path, reason}) => ({code: 'fileBeside', path: showText(path), reason}));
}
