import {randomBytes} from 'node:crypto';
import {chmod, copyFile, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ItemTruth} from '../../tests/sites/truth.ts';
import {elementOn, waitForElement} from '../lib/aim.ts';
import {ScriptFailure} from '../lib/failure.ts';
import {run} from '../lib/run.ts';
import type {Station} from '../lib/station.ts';
import type {RealApp} from './app.ts';
import {freePort, programAt, type Service, serve} from './service.ts';

const PUBLIC = '/var/lib/roundcube/public_html';
/** What its own settings are added to. */
const DEFAULTS = ['defaults.inc.php', 'mimetypes.php'];
const DEFAULTS_IN = '/etc/roundcube';
const SCHEMA = '/usr/share/roundcube/SQL/sqlite.initial.sql';
const ACCOUNT = {name: 'me@colony.example', password: 'made-up-word'};
const RITA = 'rita@colony.example';
/** Mail belongs to whoever owns nothing else. */
const NOBODY = 65534;

type Mail = {uid: number; subject: string; lines: string[]; truth: Partial<ItemTruth>};

const SENT = new Date(Date.now() - 3 * 3_600_000);
SENT.setUTCSeconds(7, 0);

const MAILS: Mail[] = [
  {
    uid: 1,
    subject: 'Plot 12',
    lines: ['Content-Type: text/plain; charset=utf-8', '', 'I have the key to your shed.', '', '> Leave me alone.', ''],
    truth: {text: 'I have the key to your shed.', quotes: [{text: 'Leave me alone.'}]},
  },
  {
    uid: 2,
    subject: 'La puerta',
    lines: [
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>سأنتظرك عند الباب 🌹</p><p>See <a href="https://maps.example/plot?id=12">the plan</a></p>',
      '<blockquote>Please do not write.</blockquote>',
    ],
    truth: {
      text: 'سأنتظرك عند الباب 🌹\n\nSee the plan',
      links: [{shown: 'the plan', address: 'https://maps.example/plot?id=12'}],
      quotes: [{text: 'Please do not write.'}],
    },
  },
];

/** Roundcube with Dovecot, both from Debian, with two mails of somebody made up. */
export const roundcube: RealApp = {
  name: 'Roundcube of Debian',
  start: async (folder) => {
    const [imapPort, port] = [await freePort(), await freePort()];
    await seedMails(folder);
    const imap = await dovecot(folder, imapPort);
    const web = await webmail(folder, imapPort, port);
    const base = `http://127.0.0.1:${port}/`;
    const address = (uid: number) => `${base}?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`;
    return {
      viewer: {signedIn: 'yes'},
      open: (station) => signIn(station, base),
      shown: MAILS.map((mail) => ({
        at: '#messagebody',
        truth: async (station) => {
          await station.page.goto(address(mail.uid));
          await waitForElement(elementOn(station.page, '#messagebody'), 20_000);
          return truthOf(station, mail);
        },
      })),
      stop: async () => {
        await web.stop();
        await imap.stop();
      },
    };
  },
};

async function truthOf({page}: Station, {subject, truth}: Mail): Promise<ItemTruth> {
  const shown = await page.evaluate(() => {
    const dates = [
      ...document.querySelectorAll<HTMLElement>('#message-header td.header.date, #message-header .text-nowrap'),
    ];
    return dates.find((one) => one.checkVisibility())?.textContent.trim() ?? '';
  });
  return {
    at: '#layout-content',
    platform: 'roundcube',
    itemKind: 'mail',
    displayName: 'Rita ‮demo',
    handle: RITA,
    shown,
    posted: SENT.toISOString(),
    standsIn: [{kind: 'thread', name: subject}],
    ...truth,
  };
}

async function signIn({page}: Station, base: string): Promise<void> {
  await page.goto(base);
  await waitForElement(elementOn(page, '#rcmloginuser'), 20_000);
  await page.evaluate(({name, password}) => {
    const fill = (selector: string, value: string) => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (field) field.value = value;
    };
    fill('#rcmloginuser', name);
    fill('#rcmloginpwd', password);
  }, ACCOUNT);
  await page.click('#rcmloginsubmit');
  await waitForElement(elementOn(page, '#messagelist, #layout-list'), 20_000);
}

async function seedMails(folder: string): Promise<void> {
  // Dovecot's own users must be let through to the mails.
  await chmod(folder, 0o755);
  const box = join(folder, 'mail', ACCOUNT.name);
  for (const part of ['cur', 'new', 'tmp']) await mkdir(join(box, part), {recursive: true});
  for (const {uid, subject, lines} of MAILS) {
    const head = [`From: "=?utf-8?B?${Buffer.from('Rita ‮demo').toString('base64')}?=" <${RITA}>`, `To: ${ACCOUNT.name}`]
      .concat([`Subject: ${subject}`, `Date: ${SENT.toUTCString()}`, `Message-ID: <${uid}@colony.example>`])
      .concat(['MIME-Version: 1.0', 'Content-Transfer-Encoding: 8bit']);
    await writeFile(join(box, 'cur', `${1_700_000_000 + uid}.M${uid}.colony:2,S`), [...head, ...lines].join('\r\n'));
  }
  await run('chown', ['-R', `${NOBODY}:${NOBODY}`, join(folder, 'mail')]);
}

async function dovecot(folder: string, port: number): Promise<Service> {
  const config = join(folder, 'dovecot.conf');
  await writeFile(join(folder, 'users'), `${ACCOUNT.name}:{PLAIN}${ACCOUNT.password}\n`);
  const lines = [`base_dir = ${folder}/run`, `state_dir = ${folder}/state`, `log_path = ${folder}/dovecot.log`]
    .concat(['protocols = imap', 'listen = 127.0.0.1', 'ssl = no', 'disable_plaintext_auth = no'])
    .concat([`mail_location = maildir:${folder}/mail/%u`, 'first_valid_uid = 1', 'mail_access_groups ='])
    .concat([`passdb {\n driver = passwd-file\n args = ${folder}/users\n}`])
    .concat([`userdb {\n driver = static\n args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%u\n}`])
    .concat([`service imap-login {\n inet_listener imap {\n address = 127.0.0.1\n port = ${port}\n }`])
    .concat([' inet_listener imaps {\n port = 0\n }\n}', 'namespace inbox {\n inbox = yes\n}', '']);
  await writeFile(config, lines.join('\n'));
  return serve(port, await programAt('dovecot', 'dovecot-imapd'), ['-F', '-c', config]);
}

async function webmail(folder: string, imapPort: number, port: number): Promise<Service> {
  const php = await programAt('php', 'roundcube-core roundcube-sqlite3 php-cli php-sqlite3');
  const database = join(folder, 'roundcube.db');
  const made = await run(php, ['-r', `(new PDO('sqlite:${database}'))->exec(file_get_contents('${SCHEMA}'));`]);
  if (made.code !== 0)
    throw new ScriptFailure(2, `Roundcube's database could not be made: ${made.stderr || made.stdout}`);
  for (const part of ['config', 'logs', 'temp']) await mkdir(join(folder, part), {recursive: true});
  for (const name of DEFAULTS) await copyFile(join(DEFAULTS_IN, name), join(folder, 'config', name));
  await writeFile(join(folder, 'config', 'config.inc.php'), configOf(folder, database, imapPort));
  return serve(port, php, ['-S', `127.0.0.1:${port}`, '-t', PUBLIC], {
    env: {...process.env, ROUNDCUBE_CONFIG_DIR: join(folder, 'config')},
  });
}

function configOf(folder: string, database: string, imapPort: number): string {
  const settings = {
    db_dsnw: `sqlite:///${database}?mode=0640`,
    imap_host: `127.0.0.1:${imapPort}`,
    des_key: randomBytes(12).toString('hex'),
    log_dir: join(folder, 'logs'),
    temp_dir: join(folder, 'temp'),
    skin: 'elastic',
    language: 'en_US',
    product_name: 'Colony Mail',
  };
  const lines = Object.entries(settings).map(([name, value]) => `$config['${name}'] = '${value}';`);
  return ['<?php', '$config = [];', ...lines, "$config['plugins'] = [];", ''].join('\n');
}
