import {beforeAll, describe, expect, it} from 'vitest';
import type {Bytes} from '../../../src/core/bytes.ts';
import {utf8} from '../../../src/core/bytes.ts';
import type {Exhibit} from '../../../src/core/capture/exhibit.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Hex64} from '../../../src/core/ids.ts';
import {parseReceipt} from '../../../src/core/pack/receipt.ts';
import type {FindingCode} from '../../../src/core/verify/report.ts';
import {makeKey, TestCase, type TestKey, uuid} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {codesAndPaths, faultCodes, TamperedPack} from './tamper.ts';

let key: TestKey;
let other: TestKey;
let whole: Bytes;
let chosen: Bytes;
let second: Bytes;
let firstReceipt = '';

beforeAll(async () => {
  key = await makeKey();
  other = await makeKey();
  const kept = new TestCase(key);
  kept.addExhibit('first');
  kept.addExhibit('second');
  const input = await kept.packInput();
  const made = await packBytes(input);
  whole = made.zip;
  firstReceipt = made.written.receipt.text;
  kept.packSaved(input.packId, made.written.sealCode);
  chosen = (await packBytes(await kept.packInput('chosen', [2]))).zip;
  second = (await packBytes(await kept.packInput())).zip;
});

const EXHIBIT = 'data/exhibits/000001/exhibit.json';
const FACTS = 'data/exhibits/000001/facts.json';
const SCREEN = 'data/exhibits/000001/screen-1.png';
const CHECKPOINT = 'data/log/checkpoint.json';
const ENTRIES = 'data/log/entries.jsonl';

type Attack = {
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
async function resealed(pack: TamperedPack): Promise<TamperedPack> {
  await pack.signCheckpoint(key);
  return pack.redoLists().sign(key);
}

/** The keeper changes a record and logs the change as if it had been so from the start. */
function relogged(pack: TamperedPack, path: string, change: (text: string) => string): TamperedPack {
  const before = sha256Hex(pack.bytes(path));
  pack.editText(path, change);
  const after = sha256Hex(pack.bytes(path));
  return pack.redoLog(pack.lines().map((line) => line.replace(before, after)));
}

const attacks: Attack[] = [
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
    tamper: (p) => p.put('seal/device-key.pem', new Uint8Array(utf8(pemOf(other)))).sign(other),
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
      resealed(
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
      resealed(
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
      resealed(
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
      resealed(
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
      resealed(
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
    tamper: (p) => resealed(p.put('data/log/proofs.json', '[]')),
  },
  {what: 'no proofs', code: 'proofMissing', from: 'chosen', tamper: (p) => resealed(p.remove('data/log/proofs.json'))},
  {
    what: 'a chosen record taken out',
    code: 'loggedRecordAbsent',
    from: 'chosen',
    tamper: (p) => resealed(dropExhibit(p, 2)),
  },
  {
    what: 'a record with a line end',
    code: 'recordNotCanonical',
    path: EXHIBIT,
    tamper: (p) => resealed(relogged(p, EXHIBIT, (t) => `${t}\n`)),
  },
  {
    what: 'a record without its salt',
    code: 'recordNotCanonical',
    path: EXHIBIT,
    tamper: (p) => resealed(relogged(p, EXHIBIT, (t) => t.replace(/"salt":"[^"]*",/, ''))),
  },
  {
    what: 'a record with a name twice',
    code: 'recordNotCanonical',
    path: EXHIBIT,
    all: ['recordNotCanonical'],
    tamper: (p) => resealed(relogged(p, EXHIBIT, (t) => t.replace('{', '{"caseId":"x",'))),
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
    tamper: (p) => resealed(p.editText(EXHIBIT, (t) => t.replaceAll('T10:01:', 'T11:01:'))),
  },
  {
    what: 'an exhibit taken out, lists and seal redone',
    code: 'loggedRecordAbsent',
    all: ['loggedRecordAbsent'],
    tamper: (p) => resealed(dropExhibit(p, 1)),
  },
  {what: 'the case record taken out', code: 'loggedRecordAbsent', tamper: (p) => resealed(p.remove('data/case.json'))},
  {
    what: 'a record of another case, logged in this one',
    code: 'recordOfOtherCase',
    path: EXHIBIT,
    all: ['recordOfOtherCase'],
    tamper: (p) => resealed(relogged(p, EXHIBIT, (t) => t.replace(uuid(1), uuid(9)))),
  },
  {
    what: 'two exhibits in each other’s folders',
    code: 'recordNotCanonical',
    tamper: (p) => {
      const first = p.bytes(EXHIBIT);
      return resealed(
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
      resealed(
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
    tamper: (p) => resealed(p.remove(SCREEN)),
  },
  {
    what: 'a part changed, lists and seal redone',
    code: 'partChanged',
    path: SCREEN,
    all: ['partChanged'],
    tamper: (p) => resealed(p.flip(SCREEN)),
  },
  {
    what: 'a cut picture whose original the record does not name',
    code: 'derivedWithoutOriginal',
    path: 'data/exhibits/000001/item-1.png',
    all: ['derivedWithoutOriginal'],
    tamper: (p) =>
      resealed(
        relogged(p, EXHIBIT, (t) => t.replace(/"derivedFrom":"[0-9a-f]{64}"/, `"derivedFrom":"${'0'.repeat(64)}"`)),
      ),
  },
];

function pemOf({spki}: TestKey): string {
  const lines =
    Buffer.from(spki)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
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

describe('the checker', () => {
  it('finds nothing in packs that nobody touched, also when they are taken apart and put together again', async () => {
    for (const zip of [whole, chosen, second]) {
      const pack = await TamperedPack.of(zip);
      const report = await pack.verify();
      expect(codesAndPaths(report)).toEqual([]);
      expect(report.outcome).toBe('verified');
      expect(report.verdict.unchanged).toBe('yes');
    }
  });

  it.each(attacks)('finds $what: $code', async ({code, path, from, all, tamper}) => {
    const pack = await tamper(await TamperedPack.of(from === 'chosen' ? chosen : whole));
    const report = await pack.verify();
    expect(report.outcome).toBe('notVerified');
    expect(report.verdict.unchanged).not.toBe('yes');
    if (all) expect(faultCodes(report)).toEqual([...all].sort());
    else expect(faultCodes(report)).toContain(code);
    if (path) expect(codesAndPaths(report)).toContain(`${code} ${path}`);
  });

  it('runs every check and reports every finding', async () => {
    const pack = (await TamperedPack.of(whole)).flip(SCREEN).put('notes.txt', 'x').remove('seal/seal.sig');
    const report = await pack.verify();
    expect(faultCodes(report)).toEqual(['fileChanged', 'fileUnexpected', 'partChanged', 'sealMissing']);
    expect(report.checks.filter(({state}) => state === 'notRun')).toEqual([]);
    expect(report.checks.length).toBe(11);
  });

  it('does not call passed what it could not compare', async () => {
    const pack = (await TamperedPack.of(whole)).put('seal/seal.json', '{}');
    const report = await pack.verify();
    expect(report.checks.find(({check}) => check === 'log')?.state).toBe('notRun');
    expect(report.checks.find(({check}) => check === 'records')?.state).toBe('notRun');
    expect(report.outcome).toBe('notVerified');
  });

  it('says what is withheld, and does not call it missing', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('hidden', 500, (exhibit) => {
      const screen = exhibit.parts.find(({role}) => role === 'screen');
      if (!screen) throw new Error('no screen');
      const {path: _path, ...picture} = screen;
      const black = {
        ...picture,
        path: 'redacted-1.png',
        role: 'redacted',
        how: 'redacted',
        rects: [],
        derivedFrom: screen.sha256,
      };
      return {...exhibit, parts: [...exhibit.parts, black]} as Exhibit;
    });
    const [exhibit] = kept.exhibits;
    kept.parts.set(`${exhibit?.id}/redacted-1.png`, kept.parts.get(`${exhibit?.id}/screen-1.png`) ?? new Uint8Array(0));
    const pack = await TamperedPack.of((await packBytes(await kept.packInput())).zip);
    const report = await (await resealed(pack.remove(SCREEN))).verify();
    expect(codesAndPaths(report)).toEqual([`partWithheld ${SCREEN}`]);
    expect(report.outcome).toBe('verified');
    expect(report.verdict.shown.partsWithheld).toBe(1);
  });

  it('tells of a clock that went back or jumped, and fails nothing for it', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('first');
    kept.add('clock.jumped', {kind: 'log', id: uuid(1)}, null, {seconds: 3600}, -20);
    const report = await (await TamperedPack.of((await packBytes(await kept.packInput())).zip)).verify();
    expect(codesAndPaths(report)).toEqual([`clockWentBack ${ENTRIES}:4`, `clockJumped ${ENTRIES}:4`]);
    expect(report.outcome).toBe('verified');
  });

  it('says that it cannot judge a time from outside', async () => {
    const pack = (await TamperedPack.of(whole)).put('seal/times/01.tsq', 'q').put('seal/times/01.tsr', 'r');
    const report = await pack.verify();
    expect(codesAndPaths(report)).toEqual(['timeNotChecked seal/times/01.tsr']);
    expect(report.verdict.notLaterThan).toEqual({known: false, kept: 1});
  });

  it('accounts for a deleted exhibit by the entry that says so', async () => {
    const kept = new TestCase(key);
    const {id, digest} = kept.addExhibit('gone');
    kept.addExhibit('kept');
    kept.exhibits.shift();
    kept.add('record.deleted', {kind: 'exhibit', id}, digest);
    const report = await (await TamperedPack.of((await packBytes(await kept.packInput())).zip)).verify();
    expect(codesAndPaths(report)).toEqual([]);
  });
});

describe('what a reader knows from elsewhere', () => {
  it('is held against the key', async () => {
    const pack = await TamperedPack.of(whole);
    expect((await pack.verify({key: key.keyId})).verdict.key.expected).toBe('isExpected');
    expect((await pack.verify({key: key.keyId.slice(0, 20)})).outcome).toBe('verified');
    const report = await pack.verify({key: other.keyId.slice(0, 20)});
    expect(faultCodes(report)).toEqual(['keyNotExpected']);
    expect(report.verdict).toMatchObject({unchanged: 'yes', key: {expected: 'isNotExpected'}});
  });

  it('is held against the seal code and the receipt', async () => {
    const pack = await TamperedPack.of(whole);
    const receipt = parseReceipt(firstReceipt);
    if (!receipt) throw new Error('no receipt');
    expect((await pack.verify({sealCode: receipt.sealCode, receipts: [receipt]})).outcome).toBe('verified');
    expect(faultCodes(await pack.verify({sealCode: '0'.repeat(64) as Hex64}))).toEqual(['sealCodeNotExpected']);
  });

  it('shows that a later pack carries on from an earlier one', async () => {
    const receipt = parseReceipt(firstReceipt);
    if (!receipt) throw new Error('no receipt');
    expect((await (await TamperedPack.of(second)).verify({receipts: [receipt]})).outcome).toBe('verified');
    // A chosen pack shows too little to tell; that is not a yes.
    const shown = await (await TamperedPack.of(chosen)).verify({receipts: [receipt]});
    expect(shown.checks.find(({check}) => check === 'expectations')?.state).toBe('notRun');
    expect(shown.outcome).toBe('notVerified');
  });

  it('finds a history made anew with the same key', async () => {
    const receipt = parseReceipt(firstReceipt);
    if (!receipt) throw new Error('no receipt');
    const pack = await TamperedPack.of(second);
    // One word of the first exhibit is another, everything after it redone by whoever holds the key.
    const digest = sha256Hex(pack.bytes(FACTS));
    pack.editText(FACTS, (text) => text.replace('first', 'fifth'));
    const facts = sha256Hex(pack.bytes(FACTS));
    relogged(pack, EXHIBIT, (text) => text.replace(digest, facts));
    await resealed(pack);
    expect((await pack.verify()).outcome).toBe('verified'); // no checker alone can see it
    expect((await pack.verify({key: key.keyId})).outcome).toBe('verified');
    expect(faultCodes(await pack.verify({receipts: [receipt]}))).toEqual(['earlierPackNotContained']);
  });
});
