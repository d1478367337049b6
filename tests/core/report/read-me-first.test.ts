import {describe, expect, it} from 'vitest';
import {readMeFirst} from '../../../src/core/report/read-me-first.ts';
import {CASE_RECORD, contextOf, exhibitOf, postFacts} from './sample.ts';

const record = {
  ...CASE_RECORD,
  title: 'Zyx title',
  keeper: {name: 'Wvu keeper', initials: 'QQ'},
  summary: 'Tsr summary',
};
const text = readMeFirst(contextOf([exhibitOf(1, postFacts(1, 'words of a post'))], {record}));

describe('readMeFirst', () => {
  it('keeps to 72 columns, but for commands, which stand whole on a line', () => {
    const long = text.split('\n').filter((line) => line.length > 72);
    expect(long).toEqual([
      '    openssl dgst -sha256 -verify seal/device-key.pem -signature seal/seal.sig seal/seal.sha256',
    ]);
  });

  it('holds every command of the check, and the key to compare', () => {
    for (const line of [
      'sha256sum -c seal/seal.sha256',
      'sha256sum -c tagmanifest-sha256.txt',
      'sha256sum -c manifest-sha256.txt',
      'shasum -a 256 -c',
      'certutil -hashfile FILE SHA256',
      '62d98 07baf b5aab 0fe54',
    ])
      expect(text.split('\n')).toContain(`    ${line}`);
  });

  it('says in its first lines where to take the checker from', () => {
    expect(text.split('\n').slice(0, 6).join(' ')).toContain('verify.html from the release');
  });

  it('names no person and quotes no page', () => {
    expect(text).not.toMatch(/Zyx|Wvu|Tsr|QQ|Mallory|mallory|words of a post|social\.example/);
  });

  it('is plain text that every editor reads', () => {
    expect(text).not.toMatch(/\r|\t|\$\d|<|undefined/);
    expect(text.endsWith('\n')).toBe(true);
  });
});
