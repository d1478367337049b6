import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {PageReading} from '../../src/core/facts/facts.ts';

const FOLDER = resolve(import.meta.dirname, '../fixtures/pages');

/** What stands beside a drawn page: where and when it is looked at, and every fact that a reader must find. */
export type Expected = {url: string; now: string; zone: string; facts: PageReading[]};

/** A page that we drew after what is known of a site. */
export type DrawnPage = {name: string; html: Buffer; expected: Expected};

/** Every drawn page with its expected facts. */
export function drawnPages(): DrawnPage[] {
  return readdirSync(FOLDER).flatMap((site) =>
    readdirSync(join(FOLDER, site))
      .filter((file) => file.endsWith('.html'))
      .map((file) => ({
        name: `${site}/${file.slice(0, -5)}`,
        html: readFileSync(join(FOLDER, site, file)),
        expected: JSON.parse(readFileSync(join(FOLDER, site, file.replace(/html$/, 'json')), 'utf8')) as Expected,
      })),
  );
}
