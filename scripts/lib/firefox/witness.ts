import type {Witness} from '../browser.ts';
import type {ChromeScope} from './chrome-scope.ts';
import type {Inside} from './inside.ts';

type Notes = {asked: string[]; said: string[]};
type WithNotes = ChromeScope & {window: {holdfastNotes?: Notes}};

/** Notes the requests of every tab, and every complaint of a page. Nothing else runs beside a test. */
export async function witness(inside: Inside): Promise<Witness> {
  await inside.chrome(takeNotes, null);
  return {
    requests: async () => (await inside.chrome(readNotes, null)).asked,
    said: async () => (await inside.chrome(readNotes, null)).said,
  };
}

type Request = {QueryInterface(of: unknown): {URI: {spec: string}; loadInfo: {browsingContextID: number}}};
type Message = {sourceName?: string; errorMessage?: string; category?: string};

/** Runs in Firefox's window. */
function takeNotes(): void {
  const {window: own, Services} = globalThis as unknown as WithNotes;
  const {nsIHttpChannel, nsIScriptError} = (globalThis as unknown as {Ci: Record<string, unknown>}).Ci;
  const notes: Notes = {asked: [], said: []};
  const first = own.holdfastNotes === undefined;
  own.holdfastNotes = notes;
  if (!first) return;
  Services.obs.addObserver(
    {
      observe(subject) {
        const {URI, loadInfo} = (subject as Request).QueryInterface(nsIHttpChannel);
        // What the browser asks for itself belongs to no document.
        if (loadInfo.browsingContextID !== 0) own.holdfastNotes?.asked.push(URI.spec);
      },
    },
    'http-on-opening-request',
  );
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof (nsIScriptError as new () => unknown))) return;
      const {sourceName = '', errorMessage = '', category = ''} = message as Message;
      // What the browser says of itself is not the page's.
      if (/^(file|https?|moz-extension):/.test(sourceName)) own.holdfastNotes?.said.push(`${category} ${errorMessage}`);
    },
  });
}

function readNotes(): Notes {
  const {window: own} = globalThis as unknown as WithNotes;
  return own.holdfastNotes ?? {asked: [], said: []};
}
