import {randomBytes} from 'node:crypto';
import {cp, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ItemTruth, ReferenceTruth} from '../../tests/sites/truth.ts';
import {elementOn, waitForElement} from '../lib/aim.ts';
import {waitOn} from '../lib/browser.ts';
import {ScriptFailure} from '../lib/failure.ts';
import {run} from '../lib/run.ts';
import type {Station} from '../lib/station.ts';
import type {RealApp} from './app.ts';
import {freePort, programAt, type Service, serve} from './service.ts';

const SOURCE = '/usr/share/wordpress';
const SEED = join(import.meta.dirname, 'wordpress-seed.php');
const ME = {name: 'me_demo', password: 'made-up-word'};
const TITLE = 'Who fed the slugs?';

/** A theme that lets WordPress draw the comments, and one of blocks. */
export type Theme = {theme: 'twentytwentyone' | 'twentytwentythree'; signedIn: boolean};

type Comment = {
  name: string;
  /** Of the account; null for a guest. */
  account: string | null;
  url?: string;
  words: string;
  /** Of that which it answers. */
  parent: number | null;
  /** Time of Greenwich, as WordPress keeps it. */
  at: string;
  truth: Partial<ItemTruth>;
};

const COMMENTS: Comment[] = [
  {
    name: 'Rita Demo',
    account: 'rita',
    words: 'I know which plot is yours 🌹 see <a href="https://maps.example/plot?id=12">this map</a>',
    parent: null,
    at: '2026-03-01 09:10:07',
    truth: {
      text: 'I know which plot is yours 🌹 see this map',
      links: [{shown: 'this map', address: 'https://maps.example/plot?id=12'}],
      accountId: 'rita',
    },
  },
  {
    name: 'Otto Probe',
    account: null,
    url: 'https://otto.example/',
    words: 'Leave her alone.\nI mean it.',
    parent: 0,
    at: '2026-03-01 10:20:30',
    truth: {text: 'Leave her alone.\nI mean it.', profile: 'https://otto.example/'},
  },
  {
    name: 'Rita Demo',
    account: 'rita',
    words: 'Or what?',
    parent: 1,
    at: '2026-07-01 21:59:59',
    truth: {text: 'Or what?', accountId: 'rita'},
  },
  {
    name: 'גיל',
    account: null,
    words: 'שלום, מה שלומך?',
    parent: null,
    at: '2026-03-02 23:30:00',
    truth: {text: 'שלום, מה שלומך?'},
  },
];

/** WordPress of Debian over a MariaDB of its own, with a post that people quarrel under. */
export function wordpress({theme, signedIn}: Theme): RealApp {
  return {
    name: `WordPress, ${theme}`,
    start: async (folder) => {
      const [databasePort, port] = [await freePort(), await freePort()];
      const base = `http://127.0.0.1:${port}`;
      const database = await mariadb(join(folder, 'database'), databasePort);
      const home = await installed(folder, {databasePort, theme});
      const seeded = await seed(home, `127.0.0.1:${port}`, databasePort);
      const php = await programAt('php', 'php-cli');
      const web = await serve(port, php, ['-S', `127.0.0.1:${port}`, '-t', home]);
      const address = `${base}/?p=${seeded.post}`;
      return {
        viewer: signedIn ? {signedIn: 'yes', account: ME.name} : {signedIn: 'no'},
        open: async (station) => {
          if (signedIn) await signIn(station, base);
          await station.page.goto(address);
          await waitForElement(elementOn(station.page, itemOf(seeded.comments[0])), 20_000);
        },
        shown: COMMENTS.map((_comment, index) => ({
          at: `${itemOf(seeded.comments[index])} .wp-block-comment-content p, ${itemOf(seeded.comments[index])} .comment-content p`,
          truth: (station) => truthOf(station, {index, numbers: seeded.comments, address}),
        })),
        stop: async () => {
          await web.stop();
          await database.stop();
        },
      };
    },
  };
}

function itemOf(number: number | undefined): string {
  return `#comment-${number}`;
}

type Place = {index: number; numbers: readonly number[]; address: string};

async function truthOf({page}: Station, {index, numbers, address}: Place): Promise<ItemTruth> {
  const comment = COMMENTS[index];
  const at = itemOf(numbers[index]);
  if (!comment) throw new Error('there is no such comment');
  const shown = await page.evaluate((item) => document.querySelector(`${item} time`)?.textContent.trim() ?? '', at);
  const posted = `${comment.at.replace(' ', 'T')}.000Z`;
  return {
    at,
    platform: 'wordpress',
    itemKind: comment.parent === null ? 'comment' : 'reply',
    id: `comment-${numbers[index]}`,
    permalink: linkTo(index, numbers, address),
    displayName: comment.name,
    shown,
    exact: posted,
    posted,
    standsIn: [{kind: 'page', name: TITLE, address}],
    ...(comment.parent === null ? {} : {answers: [answered(comment.parent, numbers, address)]}),
    ...comment.truth,
  };
}

function answered(index: number, numbers: readonly number[], address: string): ReferenceTruth {
  const {name, truth} = COMMENTS[index] ?? {};
  return {
    permalink: linkTo(index, numbers, address),
    ...(name === undefined ? {} : {author: name}),
    ...(truth?.text === undefined ? {} : {text: truth.text}),
  };
}

function linkTo(index: number, numbers: readonly number[], address: string): string {
  return `${address}#comment-${numbers[index]}`;
}

async function signIn({page}: Station, base: string): Promise<void> {
  await page.goto(`${base}/wp-login.php`);
  await waitForElement(elementOn(page, '#user_login'), 20_000);
  await page.evaluate(({name, password}) => {
    const fill = (selector: string, value: string) => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (field) field.value = value;
    };
    fill('#user_login', name);
    fill('#user_pass', password);
  }, ME);
  await page.click('#wp-submit');
  const isIn = `document.readyState === 'complete' && document.querySelector('#wpadminbar') !== null`;
  if (!(await waitOn(page, isIn, 30_000))) throw new ScriptFailure(1, 'WordPress did not let us in.');
}

async function mariadb(folder: string, port: number): Promise<Service> {
  const server = await programAt('mariadbd', 'mariadb-server-core');
  const setUp = await programAt('mariadb-install-db', 'mariadb-server-core');
  await mkdir(folder, {recursive: true});
  const own = ['--no-defaults', '--user=root', `--datadir=${folder}`];
  const {code, stderr, stdout} = await run(setUp, [
    ...own,
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
  ]);
  if (code !== 0) throw new ScriptFailure(2, `MariaDB could not be set up: ${stderr || stdout}`);
  const socket = ['--bind-address=127.0.0.1', `--port=${port}`, `--socket=${join(folder, 'socket')}`];
  return serve(port, server, [...own, ...socket, '--skip-grant-tables', `--pid-file=${join(folder, 'pid')}`]);
}

/** A copy of its own, because WordPress finds its settings beside itself. */
async function installed(
  folder: string,
  {databasePort, theme}: {databasePort: number; theme: string},
): Promise<string> {
  const home = join(folder, 'wordpress');
  await cp(SOURCE, home, {recursive: true, dereference: true}).catch(() => {
    throw new ScriptFailure(
      2,
      `WordPress is not installed. On Debian: apt-get install --no-install-recommends ${PACKAGES}`,
    );
  });
  await rm(join(home, 'wp-config.php'));
  const settings = {
    ...{DB_NAME: 'wordpress', DB_USER: 'root', DB_PASSWORD: '', DB_HOST: `127.0.0.1:${databasePort}`},
    ...{AUTH_KEY: secret(), SECURE_AUTH_KEY: secret(), LOGGED_IN_KEY: secret(), NONCE_KEY: secret()},
    ...{AUTH_SALT: secret(), SECURE_AUTH_SALT: secret(), LOGGED_IN_SALT: secret(), NONCE_SALT: secret()},
    WP_DEFAULT_THEME: theme,
  };
  const lines = Object.entries(settings).map(([name, value]) => `define('${name}', '${value}');`);
  const rest = [
    "define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']);",
    "define('WP_SITEURL', WP_HOME);",
    // It speaks to nobody outside, itself included.
    "define('WP_HTTP_BLOCK_EXTERNAL', true);",
    "define('DISABLE_WP_CRON', true);",
    "$table_prefix = 'wp_';",
    "require_once __DIR__ . '/wp-settings.php';",
    '',
  ];
  await writeFile(join(home, 'wp-config.php'), ['<?php', ...lines, ...rest].join('\n'));
  await ownEmoji(home);
  return home;
}

/** Where a browser lacks the newest emoji, WordPress puts pictures from another host in their place: here from its own. */
async function ownEmoji(home: string): Promise<void> {
  const plugins = join(home, 'wp-content', 'mu-plugins');
  await mkdir(plugins, {recursive: true});
  await mkdir(join(home, 'emoji'));
  await writeFile(join(plugins, 'emoji.php'), "<?php add_filter('emoji_svg_url', fn() => WP_HOME . '/emoji/');\n");
  const rose =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle cx="18" cy="14" r="9" fill="#be1931"/></svg>';
  await writeFile(join(home, 'emoji', '1f339.svg'), rose);
}

const PACKAGES =
  'wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentythree mariadb-server-core php-cli php-mysql';

function secret(): string {
  return randomBytes(32).toString('hex');
}

type Seeded = {post: number; comments: number[]};

async function seed(home: string, host: string, databasePort: number): Promise<Seeded> {
  const php = await programAt('php', 'php-cli php-mysql');
  const asked = {viewer: ME, title: TITLE, comments: COMMENTS};
  const {code, stdout, stderr} = await run(php, [SEED, home, host, String(databasePort), JSON.stringify(asked)]);
  if (code !== 0) throw new ScriptFailure(2, `WordPress could not be seeded: ${stderr || stdout}`);
  return JSON.parse(stdout.slice(stdout.indexOf('{"post"'))) as Seeded;
}
