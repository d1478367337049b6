import type {VerifyOptions} from '../hash-files.ts';
import type {PackFile} from '../pack-files.ts';
import {showText} from '../show-name.ts';
import {type BagList, fetchedLater, parseBagList} from './bag-lists.ts';
import {finder} from './bag-paths.ts';
import {OtherTally} from './other-report.ts';
import type {LooseFiles} from './read-loose.ts';
import {linesOf, smallText} from './small-text.ts';
import {type Algorithm, type Sums, sumAll} from './sums.ts';

type Files = ReadonlyMap<string, PackFile>;

/** Checks a bag by another program, by RFC 8493 and what went before it: every list against the files, both ways. */
export async function checkBag({files, findings}: LooseFiles, options: VerifyOptions, tally = new OtherTally()) {
  tally.findings.push(...findings);
  await readDeclaration(files, tally);
  const lists = await readLists(files, tally);
  const find = finder(files);
  const sums = await sumAll(files, (path) => wantedFor(path, lists), options);
  for (const [path, sum] of sums)
    if (!sum.ok && sum.hostile) tally.find('archiveUnreadable', showText(path), sum.reason);
  const later = fetchedLater(await smallText(files.get('fetch.txt')));
  for (const list of lists) compareList(list, {sums, find, later}, tally);
  compareBothWays(files, lists, find, tally);
  await compareInfo(files, sums, tally);
  tally.notChecked.push('noSignature');
  const bytes = [...files.values()].reduce((sum, {size}) => sum + size, 0);
  return tally.report('bag', files.size, bytes);
}

async function readDeclaration(files: Files, tally: OtherTally): Promise<void> {
  const text = await smallText(files.get('bagit.txt'));
  const version = /^BagIt-Version: ?([0-9]+\.[0-9]+)\s*$/m.exec(text ?? '')?.[1];
  const encoding = /^Tag-File-Character-Encoding: ?(\S+)\s*$/m.exec(text ?? '')?.[1];
  tally.version = version ?? '';
  const isKnown = encoding !== undefined && /^(utf-?8|us-ascii|ascii)$/i.test(encoding);
  if (!version || !isKnown) tally.find('declarationWrong', 'bagit.txt');
}

async function readLists(files: Files, tally: OtherTally): Promise<BagList[]> {
  const lists: BagList[] = [];
  for (const [path, file] of files) {
    const name = /^(tag)?manifest-([a-z0-9-]+)\.txt$/.exec(path);
    if (!name) continue;
    const parsed = parseBagList(await smallText(file), {path, of: name[1] ? 'tags' : 'payload', hash: name[2] ?? ''});
    if (parsed === 'notKnown') tally.find('listNotKnown', path);
    else if ('lines' in parsed) tally.find('listUnreadable', path, 'verify_reason_badLines', [parsed.lines.join(', ')]);
    else lists.push(parsed);
  }
  if (!lists.some(({of}) => of === 'payload')) tally.find('noList', '');
  return lists;
}

function wantedFor(path: string, lists: readonly BagList[]): Algorithm[] {
  const payload = path.startsWith('data/');
  return [...new Set(lists.filter(({of}) => (of === 'payload') === payload).map(({algorithm}) => algorithm))];
}

type Around = {sums: ReadonlyMap<string, Sums>; find: ReturnType<typeof finder>; later: ReadonlySet<string>};

function compareList({of, algorithm, listed}: BagList, {sums, find, later}: Around, tally: OtherTally): void {
  for (const [named, digest] of listed) {
    const path = find(named);
    tally.count(of, algorithm);
    const sum = path === undefined ? undefined : sums.get(path);
    if (path === undefined || !sum) tally.find(later.has(named) ? 'notFetched' : 'fileMissing', showText(named));
    else if (!sum.ok) tally.find('fileChanged', showText(path), sum.reason);
    else if (sum.of.get(algorithm) !== digest) tally.find('fileChanged', showText(path));
    if (path !== undefined && path.normalize('NFC') === named.normalize('NFC') && path !== named) {
      tally.find('otherSpelling', showText(path));
    }
  }
}

/** Every file of the payload must be listed: from version 1.0 on in each list, before that in one of them. */
function compareBothWays(
  files: Files,
  lists: readonly BagList[],
  find: ReturnType<typeof finder>,
  tally: OtherTally,
): void {
  const ofPayload = lists.filter(({of}) => of === 'payload');
  const named = ofPayload.map(({listed}) => new Set([...listed.keys()].map((path) => find(path) ?? path)));
  if (named.length === 0) return;
  const inEach = Number(tally.version) >= 1;
  for (const path of files.keys()) {
    if (!path.startsWith('data/')) continue;
    const isNamed = inEach ? named.every((one) => one.has(path)) : named.some((one) => one.has(path));
    if (!isNamed) tally.find('fileNotListed', showText(path));
  }
}

const SAID =
  /^(Source-Organization|External-Identifier|External-Description|Bagging-Date|Bag-Software-Agent|Bag-Count)$/i;

/** What the bag says of itself, and whether it has as many bytes and files as it says. */
async function compareInfo(files: Files, sums: Around['sums'], tally: OtherTally): Promise<void> {
  const text = (await smallText(files.get('bag-info.txt') ?? files.get('package-info.txt'))) ?? '';
  for (const line of linesOf(text).slice(0, 1000)) {
    const [name = '', ...value] = line.split(':');
    if (SAID.test(name.trim())) tally.says.push({name: name.trim(), value: showText(value.join(':').trim())});
  }
  const oxum = /^Payload-Oxum[ \t]*:[ \t]*([0-9]{1,15})\.([0-9]{1,15})[ \t]*$/im.exec(text.replaceAll('\r', '\n'));
  if (!oxum) return;
  const payload = [...sums].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, [, one]) => sum + (one.ok ? one.size : 0), 0);
  tally.count('oxum');
  const [saidBytes, saidFiles] = [Number(oxum[1]), Number(oxum[2])];
  if (bytes !== saidBytes || payload.length !== saidFiles) {
    const counts = [payload.length, bytes, saidFiles, saidBytes];
    tally.find('countsDiffer', 'bag-info.txt', 'verify_reason_otherCounts', counts);
  }
}
