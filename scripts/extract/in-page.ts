// Runs in a world of its own beside the saved page, as the extension's script does.
import {wellFormed} from '../../src/core/capture/well-formed.ts';
import type {FactsRecord} from '../../src/core/facts/facts.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {instantOf} from '../../src/core/time.ts';
import {findItemAt, itemsOn, readItem} from '../../src/sites/read-page.ts';
import {everywhere, pageSays} from '../../src/sites/reading/dom.ts';
import {inOneGo} from '../../src/sites/reading/once.ts';
import type {Look} from '../../src/sites/site-adapter.ts';

/** What is asked of the page: the item at a selector, or all; `now` in milliseconds. */
export type Asked = {at: string | null; now: number};

/** The records, or which sentence says why there are none. */
export type Extracted = {records: FactsRecord[]} | {none: 'selectorWrong' | 'notFound' | 'noItem'};

/** No exhibit is made here, so its id and salt are those of none. */
const NO_EXHIBIT = {id: '00000000-0000-4000-8000-000000000000' as Uuid, salt: 'AAAAAAAAAAAAAAAAAAAAAA=='};

declare global {
  var holdfastExtract: (asked: Asked) => Extracted;
}

globalThis.holdfastExtract = ({at, now}) => {
  const url = new URL(location.href);
  const items = at === null ? itemsOn(url, document) : itemAt(at, url);
  return 'none' in items ? items : inOneGo(() => ({records: items.map((item) => recordOf(item, lookAt(url, now)))}));
};

function itemAt(selector: string, url: URL): Element[] | {none: 'selectorWrong' | 'notFound' | 'noItem'} {
  try {
    const [target] = everywhere(document, selector);
    if (!target) return {none: 'notFound'};
    const item = findItemAt(target, url, document);
    return item ? [item] : {none: 'noItem'};
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SyntaxError') return {none: 'selectorWrong'};
    throw error;
  }
}

function recordOf(item: Element, look: Look): FactsRecord {
  const {reading} = readItem(item, look, {address: look.url.href, inFrame: false});
  return wellFormed({
    v: 1 as const,
    kind: 'facts' as const,
    exhibitId: NO_EXHIBIT.id,
    salt: NO_EXHIBIT.salt,
    ...reading,
  }).value;
}

function lookAt(url: URL, now: number): Look {
  const at = instantOf(now);
  if (!at) throw new Error('the clock stands outside the years 0 to 9999');
  const language = pageSays.root(document)?.getAttribute('lang') || navigator.language;
  return {url, at, zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '', language};
}
