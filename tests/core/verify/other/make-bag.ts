import {createHash} from 'node:crypto';
import {type Bytes, utf8} from '../../../../src/core/bytes.ts';
import {sourceOfBytes} from '../../../../src/core/verify/byte-source.ts';
import {type AnyReport, checkAny} from '../../../../src/core/verify/other/check-any.ts';
import type {OtherReport} from '../../../../src/core/verify/other/other-report.ts';
import {type RawEntry, rawZip} from '../raw-zip.ts';

export type Tree = Map<string, Bytes>;

export function sum(algorithm: string, bytes: Bytes): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

/** A bag as any program might write it. */
export function makeBag(
  payload: Readonly<Record<string, string>>,
  {version = '1.0', hashes = ['sha256'], tags = true}: {version?: string; hashes?: string[]; tags?: boolean} = {},
): Tree {
  const tree: Tree = new Map();
  const put = (path: string, text: string) => void tree.set(path, utf8(text));
  put('bagit.txt', `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`);
  for (const [path, text] of Object.entries(payload)) put(`data/${path}`, text);
  const data = [...tree].filter(([path]) => path.startsWith('data/'));
  const bytes = data.reduce((all, [, one]) => all + one.length, 0);
  put('bag-info.txt', `Source-Organization: An archive\nPayload-Oxum: ${bytes}.${data.length}\n`);
  for (const hash of hashes)
    put(`manifest-${hash}.txt`, data.map(([path, one]) => `${sum(hash, one)}  ${encoded(path)}\n`).join(''));
  const beside = [...tree].filter(([path]) => !path.startsWith('data/'));
  if (tags)
    for (const hash of hashes)
      put(`tagmanifest-${hash}.txt`, beside.map(([path, one]) => `${sum(hash, one)} ${path}\n`).join(''));
  return tree;
}

function encoded(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

export function entriesOf(tree: Tree, top: string): RawEntry[] {
  return [...tree].map(([path, bytes]) => ({name: utf8(`${top}${path}`), bytes}));
}

export function checkZip(tree: Tree, top = 'a bag/'): Promise<AnyReport> {
  return checkAny([{name: 'a.zip', source: sourceOfBytes(rawZip(entriesOf(tree, top)))}]);
}

export function checkTree(tree: Tree, top = ''): Promise<AnyReport> {
  const files = [...tree].map(([path, bytes]) => ({path: `${top}${path}`, source: sourceOfBytes(bytes)}));
  return checkAny([{name: 'a', source: {files}}]);
}

/** The report on something that is no pack; fails for a pack. */
export function otherOf(any: AnyReport): OtherReport {
  if (any.kind !== 'other') throw new Error('taken for a pack');
  return any.report;
}

export function codes({findings}: OtherReport): string[] {
  return findings.map(({code, path}) => `${code} ${path}`);
}
