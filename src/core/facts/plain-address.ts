import {parseAddress} from './parse-address.ts';

/** A parameter that tells who came from where, and on which hosts it does; on others it may name the page. */
type Tracking = {name: RegExp; hosts?: RegExp; value?: RegExp};

const TRACKING: readonly Tracking[] = [
  {name: /^utm_/},
  {name: /^(fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igsh|igshid|mibextid)$/},
  {name: /^(mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|ref_src|ref_url|rcm|trk|trackingid|lipi|share_id|rdt)$/},
  {name: /^__(cft__|tn__|xts__|eep__)(\[\d*\])?$/},
  // A branch on code hosts, where dropping it names another page.
  {name: /^ref$/, hosts: /^(?!.*(git|codeberg|bitbucket)).*$/},
  // The kind of device and a token of who shared it; a search word or a topic's number elsewhere.
  {name: /^[st]$/, hosts: /(^|\.)(x|twitter)\.com$/},
  {name: /^si$/, hosts: /(^|\.)(youtube\.com|youtu\.be|youtube-nocookie\.com|spotify\.com)$/},
  {name: /^context$/, hosts: /(^|\.)reddit\.com$/},
  // Session ids of forums, known by their form.
  {name: /^(s|sid|phpsessid|jsessionid)$/, value: /^[0-9a-f]{24,64}$/i},
];

/** Fragments that name a place of the user interface, not of the page. */
const UI_FRAGMENT = /^(|top|_=_|main|content|header|footer|!)$/i;

/** An address without what tells who came from where. What names the page stays, letter by letter. */
export function plainAddress(address: string): string {
  const url = parseAddress(address);
  if (!url || !/^https?:$/.test(url.protocol)) return address;
  const [beforeHash = '', fragment] = splitAt(address, '#');
  const [path = '', query] = splitAt(beforeHash, '?');
  const kept = query?.split('&').filter((pair) => !isTracking(pair, url.hostname)) ?? [];
  const hash = fragment === undefined || UI_FRAGMENT.test(fragment) ? '' : `#${fragment}`;
  return `${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash}`;
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function isTracking(pair: string, host: string): boolean {
  const [rawName, value = ''] = splitAt(pair, '=');
  const name = decoded(rawName).toLowerCase();
  return TRACKING.some(
    (one) => one.name.test(name) && (!one.hosts || one.hosts.test(host)) && (!one.value || one.value.test(value)),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
