import {utf8Text} from '../../bytes.ts';
import {sha256Hex} from '../../hash/sha256.ts';
import type {VerifyOptions} from '../hash-files.ts';
import {type PackFile, ReadFault, readWhole} from '../pack-files.ts';
import {showText} from '../show-name.ts';
import {memberOf, parseJson, textIn} from './json-members.ts';
import {OtherTally} from './other-report.ts';
import type {LooseFiles} from './read-loose.ts';
import {type Algorithm, digitsOf, isAlgorithm, sumAll} from './sums.ts';
import {judgeSignature} from './wacz-signature.ts';

const DATA_PACKAGE = 'datapackage.json';
const DIGEST = 'datapackage-digest.json';
const LARGEST_JSON = 64 * 1024 * 1024;
const MOST_RESOURCES = 200_000;

type Resource = {path: string; algorithm: Algorithm; digest: string; bytes: number | undefined};

/** Checks a web archive by WACZ 1.1.1: each listed file, the list, and the signature over it where we can. */
export async function checkWacz({files, findings}: LooseFiles, options: VerifyOptions, tally = new OtherTally()) {
  tally.findings.push(...findings);
  const list = await bytesOf(files.get(DATA_PACKAGE));
  const resources = readResources(list && utf8Text(list), tally);
  await compareResources(files, resources, options, tally);
  await compareDigest(files, list && sha256Hex(list), tally);
  tally.notChecked.push('warc');
  const bytes = [...files.values()].reduce((sum, {size}) => sum + size, 0);
  return tally.report('wacz', files.size, bytes);
}

async function bytesOf(file: PackFile | undefined) {
  try {
    return file && (await readWhole(file, LARGEST_JSON));
  } catch (error) {
    if (error instanceof ReadFault) return undefined;
    throw error;
  }
}

function readResources(text: string | undefined, tally: OtherTally): Resource[] {
  const value = parseJson(text);
  const list = memberOf(value, 'resources');
  if (!Array.isArray(list) || list.length > MOST_RESOURCES) {
    tally.find('listUnreadable', DATA_PACKAGE);
    return [];
  }
  tally.version = textIn(value, 'wacz_version') ?? '';
  for (const name of ['title', 'software', 'created', 'modified', 'mainPageUrl', 'mainPageURL']) {
    const said = textIn(value, name);
    if (said) tally.says.push({name, value: showText(said)});
  }
  if (textIn(value, 'profile') !== 'data-package') tally.notChecked.push('profile');
  return list.flatMap((one) => readResource(one, tally));
}

function readResource(value: unknown, tally: OtherTally): Resource[] {
  const path = textIn(value, 'path');
  const {name, digest} = sumIn(value);
  const bytes = memberOf(value, 'bytes') ?? memberOf(memberOf(value, 'stats'), 'bytes');
  const isGood = isAlgorithm(name) && digest.length === digitsOf(name) && /^[0-9a-f]+$/.test(digest);
  if (path !== undefined && isGood) {
    return [{path, algorithm: name, digest, bytes: typeof bytes === 'number' ? bytes : undefined}];
  }
  tally.find('listUnreadable', path === undefined ? DATA_PACKAGE : showText(path));
  return [];
}

/** `hash: "sha256:…"`; before version 1.1 the digits stood in `stats`, and the name of the hash beside it. */
function sumIn(value: unknown): {name: string; digest: string} {
  const hash = textIn(value, 'hash')?.toLowerCase();
  if (hash !== undefined) return {name: hash.split(':')[0] ?? '', digest: hash.slice(hash.indexOf(':') + 1)};
  const digest = textIn(memberOf(value, 'stats'), 'hash')?.toLowerCase() ?? '';
  return {name: textIn(value, 'hashing')?.toLowerCase() ?? '', digest};
}

async function compareResources(
  files: LooseFiles['files'],
  resources: readonly Resource[],
  options: VerifyOptions,
  tally: OtherTally,
): Promise<void> {
  const wanted = new Map<string, Algorithm[]>();
  for (const {path, algorithm} of resources) wanted.set(path, [...(wanted.get(path) ?? []), algorithm]);
  const sums = await sumAll(files, (path) => wanted.get(path) ?? [], options);
  for (const [path, sum] of sums)
    if (!sum.ok && sum.hostile) tally.find('archiveUnreadable', showText(path), sum.reason);
  for (const {path, algorithm, digest, bytes} of resources) {
    const sum = sums.get(path);
    tally.count('resources', algorithm);
    if (!sum) tally.find('fileMissing', showText(path));
    else if (!sum.ok) tally.find('fileChanged', showText(path), sum.reason);
    else if (sum.of.get(algorithm) !== digest) tally.find('fileChanged', showText(path));
    else if (bytes !== undefined && bytes !== sum.size) tally.find('sizeDiffers', showText(path));
  }
  for (const path of files.keys()) {
    if (path !== DATA_PACKAGE && path !== DIGEST && !wanted.has(path)) tally.find('fileNotListed', showText(path));
  }
}

/** The list against what `datapackage-digest.json` says of it, and the signature there. */
async function compareDigest(files: LooseFiles['files'], sum: string | undefined, tally: OtherTally): Promise<void> {
  const file = files.get(DIGEST);
  if (!file) {
    // Without it the list can be written anew by anyone; the format leaves it open.
    tally.notChecked.push('noSignature');
    return;
  }
  const bytes = await bytesOf(file);
  const value = parseJson(bytes && utf8Text(bytes));
  const hash = textIn(value, 'hash');
  if (hash === undefined || textIn(value, 'path') !== DATA_PACKAGE) {
    tally.find('digestUnreadable', DIGEST);
    return;
  }
  tally.count('dataPackage', 'sha256');
  if (hash.toLowerCase() !== `sha256:${sum}`) tally.find('dataPackageChanged', DATA_PACKAGE);
  judgeSignature(memberOf(value, 'signedData'), hash, DIGEST, tally);
}
