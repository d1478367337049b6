// Stands in for the browser's extension API where a page of ours runs in a plain tab. Only this seam is faked.
import backup from '../../src/_locales/en/backup.json' with {type: 'json'};
import bring from '../../src/_locales/en/bring.json' with {type: 'json'};
import care from '../../src/_locales/en/care.json' with {type: 'json'};
import caseFile from '../../src/_locales/en/case-file.json' with {type: 'json'};
import checked from '../../src/_locales/en/checked.json' with {type: 'json'};
import common from '../../src/_locales/en/common.json' with {type: 'json'};
import diary from '../../src/_locales/en/diary.json' with {type: 'json'};
import discretion from '../../src/_locales/en/discretion.json' with {type: 'json'};
import errors from '../../src/_locales/en/errors.json' with {type: 'json'};
import helper from '../../src/_locales/en/helper.json' with {type: 'json'};
import interop from '../../src/_locales/en/interop.json' with {type: 'json'};
import lock from '../../src/_locales/en/lock.json' with {type: 'json'};
import other from '../../src/_locales/en/other.json' with {type: 'json'};
import pack from '../../src/_locales/en/pack.json' with {type: 'json'};
import people from '../../src/_locales/en/people.json' with {type: 'json'};
import picture from '../../src/_locales/en/picture.json' with {type: 'json'};
import popup from '../../src/_locales/en/popup.json' with {type: 'json'};
import receipt from '../../src/_locales/en/receipt.json' with {type: 'json'};
import redact from '../../src/_locales/en/redact.json' with {type: 'json'};
import report from '../../src/_locales/en/report.json' with {type: 'json'};
import steps from '../../src/_locales/en/steps.json' with {type: 'json'};
import times from '../../src/_locales/en/times.json' with {type: 'json'};
import vault from '../../src/_locales/en/vault.json' with {type: 'json'};
import veil from '../../src/_locales/en/veil.json' with {type: 'json'};
import verify from '../../src/_locales/en/verify.json' with {type: 'json'};

const MESSAGES: Record<string, {message: string}> = {
  ...common,
  ...errors,
  ...popup,
  ...care,
  ...checked,
  ...caseFile,
  ...diary,
  ...people,
  ...backup,
  ...bring,
  ...picture,
  ...steps,
  ...times,
  ...helper,
  ...interop,
  ...lock,
  ...other,
  ...pack,
  ...receipt,
  ...redact,
  ...report,
  ...discretion,
  ...vault,
  ...veil,
  ...verify,
};

type Changes = Record<string, {newValue?: unknown}>;
type Listener = (changes: Changes, area: string) => void;

/** What a test sets and looks at. */
export const fake = {
  language: 'en-GB',
  tab: {id: 7, url: 'https://forum.example/thread' as string | undefined},
  sent: [] as unknown[],
  answer: (_message: unknown): unknown => ({ok: false, error: {code: 'pageDidNotAnswer', detail: ''}}),
  granted: [] as string[],
  /** Whether the person says yes when the browser asks. */
  consents: true,
  optionalPermissions: [] as string[],
  closed: [] as number[],
  asked: [] as string[][],
  downloads: [] as {id: number; url: string}[],
};

type Wanted = {origins?: string[]; permissions?: string[]};
const all = ({origins = [], permissions = []}: Wanted) => [...origins, ...permissions];

const session: Record<string, unknown> = {};
const local: Record<string, unknown> = {};
const listeners = new Set<Listener>();

function tell(values: Record<string, unknown>, area: string): void {
  const changes = Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, {newValue}]));
  for (const listener of listeners) listener(changes, area);
}

/** One area of storage: values by key, and a notice of each change. */
function area(name: string, values: Record<string, unknown>) {
  const remove = async (keys: string | string[]) => {
    for (const key of [keys].flat()) delete values[key];
    for (const listener of listeners) listener(Object.fromEntries([keys].flat().map((key) => [key, {}])), name);
  };
  return {
    get: async (keys: string | string[]) =>
      Object.fromEntries([keys].flat().flatMap((key) => (key in values ? [[key, structuredClone(values[key])]] : []))),
    set: async (more: Record<string, unknown>) => {
      Object.assign(values, structuredClone(more));
      tell(more, name);
    },
    remove,
    clear: () => remove(Object.keys(values)),
  };
}

const browser = {
  i18n: {
    // A named message with its values in place; "" for a name that is not there, as the browsers do.
    getMessage: (name: string, values: string[] = []) =>
      (MESSAGES[name]?.message ?? '').replace(/\$([1-9])/g, (_, place: string) => values[Number(place) - 1] ?? ''),
    getUILanguage: () => fake.language,
  },
  runtime: {
    id: 'holdfast',
    getURL: (path: string) => `/${path}`,
    getManifest: () => ({
      version: '0.1.0',
      optional_permissions: fake.optionalPermissions,
      content_scripts: [{matches: ['https://x.com/*', 'https://*.reddit.com/*']}],
    }),
    sendMessage: async (message: unknown) => {
      fake.sent.push(message);
      return fake.answer(message);
    },
    onMessage: {addListener: () => undefined, removeListener: () => undefined},
    getPlatformInfo: async () => ({os: 'linux', arch: 'x86-64'}),
  },
  storage: {
    local: area('local', local),
    session: area('session', session),
    onChanged: {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    },
  },
  tabs: {
    query: async () => [fake.tab, {id: 8}],
    getCurrent: async () => undefined,
    create: async () => ({}),
    remove: async (id: number) => void fake.closed.push(id),
    sendMessage: async () => undefined,
  },
  declarativeNetRequest: {updateSessionRules: async () => undefined},
  commands: {
    getAll: async () => [
      {name: '_execute_action', shortcut: 'Alt+Shift+J'},
      {name: 'save-pointed', shortcut: ''},
    ],
  },
  extension: {isAllowedIncognitoAccess: async () => false, inIncognitoContext: false},
  downloads: {
    search: async () => fake.downloads,
    erase: async ({id}: {id: number}) => {
      fake.downloads = fake.downloads.filter((one) => one.id !== id);
    },
  },
  permissions: {
    contains: async (wanted: Wanted) => all(wanted).every((one) => fake.granted.includes(one)),
    request: async (wanted: Wanted) => {
      fake.asked.push(all(wanted));
      if (fake.consents) fake.granted.push(...all(wanted));
      return fake.consents;
    },
    remove: async (wanted: Wanted) => {
      fake.granted = fake.granted.filter((one) => !all(wanted).includes(one));
      return true;
    },
    getAll: async () => ({origins: fake.granted}),
  },
};

export default browser;
// By name too: the polyfill is no ES module, and what stands for it may be read either way.
export const {commands, downloads, extension, i18n, runtime, storage, tabs, permissions} = browser;
