import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {directionOf, pageLanguage, sayBytes, sayCount} from '../../src/pages/shared/words.ts';
import {fake} from './fake-browser.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const ROOT = resolve(import.meta.dirname, '../..');
const BETRAYS = /abuse|evidence|police|court|stalking|harass|victim|report/i;

afterEach(() => {
  fake.language = 'en-GB';
});

describe('words', () => {
  it('keeps the language of the words where the browser speaks another', () => {
    expect(pageLanguage()).toBe('en-GB');
    fake.language = 'ar';
    expect(pageLanguage()).toBe('en');
    expect(directionOf(pageLanguage())).toBe('ltr');
    expect(directionOf('ur-PK')).toBe('rtl');
  });

  it('takes the form of the number', () => {
    expect(sayCount('caseFile_kept', 1)).toBe('1 thing kept');
    expect(sayCount('caseFile_kept', 10_000)).toBe('10,000 things kept');
  });

  it('says sizes as people read them', () => {
    expect(sayBytes(0)).toBe('0 bytes');
    expect(sayBytes(3_420_000)).toBe('3.4 MB');
  });
});

describe('what can be seen from outside', () => {
  const messages = (area: string): Record<string, {message: string}> =>
    JSON.parse(readFileSync(resolve(ROOT, `src/_locales/en/${area}.json`), 'utf8'));

  it('has no word that says what it is for, on toolbar, menu, list of add-ons or tab', () => {
    const common = messages('common');
    for (const name of [
      'extensionName',
      'extensionDescription',
      'menuSave',
      'commandSave',
      'commandWrite',
      'commandLeave',
      'saved',
    ]) {
      expect(common[`common_${name}`]?.message ?? 'no such message').not.toMatch(BETRAYS);
      expect(common[`common_${name}`]).toBeDefined();
    }
    for (const one of ['Notes', 'Weather', 'Calculator', 'Reading']) {
      expect(messages('discretion')[`discretion_name${one}`]?.message ?? 'no such message').not.toMatch(BETRAYS);
      expect(messages('discretion')[`discretion_name${one}`]).toBeDefined();
    }
    for (const page of ['popup', 'page']) {
      const html = readFileSync(resolve(ROOT, `src/pages/${page}/index.html`), 'utf8');
      expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe('Page');
    }
  });

  it('has a translator’s note for every sentence with a value in it', () => {
    for (const area of ['common', 'popup', 'case-file']) {
      for (const [name, {message, description}] of Object.entries(
        messages(area) as Record<string, {message: string; description: string}>,
      )) {
        if (/\$\d/.test(message))
          expect(`${name}: ${description}`).toMatch(/: .*\$1|: .*(Both|Two|Width|File name|Milliseconds|number)/);
      }
    }
  });
});

describe('styles', () => {
  it('name no left or right, so that every page can be mirrored', () => {
    const folders = ['shared', 'popup', 'case-file'];
    for (const folder of folders) {
      for (const file of readdirSync(resolve(ROOT, 'src/pages', folder)).filter((name) => name.endsWith('.css'))) {
        const css = readFileSync(resolve(ROOT, 'src/pages', folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
        expect(
          css.match(/(?:^|[\s;{])(?:[a-z-]*-)?(?:left|right)(?:-[a-z]+)?\s*:|:\s*(?:left|right)\s*;/g) ?? [],
        ).toEqual([]);
      }
    }
  });
});
