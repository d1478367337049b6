import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import bring from '../../../src/_locales/en/bring.json' with {type: 'json'};
import type {FindingCode} from '../../../src/core/import/findings.ts';
import {findingPieces} from '../../../src/core/report/import-words.ts';
import {say} from './sample.ts';

const source = readFileSync(join(import.meta.dirname, '../../../src/core/import/findings.ts'), 'utf8');
const codes = [...source.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code]) => code as FindingCode);

describe('the sentence about a finding', () => {
  it('is there for every code, and for no other', () => {
    expect(codes.length).toBeGreaterThan(40);
    const said = Object.keys(bring).flatMap((name) => /^bring_find_(\w+)$/.exec(name)?.[1] ?? []);
    expect(said.sort()).toEqual([...codes].sort());
  });

  it('holds each value once, and nothing that stands for one', () => {
    const coded: Partial<Record<FindingCode, string[]>> = {
      kindDiffersFromName: ['jpeg', 'png'],
      kindDiffersFromDeclared: ['jpeg', 'image/png'],
      dateOrderUndecided: ['dmy', 'mdy'],
      identityInside: ['owner', 'serial'],
    };
    for (const code of codes) {
      const text = findingPieces({code, values: coded[code] ?? ['AAA', 'BBB', 'CCC']}, say)
        .map((piece) => ('ours' in piece ? piece.ours : piece.quoted))
        .join('');
      expect(text, code).not.toMatch(/\$\d|undefined|[\ue000-\ue0ff]/);
    }
  });

  it('sets words of the file apart, whatever they hold', () => {
    const evil = '\u202e$1 \ue000<b>';
    expect(findingPieces({code: 'zipEncrypted', values: [evil]}, say)).toEqual([
      {ours: '“'},
      {quoted: evil},
      {ours: '” inside needs a password and was not read.'},
    ]);
  });
});
