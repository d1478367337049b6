import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {type PageTruth, parseTruth} from './truth.ts';

const FOLDER = resolve(import.meta.dirname, '../fixtures/pages');

/** A page that we drew after what is known of a platform, and what it shows. */
export type DrawnPage = {name: string; platform: string; html(): Buffer; truth(): PageTruth};

/** Every drawn page, by name. One that is faulty fails where it is read, and no other with it. */
export function drawnPages(): DrawnPage[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((platform) =>
      readdirSync(join(FOLDER, platform))
        .filter((file) => file.endsWith('.html'))
        .sort()
        .map((file) => drawnPage(platform, `${platform}/${file.slice(0, -5)}`)),
    );
}

function drawnPage(platform: string, name: string): DrawnPage {
  const path = join(FOLDER, name);
  return {
    name,
    platform,
    html: () => readFileSync(`${path}.html`),
    truth: () => parseTruth(name, readFileSync(`${path}.json`, 'utf8')),
  };
}
