import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

type Preference = string | number | boolean;

/** What a profile of ours must say before the browser starts. */
export type ProfileNeeds = {
  downloads: string;
  pixelRatio: number;
  language: string;
  /** Local port through which every address is reached, or not. */
  proxyPort: number;
  /** Our extension's id, and the origin that it shall have. */
  extension: {id: string; origin: string};
};

/** Asks for nothing, shows nothing over the page, contacts nobody. */
const QUIET: Record<string, Preference> = {
  // A free port, which Firefox then writes into the profile: no race between two runs.
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.toolbars.bookmarks.visibility': 'never',
  'browser.tabs.warnOnClose': false,
  'browser.warnOnQuit': false,
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.download.useDownloadDir': true,
  'browser.download.folderList': 2,
  'browser.download.alwaysOpenPanel': false,
  'browser.translations.enable': false,
  'extensions.formautofill.addresses.enabled': false,
  'signon.rememberSignons': false,
  // The JSON of our own package is looked at as a page of ours, not as a page of the viewer's.
  'devtools.jsonview.enabled': false,
  // The build is not signed, and still an add-on that stays over a restart.
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#nothing',
  'app.update.disabledForTesting': true,
};

/** Writes the preferences; a profile that is used again gets those of this run. */
export async function prepareProfile(profile: string, needs: ProfileNeeds): Promise<void> {
  await mkdir(needs.downloads, {recursive: true});
  const preferences: Record<string, Preference> = {
    ...QUIET,
    ...printedInto(needs.downloads),
    'browser.download.dir': needs.downloads,
    'layout.css.devPixelsPerPx': String(needs.pixelRatio),
    'intl.accept_languages': needs.language,
    'extensions.webextensions.uuids': JSON.stringify({[needs.extension.id]: needs.extension.origin}),
    ...onlyThrough(needs.proxyPort),
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), `${lines.join('\n')}\n`);
}

/** What is printed becomes a PDF there, at once: nobody is there to answer the dialog. */
function printedInto(folder: string): Record<string, Preference> {
  return {
    'print.always_print_silent': true,
    print_printer: 'Mozilla Save to PDF',
    'print.printer_Mozilla_Save_to_PDF.print_to_file': true,
    'print.printer_Mozilla_Save_to_PDF.print_to_filename': join(folder, 'printed.pdf'),
  };
}

/** Every name goes to the proxy, which knows the mapped ones and no other; this computer is reached directly. */
function onlyThrough(port: number): Record<string, Preference> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.allow_hijacking_localhost': false,
    'network.dns.disablePrefetch': true,
    'network.prefetch-next': false,
  };
}
