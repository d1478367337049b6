import {existsSync} from 'node:fs';
import {appendFile, mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {ItemTruth, ReferenceTruth} from '../../tests/sites/truth.ts';
import {elementOn, waitForElement} from '../lib/aim.ts';
import {waitOn} from '../lib/browser.ts';
import {ScriptFailure} from '../lib/failure.ts';
import {ROOT} from '../lib/root.ts';
import {run} from '../lib/run.ts';
import type {Station} from '../lib/station.ts';
import type {RealApp} from './app.ts';
import {freePort, programAt, serve} from './service.ts';

const SOURCE = '/usr/share/mediawiki';
const PACKAGES = 'mediawiki php-cli php-sqlite3 php-mbstring php-intl php-xml';
/** Extensions of the same release as Debian's MediaWiki, put there by hand: they are in no package. */
const EXTENSIONS = join(ROOT, '.cache', 'real-apps', 'mediawiki-extensions');
const ME = {name: 'Me demo', password: 'a made-up word of length'};
const PAGE = 'Talk:Slugs';
const HEADING = 'Beer & salt';
/** Who has written about themselves; the signatures of the others lead to a page that is not there. */
const WITH_PAGE = 'Rita Demo';

type Comment = {name: string; wikitext: string; text: string; parent: number | null; truth: Partial<ItemTruth>};

const COMMENTS: Comment[] = [
  {
    name: 'Rita Demo',
    wikitext: "I ''know'' which plot is yours 🌹, see [https://maps.example/plot?id=12 this map].",
    text: 'I know which plot is yours 🌹, see this map.',
    parent: null,
    truth: {links: [{shown: 'this map', address: 'https://maps.example/plot?id=12'}]},
  },
  {name: 'Otto', wikitext: ':Leave her alone.', text: 'Leave her alone.', parent: 0, truth: {}},
  {name: 'Rita Demo', wikitext: '::Or what?', text: 'Or what?', parent: 1, truth: {}},
  {name: 'גיל', wikitext: 'שלום, מה שלומך?', text: 'שלום, מה שלומך?', parent: null, truth: {}},
];

/** Debian's MediaWiki over a file of SQLite, with a talk page; with DiscussionTools, or with plain signatures only. */
export function mediawiki({discussionTools}: {discussionTools: boolean}): RealApp {
  return {
    name: discussionTools ? 'MediaWiki with DiscussionTools' : 'MediaWiki',
    start: async (folder) => {
      const port = await freePort();
      const base = `http://127.0.0.1:${port}`;
      const php = await programAt('php', PACKAGES);
      const wiki = await installed(folder, {base, php, discussionTools});
      await wiki('createAndPromote', [ME.name, ME.password]);
      for (const name of new Set(COMMENTS.map((comment) => comment.name))) {
        await wiki('createAndPromote', [name, ME.password]);
      }
      await write(wiki);
      const web = await serve(port, php, ['-S', `127.0.0.1:${port}`, '-t', SOURCE], {env: wiki.env});
      const address = `${base}/index.php/${PAGE}`;
      return {
        viewer: {signedIn: 'yes', account: ME.name},
        open: async (station) => {
          await signIn(station, base);
          await station.page.goto(address);
          await waitForElement(elementOn(station.page, itemOf(0)), 20_000);
        },
        shown: COMMENTS.map((_comment, index) => ({
          at: itemOf(index),
          truth: (station) => truthOf(station, {index, base, address, discussionTools}),
        })),
        stop: () => web.stop(),
      };
    },
  };
}

/** Where the comments stand, in the order above. */
const STANDS = [
  '.mw-parser-output > p:first-of-type',
  'dl > dd:first-child',
  'dl dl > dd',
  '.mw-parser-output > p:last-of-type',
];

/** The link to the account, which is the item's own and no answer's. */
function itemOf(index: number): string {
  return `${STANDS[index]} > a[title^="User:"]`;
}

type Place = {index: number; base: string; address: string; discussionTools: boolean};

async function truthOf({page}: Station, place: Place): Promise<ItemTruth> {
  const {index, base, address, discussionTools} = place;
  const comment = COMMENTS[index];
  const at = STANDS[index];
  if (!comment || !at) throw new Error('there is no such comment');
  const {id, words} = await page.evaluate((selector) => {
    const block = document.querySelector(selector);
    const own = [...(block?.childNodes ?? [])].filter((node) => node.nodeName !== 'DL');
    const mark = block?.querySelector(':scope > [data-mw-comment-end]');
    return {id: mark?.getAttribute('data-mw-comment-end') ?? '', words: own.map((node) => node.textContent).join('')};
  }, at);
  const shown = /\d\d:\d\d, \d+ \p{L}+ \d{4} \(UTC\)/u.exec(words)?.[0] ?? '';
  const posted = new Date(
    shown
      .replace(',', '')
      .replace('(UTC)', 'UTC')
      .replace(/^(\S+) (.+) UTC$/, '$2 $1 UTC'),
  );
  const account = comment.name.replace(/ /g, '_');
  const marked = discussionTools
    ? {
        id,
        permalink: `${address}#${id}`,
        fromId: posted.toISOString(),
        itemKind: comment.parent === null ? ('comment' as const) : ('reply' as const),
        ...(comment.parent === null ? {} : {answers: [await answered(page, comment.parent, address)]}),
      }
    : comment.parent === null
      ? {itemKind: 'comment' as const}
      : {};
  return {
    at,
    platform: 'mediawiki',
    displayName: comment.name,
    handle: `User:${comment.name}`,
    profile: `${base}/index.php${comment.name === WITH_PAGE ? '/' : '?title='}User:${encodeURIComponent(account)}`,
    text: comment.text,
    shown,
    posted: posted.toISOString(),
    standsIn: [
      {kind: 'page', name: PAGE, address},
      {kind: 'thread', name: HEADING, address: `${address}#Beer_&_salt`},
    ],
    ...marked,
    ...comment.truth,
  };
}

async function answered(page: Station['page'], index: number, address: string): Promise<ReferenceTruth> {
  const id = await page.evaluate(
    (selector) =>
      document.querySelector(`${selector} > [data-mw-comment-end]`)?.getAttribute('data-mw-comment-end') ?? '',
    STANDS[index] ?? '',
  );
  const {name = '', text = ''} = COMMENTS[index] ?? {};
  return {permalink: `${address}#${id}`, author: name, text};
}

type Wiki = ((program: string, args: readonly string[], words?: string) => Promise<string>) & {env: NodeJS.ProcessEnv};

async function installed(
  folder: string,
  {base, php, discussionTools}: {base: string; php: string; discussionTools: boolean},
): Promise<Wiki> {
  const maintenance = join(SOURCE, 'maintenance');
  if (!existsSync(maintenance)) {
    throw new ScriptFailure(
      2,
      `MediaWiki is not installed. On Debian: apt-get install --no-install-recommends ${PACKAGES}`,
    );
  }
  await mkdir(join(folder, 'data'), {recursive: true});
  const place = ['--dbtype', 'sqlite', '--dbpath', join(folder, 'data'), '--confpath', folder, '--scriptpath', ''];
  const args = [...place, '--server', base, '--skins', 'Vector', '--pass', ME.password, 'Colony', 'Keeper'];
  const {code, stderr, stdout} = await run(php, [join(maintenance, 'install.php'), ...args]);
  if (code !== 0) throw new ScriptFailure(2, `MediaWiki could not be set up: ${stderr || stdout}`);
  const settings = join(folder, 'LocalSettings.php');
  if (discussionTools) await appendFile(settings, extensions());
  const env = {...process.env, MW_CONFIG_FILE: settings};
  const wiki = async (program: string, given: readonly string[], words = '') => {
    const line = 'printf %s "$WORDS" | "$0" "$@"';
    const ran = await run('sh', ['-c', line, php, join(maintenance, `${program}.php`), ...given], {
      env: {...env, WORDS: words},
    });
    if (ran.code !== 0) throw new ScriptFailure(2, `MediaWiki's ${program}: ${ran.stderr || ran.stdout}`);
    return ran.stdout;
  };
  if (discussionTools) await wiki('update', ['--quick']);
  return Object.assign(wiki, {env});
}

const OWN_EXTENSIONS = ['Linter', 'DiscussionTools'];

/** Whether the extensions lie where they are looked for. */
export function hasExtensions(): boolean {
  return OWN_EXTENSIONS.every((name) => existsSync(join(EXTENSIONS, name, 'extension.json')));
}

function extensions(): string {
  if (!hasExtensions()) {
    throw new ScriptFailure(2, `${OWN_EXTENSIONS.join(', ')} of the release that fits is not in ${EXTENSIONS}.`);
  }
  const loads = OWN_EXTENSIONS.map(
    (name) => `wfLoadExtension( '${name}', '${join(EXTENSIONS, name, 'extension.json')}' );`,
  );
  return ['', "wfLoadExtension( 'VisualEditor' );", ...loads, ''].join('\n');
}

/** Each writes their own comment and signs it, as in a browser. */
async function write(wiki: Wiki): Promise<void> {
  await wiki('edit', ['--user', WITH_PAGE, `User:${WITH_PAGE}`], 'Gardener.');
  for (const {name, wikitext, parent} of COMMENTS) {
    const before = await wiki('getText', [PAGE]).catch(() => `== ${HEADING} ==`);
    const gap = parent === null ? '\n\n' : '\n';
    await wiki('edit', ['--user', name, PAGE], `${before.trimEnd()}${gap}${wikitext} ~~~~\n`);
  }
}

async function signIn({page}: Station, base: string): Promise<void> {
  await page.goto(`${base}/index.php?title=Special:UserLogin`);
  await waitForElement(elementOn(page, '#wpName1'), 20_000);
  await page.evaluate(({name, password}) => {
    const fill = (selector: string, value: string) => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (field) field.value = value;
    };
    fill('#wpName1', name);
    fill('#wpPassword1', password);
  }, ME);
  await page.click('#wpLoginAttempt');
  const isIn = `document.readyState === 'complete' && document.querySelector('#pt-userpage, #pt-userpage-2') !== null`;
  if (!(await waitOn(page, isIn, 20_000))) throw new ScriptFailure(1, 'MediaWiki did not let us in.');
}
