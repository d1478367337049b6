import {BAGIT} from '../pack/names.ts';
import type {ByteSource, FileTree} from './byte-source.ts';

/** Where a pack comes from: a ZIP by slices, or its unpacked folder. */
export type PackSource = ByteSource | FileTree;

/** A pack, or one part of it, as it was given. `name` is that of the file or folder. */
export type GivenBag = {name: string; source: PackSource};

type Files = FileTree['files'];

/**
 * The packs or parts in a folder. One folder may hold the ZIPs of several parts, or a folder for each of them; a folder
 * that is one unpacked pack, or that is none, is handed on as it is, so that whatever is in it is looked at.
 */
export function bagsOfTree({files}: FileTree, name = ''): GivenBag[] {
  const asItIs = [{name, source: {files}}];
  if (files.some(({path}) => path === BAGIT)) return asItIs;
  const groups = byFirstSegment(files);
  const [only] = groups;
  // A picker puts the name of the chosen folder in front of everything.
  if (only && groups.size === 1 && !only[1].some(({path}) => path === only[0] || path === `${only[0]}/${BAGIT}`)) {
    const inside = bagsOfTree({files: only[1].map((file) => below(file, only[0]))}, only[0]);
    return inside.length > 1 ? inside : asItIs;
  }
  const bags = [...groups].flatMap(([segment, inside]) => bagOf(segment, inside));
  const zips = files.filter(({path}) => !path.includes('/') && /\.zip$/i.test(path));
  return bags.length > 1 || zips.length > 0 ? bags : asItIs;
}

/** A ZIP, or a folder with one unpacked pack, which unpackers put into another of the same name. */
function bagOf(segment: string, files: Files): GivenBag[] {
  const [first] = files;
  if (first?.path === segment) return /\.zip$/i.test(segment) ? [{name: segment, source: first.source}] : [];
  const inside = files.map((file) => below(file, segment));
  const isBag = inside.some(({path}) => path === BAGIT || (path.endsWith(`/${BAGIT}`) && path.split('/').length === 2));
  return isBag ? [{name: segment, source: {files: inside}}] : [];
}

function below({path, source}: Files[number], segment: string): Files[number] {
  return {path: path.slice(segment.length + 1), source};
}

function byFirstSegment(files: Files): Map<string, Files[number][]> {
  const groups = new Map<string, Files[number][]>();
  for (const file of files) {
    const segment = file.path.split('/', 1)[0] ?? '';
    const group = groups.get(segment);
    if (group) group.push(file);
    else groups.set(segment, [file]);
  }
  return groups;
}
