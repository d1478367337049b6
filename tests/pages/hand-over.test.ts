import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, it} from 'vitest';

const PAGES = resolve(import.meta.dirname, '../../src/pages');

it('files leave in one way only, which names them neutrally and tells of their traces', () => {
  const handing = readdirSync(PAGES, {recursive: true, encoding: 'utf8'})
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /\.download\s*=|\bdownload=|downloads\.download\(/.test(readFileSync(join(PAGES, file), 'utf8')));
  expect(handing).toEqual(['shared/downloads/use-hand-over.ts']);
});
