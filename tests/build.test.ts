import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {AUTHORITIES} from '../src/core/times/authorities.ts';

const ROOT = resolve(import.meta.dirname, '..');

type Manifest = {
  permissions: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  optional_permissions?: string[];
  web_accessible_resources?: unknown[];
  background: Record<string, unknown>;
  content_scripts: {js: string[]; matches: string[]}[];
  content_security_policy: {extension_pages: string};
  incognito: string;
  commands: Record<string, {suggested_key?: {default: string}}>;
  browser_specific_settings?: {gecko: {id: string}};
  key?: string;
};

function manifestOf(browser: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'dist', browser, 'manifest.json'), 'utf8')) as Manifest;
}

// Built by `npm test` before these run; a missing build is a failure, not a pass.
describe.each(['chromium', 'firefox'])('the build for %s', (browser) => {
  const folder = join(ROOT, 'dist', browser);
  const manifest = manifestOf(browser);

  it('asks for exactly what docs/permissions.md justifies', () => {
    expect(manifest.permissions.toSorted()).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'idle',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.optional_permissions ?? []).toEqual(
      browser === 'chromium' ? ['downloads', 'pageCapture'] : ['downloads'],
    );
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    const justified = readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8');
    for (const permission of [...manifest.permissions, ...(manifest.optional_permissions ?? [])])
      expect(justified).toContain(`\`${permission}\``);
  });

  it('has the shortcuts that docs/permissions.md tells of, and gives no key to what can wait', () => {
    expect(Object.keys(manifest.commands).toSorted()).toEqual([
      '_execute_action',
      'leave',
      'lock',
      'save-pointed',
      'write-down',
    ]);
    for (const name of ['leave', 'write-down']) expect(manifest.commands[name]?.suggested_key).toBeUndefined();
  });

  it('lets no page load anything of ours', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
  });

  it('declares one script, under 2 kB, that is not a loader', () => {
    expect(manifest.content_scripts.length).toBe(1);
    expect(manifest.content_scripts[0]?.js.length).toBe(1);
    const script = join(folder, manifest.content_scripts[0]?.js[0] ?? '');
    expect(statSync(script).size).toBeLessThan(2000);
    expect(readFileSync(script, 'utf8')).not.toMatch(/\bimport\b/);
  });

  it('can reach from its own pages the listed time-stamp authorities, over HTTPS, and no other network', () => {
    const authorities = AUTHORITIES.map(({address}) => new URL(address).origin);
    expect(authorities.every((origin) => origin.startsWith('https://'))).toBe(true);
    const connect = /connect-src ([^;]*)/.exec(manifest.content_security_policy.extension_pages)?.[1];
    expect(connect?.split(' ')).toEqual(["'self'", ...authorities]);
    const justified = readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8');
    for (const origin of authorities) expect(justified).toContain(new URL(origin).hostname);
    expect(manifest.content_security_policy.extension_pages).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  });

  it('holds no code that is made from text, and no address to load code from', () => {
    const scripts = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(4);
    for (const file of scripts) {
      const code = readFileSync(join(folder, file), 'utf8');
      expect(code, file).not.toMatch(/\beval\(|new Function\(|\bFunction\(""/);
      expect(code, file).not.toMatch(/import\(\s*["'`]https?:|importScripts\(/);
    }
  });

  it('keeps private windows in the same store, and says so', () => {
    expect(manifest.incognito).toBe('spanning');
  });

  it('names every file that its manifest needs', () => {
    const named = JSON.stringify(manifest).match(/"[\w./-]+\.(?:js|html|png)"/g) ?? [];
    expect(named.length).toBeGreaterThan(3);
    for (const quoted of named) expect(existsSync(join(folder, quoted.slice(1, -1))), quoted).toBe(true);
    const worn = ['notes', 'weather', 'calculator', 'reading'].flatMap((one) =>
      [16, 32, 48].map((size) => `icons/disguises/${one}-${size}.png`),
    );
    for (const script of ['content.js', 'render.js', 'offline-checker.txt', ...worn])
      expect(existsSync(join(folder, script)), script).toBe(true);
  });
});

describe('what differs between the browsers', () => {
  it('is the background, the id and the copy of its own that only one can make, and nothing else', () => {
    const chromium = manifestOf('chromium');
    const firefox = manifestOf('firefox');
    expect(Object.keys(chromium.background)).toContain('service_worker');
    expect(Object.keys(chromium.background)).not.toContain('scripts');
    expect(Object.keys(firefox.background)).toContain('scripts');
    expect(Object.keys(firefox.background)).not.toContain('service_worker');
    expect(firefox.browser_specific_settings?.gecko.id).toBeTruthy();
    const common = ({
      background: _b,
      browser_specific_settings: _s,
      key: _k,
      optional_permissions: _o,
      ...rest
    }: Manifest & {minimum_chrome_version?: string}) => {
      const {minimum_chrome_version: _m, ...same} = rest;
      return same;
    };
    expect(common(firefox)).toEqual(common(chromium));
  });
});
