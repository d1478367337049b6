import type {Bytes} from '../../../src/core/bytes.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {FindingCode} from '../../../src/core/verify/report.ts';
import {TestCase, type TestKey} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {relogged, resealed} from './attacks.ts';
import type {TamperedPack} from './tamper.ts';

/** Two packs of one case with a diary: all of it, and its first incident. */
export type DiaryPacks = {whole: Bytes; chosen: Bytes};

export async function makeDiaryPacks(key: TestKey): Promise<DiaryPacks> {
  const kept = new TestCase(key);
  kept.addExhibit('a post');
  const first = kept.addIncident('He stood at the gate.', '2026-02-27');
  kept.addSubject('a man in a grey coat');
  const second = kept.reviseIncident(first, 'He stood at the gate for an hour.');
  kept.addIncident('Flowers without a card. “é” مرحبا 😀');
  kept.reviseIncident(second, 'He stood at the gate for half an hour.');
  const whole = (await packBytes(await kept.packInput())).zip;
  const chosen = (await packBytes(await kept.packInput('chosen', [], false, [1]))).zip;
  return {whole, chosen};
}

const FIRST = 'data/incidents/000001/incident.json';
const SECOND = 'data/incidents/000001/incident-2.json';
const THIRD = 'data/incidents/000001/incident-3.json';
const SUBJECT = 'data/subjects/000001/subject.json';

export type DiaryAttack = {
  name: string;
  what: string;
  from: keyof DiaryPacks;
  all: FindingCode[];
  tamper(pack: TamperedPack): Promise<TamperedPack>;
};

/** Everything here is sealed anew with the pack's own key: what remains is what the key cannot cure. */
export function diaryAttacks(key: TestKey): DiaryAttack[] {
  const sealAgain = (pack: TamperedPack) => resealed(pack, key);
  return [
    {
      name: 'incidentRevisionRemoved',
      what: 'a revision taken out',
      from: 'whole',
      all: ['loggedRecordAbsent', 'revisionBroken'],
      tamper: (p) => sealAgain(p.remove(SECOND)),
    },
    {
      name: 'incidentRevisionRemovedChosen',
      what: 'a revision taken out of a chosen pack, its proof too',
      from: 'chosen',
      all: ['revisionBroken'],
      tamper: (p) => {
        const digest = sha256Hex(p.bytes(SECOND));
        const proofs = JSON.parse(p.text('data/log/proofs.json')) as {record: string}[];
        p.put('data/log/proofs.json', canonicalJson(proofs.filter(({record}) => record !== digest)));
        return sealAgain(p.remove(SECOND));
      },
    },
    {
      name: 'incidentWordsChanged',
      what: 'words changed in the newest revision',
      from: 'whole',
      all: ['loggedRecordAbsent', 'recordNotInLog'],
      tamper: (p) => sealAgain(p.editText(THIRD, (text) => text.replace('half an hour', 'a minute'))),
    },
    {
      name: 'incidentHistoryChanged',
      what: 'words changed in the first revision, and logged as if they had been so',
      from: 'whole',
      all: ['revisionBroken'],
      tamper: (p) => sealAgain(relogged(p, FIRST, (text) => text.replace('at the gate', 'in the garden'))),
    },
    {
      name: 'incidentRevisionsReordered',
      what: 'two revisions the other way round',
      from: 'whole',
      all: ['revisionBroken'],
      tamper: (p) => {
        const second = p.bytes(SECOND);
        return sealAgain(p.put(SECOND, p.bytes(THIRD)).put(THIRD, second));
      },
    },
    {
      name: 'incidentWithoutWords',
      what: 'an incident without words, logged so',
      from: 'whole',
      all: ['loggedRecordAbsent', 'recordNotCanonical'],
      tamper: (p) =>
        sealAgain(
          relogged(p, 'data/incidents/000002/incident.json', (t) => t.replace(/"words":"[^"]*"/, '"words":" "')),
        ),
    },
    {
      name: 'subjectWithoutReason',
      what: 'a subject in another form, logged so',
      from: 'whole',
      all: ['loggedRecordAbsent', 'recordNotCanonical'],
      tamper: (p) => sealAgain(relogged(p, SUBJECT, (text) => text.replace('"unknown":false', '"unknown":"no"'))),
    },
  ];
}
