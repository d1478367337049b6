import {playwright} from '@vitest/browser-playwright';
import {defineConfig} from 'vitest/config';
import {BROWSERS} from './scripts/lib/browser.ts';
import {ALIASES} from './vite.config.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** By itself the runner leaves one processor free, which of two is half. */
const UNIT_WORKERS = '100%';
/** Ends what hangs; the longest take under a minute on a machine that does nothing else. */
const HANGS_MS = 180_000;

export default defineConfig({
  test: {
    projects: [
      {
        // The core, the command line, the format: in Node.
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.browser.test.ts'],
          testTimeout: HANGS_MS,
          maxWorkers: UNIT_WORKERS,
        },
      },
      {
        // Whatever needs a document or a database: in the real Chromium.
        resolve: {alias: ALIASES},
        optimizeDeps: {
          // All of them: one that is found only half-way makes the runner reload a test that is running.
          include: [
            'preact',
            'preact/hooks',
            'preact/jsx-runtime',
            'preact/jsx-dev-runtime',
            'idb',
            'axe-core',
            'webextension-polyfill',
            '@tanstack/virtual-core',
            'diff',
            '@observablehq/plot',
            'libphonenumber-js/min',
            'age-encryption',
            '@zip.js/zip.js/lib/zip-core-custom.js',
            'hucre/xlsx',
            '@noble/hashes/sha2.js',
            '@noble/hashes/legacy.js',
            '@peculiar/asn1-cms',
            '@peculiar/asn1-rsa',
            '@peculiar/asn1-schema',
            '@peculiar/asn1-tsp',
            '@peculiar/asn1-x509',
            '@noble/curves/nist.js',
            'fflate',
            '@noble/ciphers/aes.js',
            '@noble/hashes/hkdf.js',
            '@noble/hashes/hmac.js',
            'hash-wasm',
            'qr',
            'qr/decode.js',
            'htmlparser2',
            'postal-mime',
            'jszip',
            'jszip/lib/stream/GenericWorker.js',
          ],
        },
        test: {
          name: 'chromium',
          include: ['tests/**/*.browser.test.ts', 'tests/**/*.browser.test.tsx'],
          testTimeout: HANGS_MS,
          // A busy machine can draw late; what fails twice is a fault of ours.
          retry: 1,
          // The same as its neighbour's, which the runner asks for; its own files come one at a time.
          maxWorkers: UNIT_WORKERS,
          browser: {
            enabled: true,
            fileParallelism: false,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {executablePath: CHROMIUM, chromiumSandbox: false, args: ['--disable-quic']},
            }),
            instances: [{browser: 'chromium'}],
          },
        },
      },
      // The built extension in a real window, driven by mouse and keyboard: the same tests in each browser.
      ...BROWSERS.map((browser) => ({
        test: {
          name: `e2e-${browser}`,
          include: ['tests/browser/*.e2e.ts', ...(browser === 'chromium' ? ['tests/verify-page/*.e2e.ts'] : [])],
          env: {HOLDFAST_BROWSER: browser},
          testTimeout: HANGS_MS,
          hookTimeout: HANGS_MS,
          // A window manager, a menu or a mouse can be late on a busy machine; `npm test` then tries the file anew too.
          retry: 1,
          // Real browsers wait more than they work: two of each share two cores well.
          maxWorkers: 2,
        },
      })),
    ],
  },
});
