import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What each folder of src may import besides itself; see docs/architecture.md. */
const MAY_IMPORT: Record<string, {folders: string[]; packages: string[]}> = {
  core: {
    folders: [],
    packages: [
      'jszip',
      '@noble/hashes',
      '@noble/curves',
      '@noble/ciphers',
      'fflate',
      'postal-mime',
      'htmlparser2',
      'hucre',
      '@peculiar/asn1-cms',
      '@peculiar/asn1-rsa',
      '@peculiar/asn1-schema',
      '@peculiar/asn1-tsp',
      '@peculiar/asn1-x509',
    ],
  },
  sites: {folders: ['core'], packages: []},
  messages: {folders: ['core', 'browser'], packages: []},
  browser: {folders: ['core'], packages: ['webextension-polyfill']},
  lock: {folders: ['core'], packages: ['age-encryption', '@zip.js/zip.js']},
  store: {folders: ['core'], packages: ['idb', '@noble/curves']},
  vault: {folders: ['core', 'store', 'browser'], packages: ['idb', 'hash-wasm']},
  content: {folders: ['core', 'sites', 'messages', 'browser'], packages: ['html2canvas']},
  background: {folders: ['core', 'store', 'vault', 'messages', 'browser'], packages: []},
  pages: {
    folders: ['core', 'lock', 'picked', 'store', 'vault', 'messages', 'browser'],
    packages: [
      'preact',
      '@tanstack/virtual-core',
      'diff',
      '@observablehq/plot',
      'libphonenumber-js',
      'hash-wasm',
      'qr',
    ],
  },
  picked: {folders: ['core'], packages: []},
  'verify-page': {folders: ['core', 'picked'], packages: []},
  cli: {folders: ['core'], packages: []},
};

type Import = {file: string; folder: string; what: string};

function sources(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function imports(): Import[] {
  return sources(SRC).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const folder = relative(SRC, file).split('/')[0] ?? '';
    return [
      ...text.matchAll(
        /^\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\('([^']+)'\)/gm,
      ),
    ].map((match) => ({file: relative(SRC, file), folder, what: match[1] ?? match[2] ?? match[3] ?? ''}));
  });
}

/** `core`, `package:idb`, `words` for the sentences, `asset` for styles. */
function target({file, what}: Import): string {
  if (what.startsWith('.')) {
    const reached = relative(SRC, resolve(SRC, dirname(file), what));
    if (reached.startsWith('_locales')) return 'words';
    return /\.css(\?.*)?$/.test(what) ? 'asset' : (reached.split('/')[0] ?? '');
  }
  const parts = what.split('/');
  return `package:${what.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]}`;
}

describe('who may import whom', () => {
  const found = imports();

  it('reads the whole tree', () => {
    expect(new Set(found.map(({folder}) => folder)).size).toBeGreaterThan(6);
    expect(found.length).toBeGreaterThan(100);
  });

  it('holds the table of docs/architecture.md', () => {
    const wrong = found.filter((one) => {
      const allowed = MAY_IMPORT[one.folder];
      const to = target(one);
      if (to === one.folder || to === 'words' || to === 'asset') return false;
      if (one.folder === 'cli' && to.startsWith('package:node:')) return false; // the one part that runs in Node
      if (to.startsWith('package:')) return !allowed?.packages.includes(to.slice('package:'.length));
      return !allowed?.folders.includes(to);
    });
    // The builder of the offline checker is a build script that lives beside it.
    const build = (one: Import) => /^(verify-page|cli)\/build\.ts$/.test(one.file);
    expect(wrong.filter((one) => !build(one)).map(({file, what}) => `${file} imports ${what}`)).toEqual([]);
  });

  it('lets only the seam import the polyfill', () => {
    const importers = found.filter(({what}) => what === 'webextension-polyfill').map(({folder}) => folder);
    expect(new Set(importers)).toEqual(new Set(['browser']));
  });
});

describe('the core', () => {
  it('reads no clock, no random source, no network and no browser', () => {
    const guilty = sources(join(SRC, 'core')).filter((file) => {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /\bDate\.now\(|new Date\(\)|Math\.random|\bcrypto\.|\bfetch\(|(?<![.\w])chrome\.|(?<![.\w])browser\.\w+\./.test(
        code,
      );
    });
    expect(guilty.map((file) => relative(SRC, file))).toEqual([]);
  });
});

describe('the sentences', () => {
  const folder = join(SRC, '_locales/en');
  const areas = readdirSync(folder).map((file) => ({
    file,
    messages: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<
      string,
      {message: string; description?: string}
    >,
  }));

  it('have one name each, an area in front of it, and words', () => {
    const names = areas.flatMap(({messages}) => Object.keys(messages));
    expect(names.length).toBe(new Set(names).size);
    expect(names.filter((name) => !/^[a-z][A-Za-z]*_[A-Za-z0-9_]+$/.test(name))).toEqual([]);
    const empty = areas.flatMap(({messages}) =>
      Object.entries(messages).filter(([, {message}]) => message.trim() === ''),
    );
    expect(empty).toEqual([]);
  });

  it('are all said somewhere', () => {
    const code = sources(SRC)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
      .concat(readFileSync(join(SRC, '../manifest.json'), 'utf8'));
    // A plural is said by its stem: `common_found` for `common_found_one` and `common_found_other`.
    const said = (name: string) =>
      code.includes(name.replace(/_(zero|one|two|few|many|other)$/, '')) ||
      code.includes(`${name.slice(0, name.lastIndexOf('_') + 1)}\${`);
    const unsaid = areas.flatMap(({messages}) => Object.keys(messages)).filter((name) => !said(name));
    expect(unsaid).toEqual([]);
  });

  it('show nothing on toolbar, menu or title that tells what this is for', () => {
    const telling = /abuse|evidence|police|court|stalking|harass|victim|report/i;
    const common = areas.find(({file}) => file === 'common.json')?.messages ?? {};
    const outside = Object.entries(common).filter(([name]) => /^common_(extension|menu|command|title|file)/.test(name));
    expect(outside.length).toBeGreaterThan(2);
    expect(outside.filter(([, {message}]) => telling.test(message))).toEqual([]);
  });
});
