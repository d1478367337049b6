import {parseAddress} from './parse-address.ts';

/** Addresses through which platforms send every click on, and the parameter that holds where the link leads. */
const WRAPPERS: readonly {host: RegExp; path: RegExp; parameter: string}[] = [
  {
    host: /^(l|lm)\.(facebook|instagram|messenger)\.com$|^l\.threads\.(net|com)$/,
    path: /^\/(l\.php)?$/,
    parameter: 'u',
  },
  {host: /^out\.reddit\.com$/, path: /^\//, parameter: 'url'},
  {host: /(^|\.)youtube\.com$/, path: /^\/redirect$/, parameter: 'q'},
  {host: /^steamcommunity\.com$/, path: /^\/linkfilter\/?$/, parameter: 'url'},
  // Since 2023.
  {host: /^steamcommunity\.com$/, path: /^\/linkfilter\/?$/, parameter: 'u'},
  {host: /(^|\.)vk\.(com|ru)$/, path: /^\/away(\.php)?$/, parameter: 'to'},
  {host: /^www\.google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q'},
  {host: /^(www\.)?linkedin\.com$/, path: /^\/(safety\/go|redir\/redirect)\/?$/, parameter: 'url'},
  {host: /^go\.bsky\.app$/, path: /^\/redirect$/, parameter: 'u'},
  {host: /^t\.umblr\.com$/, path: /^\/redirect$/, parameter: 'z'},
  {host: /^(\w+\.)?pinterest\.[a-z.]+$/, path: /^\/offsite\/?$/, parameter: 'url'},
];

/** Where a link leads in the end, as far as its own address says. */
export function realAddress(address: string): string {
  const url = parseAddress(address);
  if (!url) return address;
  const wrapper = WRAPPERS.find(
    ({host, path, parameter}) => host.test(url.hostname) && path.test(url.pathname) && url.searchParams.has(parameter),
  );
  const inner = wrapper && parseAddress(url.searchParams.get(wrapper.parameter) ?? '');
  return inner && /^https?:$/.test(inner.protocol) ? inner.href : address;
}
