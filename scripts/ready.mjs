// Makes a bare clone ready. Plain JavaScript, because it runs before anything is installed.
//
//   node scripts/ready.mjs [browser] [firefox] [build]
//
// Says what it does on standard error only, so that commands with machine-readable output stay clean.
import {spawnSync} from 'node:child_process';
import {existsSync, lstatSync, readdirSync, statSync} from 'node:fs';
import {delimiter, join} from 'node:path';

const ROOT = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const NEEDS_NODE = [20, 19];

/** Program → Debian package that brings it. */
const PROGRAMS = {
  chromium: 'chromium',
  Xvfb: 'xvfb',
  xdotool: 'xdotool',
  import: 'imagemagick',
  unzip: 'unzip',
  zip: 'zip',
  '7z': 'p7zip-full',
  age: 'age',
  openssl: 'openssl',
  pdftotext: 'poppler-utils',
  python3: 'python3',
};

/** A file of each font family → its package. Without them emoji, Arabic, Hindi or Chinese would be empty boxes in pictures. */
const FONTS = {
  '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf': 'fonts-noto-color-emoji',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf': 'fonts-dejavu-core',
  '/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf': 'fonts-noto-core',
  '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc': 'fonts-wqy-zenhei',
};

const wants = new Set(process.argv.slice(2));
checkNode();
installPackages();
if (wants.has('browser')) findPrograms(wants.has('firefox'));
if (wants.has('build')) buildIfOld();

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  say(sentence);
  process.exit(2);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = NEEDS_NODE;
  if (major < needMajor || (major === needMajor && minor < needMinor)) {
    stop(`This needs Node ${NEEDS_NODE.join('.')} or later; here is ${process.versions.node}. Get it from nodejs.org.`);
  }
}

/** Runs a program; its output goes to standard error. @param {string} program @param {string[]} args */
function runs(program, args, env = {}) {
  const {status} = spawnSync(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: {...process.env, ...env},
  });
  return status === 0;
}

function installPackages() {
  // A link leads to packages that another folder uses too; `npm ci` would empty them first.
  if (lstatSync(join(ROOT, 'node_modules'), {throwIfNoEntry: false})?.isSymbolicLink()) return;
  // npm writes this file at the end of an install: without it, or older than the lock file, what is there is not whole.
  const mark = join(ROOT, 'node_modules', '.package-lock.json');
  if (timeOf(mark) >= timeOf(join(ROOT, 'package-lock.json'))) return;
  say('Installing packages (npm ci) …');
  if (!runs('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'])) {
    stop('npm ci did not succeed; its reason stands above.');
  }
}

/** @param {string} path */
function timeOf(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** @param {string} program */
function isThere(program) {
  const named = {chromium: process.env.CHROMIUM, 'firefox-esr': process.env.FIREFOX}[program];
  if (named) return existsSync(named);
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** @param {boolean} firefoxToo */
function missingPackages(firefoxToo) {
  const programs = {...PROGRAMS, ...(firefoxToo ? {'firefox-esr': 'firefox-esr'} : {})};
  const fonts = process.platform === 'linux' ? FONTS : {};
  return [
    ...Object.entries(programs).filter(([program]) => !isThere(program)),
    ...Object.entries(fonts).filter(([file]) => !existsSync(file)),
  ].map(([, name]) => name);
}

/** @param {boolean} firefoxToo */
function findPrograms(firefoxToo) {
  const missing = missingPackages(firefoxToo);
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && isThere('apt-get');
  if (!mayInstall) {
    stop(
      `These are missing: ${missing.join(', ')}.\n` +
        `On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing.join(' ')}\n` +
        'Elsewhere, install the programs of the same names; CHROMIUM=/path/to/chromium names another Chromium, ' +
        'FIREFOX=/path/to/firefox another Firefox (one that takes unsigned add-ons: ESR or Developer Edition).',
    );
  }
  install(missing);
  const still = missingPackages(firefoxToo);
  if (still.length > 0) stop(`apt-get ran, but these are still missing: ${still.join(', ')}.`);
}

/** @param {string[]} names */
function install(names) {
  say(`Installing ${names.join(', ')} (apt-get) …`);
  const quiet = {DEBIAN_FRONTEND: 'noninteractive'};
  // Another apt may be at work; without the wait it fails at once.
  const wait = ['-o', 'DPkg::Lock::Timeout=400', '-qq'];
  const updated = runs('apt-get', [...wait, 'update'], quiet);
  const done = runs('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...names], quiet);
  if (!updated || !done) say('apt-get did not succeed; its reason stands above.');
}

/** The newest change of a file under `path`. @param {string} path @returns {number} */
function newest(path) {
  if (!existsSync(path)) return 0;
  const {mtimeMs} = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function buildIfOld() {
  const sources = ['src', 'icons', 'manifest.json', 'vite.config.ts', 'package-lock.json'];
  const results = ['chromium/manifest.json', 'firefox/manifest.json', 'cli/verify-pack.js'];
  const made = Math.min(...results.map((name) => timeOf(join(ROOT, 'dist', name))));
  if (made > Math.max(...sources.map((name) => newest(join(ROOT, name))))) return;
  say('Building …');
  if (!runs('npm', ['run', '--silent', 'build'])) stop('The build failed; its reason stands above.');
}
