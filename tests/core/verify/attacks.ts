import {expect} from 'vitest';
import type {Bytes} from '../../../src/core/bytes.ts';
import type {Exhibit} from '../../../src/core/capture/exhibit.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {publicKeyPem} from '../../../src/core/pack/public-key.ts';
import type {FindingCode} from '../../../src/core/verify/report.ts';
import {TestCase, type TestKey, uuid} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import type {TamperedPack} from './tamper.ts';

/** Three packs of one case: the first, one of a chosen exhibit, and the first made again later. */
export type Packs = {whole: Bytes; chosen: Bytes; second: Bytes; firstReceipt: string};

export async function makePacks(key: TestKey): Promise<Packs> {
  const kept = new TestCase(key);
  kept.addExhibit('first');
  kept.addExhibit('second');
  const input = await kept.packInput();
  const made = await packBytes(input);
  kept.packSaved(input.packId, made.written.sealCode);
  const chosen = (await packBytes(await kept.packInput('chosen', [2]))).zip;
  const second = (await packBytes(await kept.packInput())).zip;
  return {whole: made.zip, chosen, second, firstReceipt: made.written.receipt.text};
}

export const EXHIBIT = 'data/exhibits/000001/exhibit.json';
export const FACTS = 'data/exhibits/000001/facts.json';
export const SCREEN = 'data/exhibits/000001/screen-1.png';
const CHECKPOINT = 'data/log/checkpoint.json';
export const ENTRIES = 'data/log/entries.jsonl';

export type Attack = {
  what: string;
  code: FindingCode;
  path?: string;
  /** `chosen` for a pack of chosen things. */
  from?: 'chosen';
  /** Every fault that must be named, no more and no less; the code alone where left out. */
  all?: FindingCode[];
  tamper(pack: TamperedPack): TamperedPack | Promise<TamperedPack>;
};

/** Everything redone by the keeper of the key: what remains is what the key cannot cure. */
export async function resealed(pack: TamperedPack, key: TestKey): Promise<TamperedPack> {
  await pack.signCheckpoint(key);
  return pack.redoLists().sign(key);
}

/** The keeper changes a record and logs the change as if it had been so from the start. */
export function relogged(pack: TamperedPack, path: string, change: (text: string) => string): TamperedPack {
  const before = sha256Hex(pack.bytes(path));
  pack.editText(path, change);
  const after = sha256Hex(pack.bytes(path));
  return pack.redoLog(pack.lines().map((line) => line.replace(before, after)));
}

/** An attack for each finding; `key` is the pack's own, `other` an attacker's. */
export function attacksWith(key: TestKey, other: TestKey): Attack[] {
  const sealAgain = (pack: TamperedPack) => resealed(pack, key);
  return [
    {
      what: 'a picture with one other bit',
      code: 'fileChanged',
      path: SCREEN,
      all: ['fileChanged', 'partChanged'],
      tamper: (p) => p.flip(SCREEN),
    },
    {
      what: 'a lost picture',
      code: 'fileMissing',
      path: SCREEN,
      all: ['fileMissing', 'partMissing', 'sealListWrong'],
      tamper: (p) => p.remove(SCREEN),
    },
    {
      what: 'an added file',
      code: 'fileAdded',
      path: 'data/extra.txt',
      all: ['fileAdded', 'sealListWrong'],
      tamper: (p) => p.put('data/extra.txt', 'x'),
    },
    {
      what: 'an edited report',
      code: 'fileChanged',
      path: 'data/report/report.html',
      tamper: (p) => p.put('data/report/report.html', 'x'),
    },
    {
      what: 'a list with a carriage return',
      code: 'manifestUnreadable',
      path: 'manifest-sha256.txt',
      tamper: (p) => p.editText('manifest-sha256.txt', (t) => t.replace('\n', '\r\n')),
    },
    {
      what: 'a list that names a file twice',
      code: 'manifestUnreadable',
      tamper: (p) => p.editText('manifest-sha256.txt', (t) => `${t}${t.split('\n')[0]}\n`),
    },
    {
      what: 'a list that climbs out',
      code: 'manifestUnreadable',
      tamper: (p) => p.editText('manifest-sha256.txt', (t) => `${t}${'0'.repeat(64)}  data/../../x\n`),
    },
    {
      what: 'a list without a file it had',
      code: 'fileAdded',
      path: SCREEN,
      tamper: (p) =>
        p.editText('manifest-sha256.txt', (t) =>
          t
            .split('\n')
            .filter((line) => !line.endsWith(SCREEN))
            .join('\n'),
        ),
    },
    {what: 'no list at all', code: 'manifestUnreadable', tamper: (p) => p.remove('manifest-sha256.txt')},
    {
      what: 'a replaced checker',
      code: 'tagFileChanged',
      path: 'verify.html',
      all: ['tagFileChanged'],
      tamper: (p) => p.put('verify.html', 'forged'),
    },
    {
      what: 'a missing read-me',
      code: 'tagFileMissing',
      path: 'READ-ME-FIRST.txt',
      all: ['tagFileMissing'],
      tamper: (p) => p.remove('READ-ME-FIRST.txt'),
    },
    {
      what: 'no tag list',
      code: 'tagFileMissing',
      path: 'tagmanifest-sha256.txt',
      tamper: (p) => p.remove('tagmanifest-sha256.txt'),
    },
    {
      what: 'a file beside the data',
      code: 'fileUnexpected',
      path: 'notes.txt',
      all: ['fileUnexpected'],
      tamper: (p) => p.put('notes.txt', 'x'),
    },
    {
      what: 'a file in the seal',
      code: 'fileUnexpected',
      path: 'seal/more.txt',
      tamper: (p) => p.put('seal/more.txt', 'x'),
    },
    {
      what: 'no signature',
      code: 'sealMissing',
      path: 'seal/seal.sig',
      all: ['sealMissing'],
      tamper: (p) => p.remove('seal/seal.sig'),
    },
    {
      what: 'no seal',
      code: 'sealMissing',
      tamper: (p) =>
        ['seal/seal.json', 'seal/seal.sha256', 'seal/seal.sig', 'seal/device-key.pem'].reduce(
          (q, path) => q.remove(path),
          p,
        ),
    },
    {
      what: 'a signed list with another hash',
      code: 'sealListWrong',
      path: 'bagit.txt',
      all: ['sealListWrong', 'sealSignatureWrong'],
      tamper: (p) => p.editText('seal/seal.sha256', (t) => t.replace(/^[0-9a-f]{64}(?= {2}bagit)/m, '0'.repeat(64))),
    },
    {
      what: 'a signed list without its first line, signed so',
      code: 'sealListWrong',
      tamper: (p) => p.editText('seal/seal.sha256', (t) => t.slice(t.indexOf('\n') + 1)).sign(key),
    },
    {
      what: 'a signed list with a file too few, signed so',
      code: 'sealListWrong',
      all: ['sealListWrong'],
      tamper: (p) =>
        p
          .editText('seal/seal.sha256', (t) =>
            t
              .split('\n')
              .filter((line) => !line.endsWith('seal.json'))
              .join('\n'),
          )
          .sign(key),
    },
    {
      what: 'a seal that counts other files, signed so',
      code: 'sealListWrong',
      path: 'seal/seal.json',
      all: ['sealListWrong'],
      tamper: async (p) => {
        p.editJson('seal/seal.json', (seal) => {
          seal.payloadFiles = 1;
        });
        return p
          .put(
            'seal/seal.sha256',
            p
              .text('seal/seal.sha256')
              .replace(/^.*seal\.json$/m, `${sha256Hex(p.bytes('seal/seal.json'))}  seal/seal.json`),
          )
          .sign(key);
      },
    },
    {
      what: 'a signature by someone else',
      code: 'sealSignatureWrong',
      all: ['sealSignatureWrong'],
      tamper: (p) => p.sign(other),
    },
    {
      what: 'a signature with a byte behind it',
      code: 'sealSignatureWrong',
      tamper: (p) => p.put('seal/seal.sig', new Uint8Array([...p.bytes('seal/seal.sig'), 0])),
    },
    {what: 'an empty signature', code: 'sealSignatureWrong', tamper: (p) => p.put('seal/seal.sig', '')},
    {
      what: 'a key file that is none',
      code: 'sealSignatureWrong',
      path: 'seal/device-key.pem',
      tamper: (p) => p.put('seal/device-key.pem', 'x'),
    },
    {
      what: 'a seal under another key than it names',
      code: 'sealKeyDiffers',
      tamper: (p) => p.put('seal/device-key.pem', publicKeyPem(other.spki)).sign(other),
    },
    {
      what: 'the old log under a new key, everything else redone',
      code: 'sealKeyDiffers',
      path: 'seal/device-key.pem',
      all: ['sealKeyDiffers'],
      tamper: async (p) => {
        p.useKey(other);
        await p.signCheckpoint(other);
        return p.redoLists().sign(other);
      },
    },
    {
      what: 'a seal with a space',
      code: 'sealNotCanonical',
      tamper: (p) => p.editText('seal/seal.json', (t) => t.replace(':', ': ')),
    },
    {what: 'a seal that is no seal', code: 'sealNotCanonical', tamper: (p) => p.put('seal/seal.json', '{}')},
    {what: 'no head of the log', code: 'checkpointMissing', tamper: (p) => p.remove(CHECKPOINT)},
    {what: 'a head that is none', code: 'checkpointMissing', tamper: (p) => p.put(CHECKPOINT, '[]')},
    {
      what: 'a head with another signature',
      code: 'checkpointSignatureWrong',
      tamper: async (p) => (await p.signCheckpoint(other)).redoLists().sign(key),
    },
    {
      what: 'a head by another key',
      code: 'checkpointKeyDiffers',
      all: ['checkpointKeyDiffers'],
      tamper: (p) =>
        sealAgain(
          p.editJson(CHECKPOINT, (c) => {
            c.keyId = other.keyId;
          }),
        ),
    },
    {
      what: 'a head of another case',
      code: 'recordOfOtherCase',
      path: CHECKPOINT,
      all: ['recordOfOtherCase'],
      tamper: (p) =>
        sealAgain(
          p.editJson(CHECKPOINT, (c) => {
            c.caseId = uuid(9);
          }),
        ),
    },
    {
      what: 'a log line that is no entry',
      code: 'entryUnreadable',
      path: `${ENTRIES}:3`,
      tamper: (p) => p.editText(ENTRIES, (t) => t.split('\n').with(2, 'x').join('\n')),
    },
    {what: 'no log', code: 'entryUnreadable', path: ENTRIES, tamper: (p) => p.remove(ENTRIES)},
    {
      what: 'a log line with a space',
      code: 'entryNotCanonical',
      path: `${ENTRIES}:2`,
      tamper: (p) =>
        p.editText(ENTRIES, (t) =>
          t
            .split('\n')
            .map((line, i) => (i === 1 ? line.replace(',', ', ') : line))
            .join('\n'),
        ),
    },
    {
      what: 'a log line left out',
      code: 'sequenceBroken',
      tamper: (p) => p.editText(ENTRIES, (t) => t.split('\n').toSpliced(2, 1).join('\n')).redoLists(),
    },
    {
      what: 'two log lines the other way round',
      code: 'sequenceBroken',
      all: ['chainBroken', 'fileChanged', 'rootDiffers', 'sequenceBroken'],
      tamper: (p) =>
        p.editText(ENTRIES, (t) => {
          const l = t.split('\n');
          return [l[0], l[2], l[1], ...l.slice(3)].join('\n');
        }),
    },
    {
      what: 'a log line edited',
      code: 'chainBroken',
      tamper: (p) =>
        p
          .editText(ENTRIES, (t) =>
            t
              .split('\n')
              .map((line, i) => (i === 2 ? line.replace('0.1.0', '0.1.1') : line))
              .join('\n'),
          )
          .redoLists(),
    },
    {
      what: 'the last log lines cut off',
      code: 'sizeDiffers',
      tamper: (p) => p.editText(ENTRIES, (t) => t.split('\n').slice(0, -1).join('\n')).redoLists(),
    },
    {
      what: 'a log chained anew under the old head',
      code: 'rootDiffers',
      path: ENTRIES,
      tamper: async (p) => {
        const head = p.text(CHECKPOINT);
        const size = p.lines().length;
        p.redoLog(p.lines().map((line) => line.replace('0.1.0', '0.1.1')));
        expect(p.lines().length).toBe(size);
        return p.put(CHECKPOINT, head).redoLists().sign(key);
      },
    },
    {
      what: 'a proof for another place',
      code: 'proofWrong',
      from: 'chosen',
      tamper: (p) =>
        sealAgain(
          editProof(p, (proof) => {
            proof.proof = [...(proof.proof as string[])].reverse();
          }),
        ),
    },
    {
      what: 'a proof for a smaller tree',
      code: 'proofWrong',
      from: 'chosen',
      tamper: (p) =>
        sealAgain(
          editProof(p, (proof) => {
            proof.treeSize = 5;
          }),
        ),
    },
    {
      what: 'a proof about another record',
      code: 'proofWrong',
      from: 'chosen',
      tamper: (p) =>
        sealAgain(
          editProof(p, (proof) => {
            proof.record = '0'.repeat(64);
          }),
        ),
    },
    {
      what: 'a record without a proof',
      code: 'proofMissing',
      from: 'chosen',
      all: ['proofMissing'],
      tamper: (p) => sealAgain(p.put('data/log/proofs.json', '[]')),
    },
    {
      what: 'no proofs',
      code: 'proofMissing',
      from: 'chosen',
      tamper: (p) => sealAgain(p.remove('data/log/proofs.json')),
    },
    {
      what: 'a chosen record taken out',
      code: 'loggedRecordAbsent',
      from: 'chosen',
      tamper: (p) => sealAgain(dropExhibit(p, 2)),
    },
    {
      what: 'a record with a line end',
      code: 'recordNotCanonical',
      path: EXHIBIT,
      tamper: (p) => sealAgain(relogged(p, EXHIBIT, (t) => `${t}\n`)),
    },
    {
      what: 'a record without its salt',
      code: 'recordNotCanonical',
      path: EXHIBIT,
      tamper: (p) => sealAgain(relogged(p, EXHIBIT, (t) => t.replace(/"salt":"[^"]*",/, ''))),
    },
    {
      what: 'a record with a name twice',
      code: 'recordNotCanonical',
      path: EXHIBIT,
      all: ['recordNotCanonical'],
      tamper: (p) => sealAgain(relogged(p, EXHIBIT, (t) => t.replace('{', '{"caseId":"x",'))),
    },
    {
      what: 'a record of a million brackets',
      code: 'recordNotCanonical',
      path: EXHIBIT,
      tamper: (p) => p.put(EXHIBIT, '['.repeat(1_000_000)),
    },
    {
      what: 'facts of another exhibit',
      code: 'recordNotCanonical',
      path: FACTS,
      tamper: (p) => p.put(FACTS, p.bytes('data/exhibits/000002/facts.json')),
    },
    {
      what: 'a time in a record edited, lists and seal redone',
      code: 'recordNotInLog',
      path: EXHIBIT,
      all: ['loggedRecordAbsent', 'recordNotInLog'],
      tamper: (p) => sealAgain(p.editText(EXHIBIT, (t) => t.replaceAll('T10:01:', 'T11:01:'))),
    },
    {
      what: 'an exhibit taken out, lists and seal redone',
      code: 'loggedRecordAbsent',
      all: ['loggedRecordAbsent'],
      tamper: (p) => sealAgain(dropExhibit(p, 1)),
    },
    {
      what: 'the case record taken out',
      code: 'loggedRecordAbsent',
      tamper: (p) => sealAgain(p.remove('data/case.json')),
    },
    {
      what: 'a record of another case, logged in this one',
      code: 'recordOfOtherCase',
      path: EXHIBIT,
      all: ['recordOfOtherCase'],
      tamper: (p) => sealAgain(relogged(p, EXHIBIT, (t) => t.replace(uuid(1), uuid(9)))),
    },
    {
      what: 'two exhibits in each other’s folders',
      code: 'recordNotCanonical',
      tamper: (p) => {
        const first = p.bytes(EXHIBIT);
        return sealAgain(
          p.put(EXHIBIT, p.bytes('data/exhibits/000002/exhibit.json')).put('data/exhibits/000002/exhibit.json', first),
        );
      },
    },
    {
      what: 'numbers of another pack',
      code: 'recordNotCanonical',
      path: 'data/numbering.json',
      all: ['recordNotCanonical'],
      tamper: (p) =>
        sealAgain(
          p.editJson('data/numbering.json', (n) => {
            n.packId = uuid(9);
          }),
        ),
    },
    {
      what: 'a part taken out, lists and seal redone',
      code: 'partMissing',
      path: SCREEN,
      all: ['partMissing'],
      tamper: (p) => sealAgain(p.remove(SCREEN)),
    },
    {
      what: 'a part changed, lists and seal redone',
      code: 'partChanged',
      path: SCREEN,
      all: ['partChanged'],
      tamper: (p) => sealAgain(p.flip(SCREEN)),
    },
    {
      what: 'a cut picture whose original the record does not name',
      code: 'derivedWithoutOriginal',
      path: 'data/exhibits/000001/item-1.png',
      all: ['derivedWithoutOriginal'],
      tamper: (p) =>
        sealAgain(
          relogged(p, EXHIBIT, (t) => t.replace(/"derivedFrom":"[0-9a-f]{64}"/, `"derivedFrom":"${'0'.repeat(64)}"`)),
        ),
    },
  ];
}

function editProof(pack: TamperedPack, edit: (proof: {[key: string]: unknown}) => void): TamperedPack {
  const proofs = JSON.parse(pack.text('data/log/proofs.json')) as {[key: string]: unknown}[];
  for (const proof of proofs) edit(proof);
  return pack.put('data/log/proofs.json', canonicalJson(proofs));
}

function dropExhibit(pack: TamperedPack, ordinal: number): TamperedPack {
  const folder = `data/exhibits/${String(ordinal).padStart(6, '0')}/`;
  const {id} = JSON.parse(pack.text(`${folder}exhibit.json`)) as Exhibit;
  for (const path of [...pack.files.keys()]) if (path.startsWith(folder)) pack.remove(path);
  return pack.editJson('data/numbering.json', (numbering) => {
    const {[id]: _gone, ...rest} = numbering.numbers as {[key: string]: number};
    numbering.numbers = rest;
  });
}
