import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {crx, type ManifestV3Export} from '@crxjs/vite-plugin';
import {build, defineConfig, type Plugin, type UserConfig} from 'vite';
import {libraryFixes} from './scripts/lib/library-fixes.ts';
import {cliConfig} from './src/cli/build.ts';
import {verifyPageConfig} from './src/verify-page/build.ts';

const ROOT = import.meta.dirname;

/**
 * jszip's own bundle carries a polyfill that builds functions from text, which add-on stores rightly refuse.
 * From its source files, with `setImmediate` by message channel, nothing of the kind remains.
 */
export const ALIASES = {
  // First, since an alias also catches what lies below it.
  'jszip/lib': resolve(ROOT, 'node_modules/jszip/lib'),
  jszip: resolve(ROOT, 'node_modules/jszip/lib/index.js'),
  'readable-stream': resolve(ROOT, 'node_modules/jszip/lib/readable-stream-browser.js'),
  setimmediate: resolve(ROOT, 'src/core/pack/set-immediate.ts'),
  // The text that `libraryFixes` knows.
  html2canvas: resolve(ROOT, 'node_modules/html2canvas/dist/html2canvas.esm.js'),
};

type Browser = 'chromium' | 'firefox';

/** One manifest in the repository; each build keeps what its browser reads. */
function manifestFor(browser: Browser): ManifestV3Export {
  const {background, browser_specific_settings, key, minimum_chrome_version, optional_permissions, ...common} =
    JSON.parse(readFileSync(resolve(ROOT, 'manifest.json'), 'utf8'));
  return browser === 'chromium'
    ? {
        ...common,
        key,
        minimum_chrome_version,
        optional_permissions,
        background: {service_worker: background.service_worker, type: background.type},
      }
    : {
        ...common,
        browser_specific_settings,
        optional_permissions: optional_permissions.filter((name: string) => name !== 'pageCapture'),
        background: {scripts: background.scripts, type: background.type},
      };
}

/** Joins `src/_locales/<language>/*.json` into the one file that browsers read. */
function locales(): Plugin {
  const folder = resolve(ROOT, 'src/_locales');
  return {
    name: 'holdfast-locales',
    generateBundle() {
      for (const language of readdirSync(folder)) {
        const areas = readdirSync(resolve(folder, language)).sort();
        const messages = Object.assign(
          {},
          ...areas.map((area) => JSON.parse(readFileSync(resolve(folder, language, area), 'utf8'))),
        );
        this.emitFile({
          type: 'asset',
          fileName: `_locales/${language}/messages.json`,
          source: `${JSON.stringify(messages, null, 1)}\n`,
        });
      }
    },
  };
}

/**
 * The scripts that are put into a page at the click, each one self-contained file at a fixed place. Built apart,
 * because the extension bundler would list them as web-accessible, and any page could then tell that we are installed.
 */
function injectedScripts(browser: Browser, outDir: string): Plugin {
  const scripts = {
    content: 'src/content/index.ts',
    render: 'src/content/render/index.ts',
  };
  return {
    name: 'holdfast-injected-scripts',
    async closeBundle() {
      for (const [name, entry] of Object.entries(scripts)) {
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          plugins: [libraryFixes(browser)],
          resolve: {alias: ALIASES},
          build: {
            outDir,
            emptyOutDir: false,
            target: 'es2022',
            lib: {
              entry: resolve(ROOT, entry),
              formats: ['iife'],
              name: `holdfast_${name}`,
              fileName: () => `${name}.js`,
            },
          },
        });
      }
    },
  };
}

/**
 * The offline checker travels with the extension, which puts it into each pack. It is built before. Its name says
 * that it is no page of the extension's: its script stands inside it, which no page of ours may have.
 */
function offlineChecker(): Plugin {
  return {
    name: 'holdfast-offline-checker',
    generateBundle() {
      const source = readFileSync(resolve(ROOT, 'dist/verify-page/verify.html'));
      this.emitFile({type: 'asset', fileName: 'offline-checker.txt', source});
    },
  };
}

/** Names and pictures that the person can choose: no manifest names them, since none is the product's own. */
function disguises(): Plugin {
  const folder = resolve(ROOT, 'icons/disguises');
  return {
    name: 'holdfast-disguises',
    generateBundle() {
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.png')))
        this.emitFile({
          type: 'asset',
          fileName: `icons/disguises/${file}`,
          source: readFileSync(resolve(folder, file)),
        });
    },
  };
}

function extension(browser: Browser): UserConfig {
  const outDir = resolve(ROOT, 'dist', browser);
  return {
    plugins: [
      crx({manifest: manifestFor(browser), browser: browser === 'firefox' ? 'firefox' : 'chrome'}),
      locales(),
      disguises(),
      libraryFixes(browser),
      offlineChecker(),
      injectedScripts(browser, outDir),
    ],
    resolve: {alias: ALIASES},
    publicDir: false,
    build: {
      outDir,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {input: {caseFile: resolve(ROOT, 'src/pages/page/index.html')}},
    },
  };
}

export default defineConfig(({mode}) => {
  switch (mode) {
    case 'chromium':
    case 'firefox':
      return extension(mode);
    case 'cli':
      return cliConfig(ROOT);
    case 'verify-page':
      return verifyPageConfig(ROOT);
    default:
      throw new Error(`build with --mode chromium, firefox, cli or verify-page, not ${mode}`);
  }
});
