import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {ageOpensWith} from '../support/age-tool.ts';

const BACKUPS = resolve(import.meta.dirname, '../fixtures/backups');
const folder = mkdtempSync(join(tmpdir(), 'holdfast-copies-'));
afterAll(() => rmSync(folder, {recursive: true}));

const copies = readdirSync(BACKUPS, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.age'));

describe('a second copy, without any code of ours', () => {
  it.each(copies)('opens with age, and tar unpacks it: %s', async (name) => {
    const told: unknown = JSON.parse(readFileSync(join(BACKUPS, name.replace('.age', '.json')), 'utf8'));
    const {passphrase, exhibits} = told as {passphrase: string; exhibits: string[]};
    const into = join(folder, 'copy.tar');
    expect(await ageOpensWith('other words', join(BACKUPS, name), into)).toMatchObject({status: 1});
    expect(await ageOpensWith(passphrase, join(BACKUPS, name), into)).toMatchObject({status: 0});
    const names = execFileSync('tar', ['-tf', into], {encoding: 'utf8'}).trim().split('\n');
    expect(names.slice(0, 2)).toEqual(['read-me.txt', 'backup.json']);
    expect(names.at(-1)).toBe('end.json');
    execFileSync('tar', ['-xf', into, '-C', folder]);
    const records = names.filter((one) => one.endsWith('/about.json'));
    const digests = records.map((one) => {
      const about: unknown = JSON.parse(readFileSync(join(folder, one), 'utf8'));
      return (about as {exhibit: {digest: string}}).exhibit.digest;
    });
    // Those that were deleted and can be put back are in it too.
    expect(digests).toEqual(expect.arrayContaining(exhibits));
  });
});
