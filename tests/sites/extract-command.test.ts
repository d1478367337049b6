import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';
import type {FactsRecord} from '../../src/core/facts/facts.ts';
import {isUuid} from '../../src/core/ids.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = 'tests/fixtures/pages/cases/dates.html';
const AT_HOME = ['--url', 'https://case.example/'];

function extract(...args: string[]) {
  const {status, stdout, stderr} = spawnSync(resolve(ROOT, 'node_modules/.bin/tsx'), ['scripts/extract.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return {status, stdout, lines: stderr.trim().split('\n')};
}

test('prints the record of the one item that was asked for, and nothing else', () => {
  const {status, stdout} = extract(
    PAGE,
    ...AT_HOME,
    '--at',
    '#d5 p',
    '--now',
    '2026-03-01T10:00:00Z',
    '--zone',
    'Asia/Tokyo',
  );
  const records = JSON.parse(stdout) as FactsRecord[];
  expect([status, records.length]).toEqual([0, 1]);
  expect(records[0]).toMatchObject({v: 1, kind: 'facts', item: {text: {value: 'five', from: 'text'}}});
  expect(isUuid(records[0]?.exhibitId)).toBe(true);
});

test.each([
  [1, ['--at', 'head']],
  [1, ['--at', '#nowhere']],
  [2, ['--at', '##']],
  [2, ['--now', 'soon']],
  [2, ['--zone', 'Nowhere/Land']],
  [2, ['--url', 'javascript:1']],
  [2, ['--other', 'x']],
] as const)('ends with %d and one sentence for %s', (exit, args) => {
  const {status, stdout, lines} = extract(PAGE, ...AT_HOME, ...args);
  expect([status, stdout, lines.length]).toEqual([exit, '', 1]);
});

test('a file that is not there is one sentence', () => {
  expect(extract('no-such.html', ...AT_HOME)).toEqual({
    status: 2,
    stdout: '',
    lines: ['The file "no-such.html" could not be read.'],
  });
});
