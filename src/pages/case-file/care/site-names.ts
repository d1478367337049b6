/** Sites of match patterns as people know them, each once, by the alphabet: `https://*.reddit.com/*` is `reddit.com`. */
export function siteNames(patterns: readonly string[]): string[] {
  const names = patterns.map((pattern) => {
    const [, host = '', path = ''] = /^[^:]+:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
    return `${host.replace(/^(\*|www|m|mobile|mbasic|web)\./, '')}${path.replace(/\/?\*$/, '')}`;
  });
  return [...new Set(names)].filter((name) => name !== '').sort();
}
