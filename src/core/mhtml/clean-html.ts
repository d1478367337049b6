import {namedAddress, withoutSecrets} from '../copy/address.ts';
import {isSecretName, withoutKeys} from '../copy/secrets.ts';

// HTML as Chromium writes it out of a document: every attribute is `name="value"`, every `<` in words is escaped. So a
// reader of tags is enough, and whatever does not look like that is refused.

/** Markup without what is the keeper's own, without what leads anywhere; undefined where it has another form. */
export function cleanHtml(html: string): string | undefined {
  // A text with shifts (ISO-2022) can hold any mark inside its words.
  if (html.includes('\x1b')) return undefined;
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next < 0) break;
    out.push(html.slice(at, next));
    const step = stepAt(html, next);
    if (!step) return undefined;
    out.push(step.out);
    at = step.next;
  }
  out.push(html.slice(at));
  return out.join('');
}

type Step = {out: string; next: number};

function stepAt(html: string, at: number): Step | undefined {
  if (html.startsWith('<!--', at)) return past(html, at, '-->');
  if (html.startsWith('<!', at) || html.startsWith('</', at)) {
    const end = html.indexOf('>', at);
    return end < 0 ? undefined : {out: html.slice(at, end + 1), next: end + 1};
  }
  const tag = readTag(html, at);
  if (!tag) return undefined;
  if (isDropped(tag)) return VOID.test(tag.name) ? {out: '', next: tag.next} : afterElement(html, tag, '');
  const start = writeTag(tag);
  if (isWrittenInto(tag)) return afterElement(html, tag, `${start}</${tag.name}>`);
  if (!RAW.test(tag.name)) return {out: start, next: tag.next};
  const end = endOfRaw(html, tag);
  return end < 0 ? undefined : {out: start + html.slice(tag.next, end), next: end};
}

function past(html: string, at: number, mark: string): Step | undefined {
  const end = html.indexOf(mark, at);
  return end < 0 ? undefined : {out: '', next: end + mark.length};
}

type Tag = {name: string; attributes: [name: string, value: string][]; next: number};

const NAME = /<([a-zA-Z][^\s/>]*)/y;
const ATTRIBUTE = /\s+([^\s/>=][^\s>=]*)="([^"]*)"/y;
const END = /\s*\/?>/y;

function readTag(html: string, at: number): Tag | undefined {
  const name = matchAt(NAME, html, at);
  if (!name) return undefined;
  const tag: Tag = {name: (name[1] ?? '').toLowerCase(), attributes: [], next: at + name[0].length};
  for (;;) {
    const attribute = matchAt(ATTRIBUTE, html, tag.next);
    if (!attribute) break;
    tag.attributes.push([attribute[1] ?? '', attribute[2] ?? '']);
    tag.next += attribute[0].length;
  }
  const end = matchAt(END, html, tag.next);
  if (!end) return undefined;
  tag.next += end[0].length;
  return tag;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
/** What stands inside is no markup. */
const RAW = /^(style|title|xmp|noembed|noframes)$/;

function isDropped({name, attributes}: Tag): boolean {
  const value = (of: string) => attributes.find(([one]) => one.toLowerCase() === of)?.[1];
  switch (name) {
    case 'script':
    case 'noscript':
    case 'base':
    case 'object':
    case 'embed':
    case 'applet':
    case 'plaintext':
    case 'datalist':
      return true;
    case 'template':
      // Chromium writes a shadow root as a template; any other is a page's own store.
      return value('shadowmode') === undefined && value('shadowrootmode') === undefined;
    case 'input':
      return /^hidden$/i.test(value('type') ?? '');
    case 'meta':
      return (
        isSecretName(value('name') ?? value('property') ?? '') ||
        /^(?!content-type$)/i.test(value('http-equiv') ?? 'content-type')
      );
    case 'link':
      return !/stylesheet/i.test(value('rel') ?? '');
    default:
      return false;
  }
}

function isWrittenInto({name, attributes}: Tag): boolean {
  if (name === 'textarea') return true;
  return attributes.some(
    ([one, value]) =>
      (/^contenteditable$/i.test(one) && !/^false$/i.test(value)) ||
      (/^role$/i.test(one) && /^(textbox|searchbox)$/i.test(value)),
  );
}

/** Skips to after the element's own end, whatever stands in it. */
function afterElement(html: string, tag: Tag, out: string): Step | undefined {
  if (VOID.test(tag.name)) return {out: writeTag(tag), next: tag.next};
  const marks = new RegExp(`<(/?)${tag.name.replace(/[^\w-]/g, '\\$&')}(?=[\\s/>])`, 'gi');
  marks.lastIndex = tag.next;
  let depth = 1;
  for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
    depth += mark[1] === '/' ? -1 : 1;
    const end = html.indexOf('>', mark.index);
    if (depth === 0) return end < 0 ? undefined : {out, next: end + 1};
  }
  return undefined;
}

function endOfRaw(html: string, {name, next}: Tag): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = next;
  return end.exec(html)?.index ?? -1;
}

function writeTag({name, attributes}: Tag): string {
  const kept = attributes.flatMap(([one, value]) => keptAttributes(name, one, value, attributes));
  return `<${name}${kept.map(([one, value]) => ` ${one}="${value}"`).join('')}>`;
}

const GOES =
  /^(action|formaction|ping|target|download|srcdoc|nonce|integrity|autofocus|contenteditable|manifest|attributionsrc)$/;
const LEADS = /^(href|xlink:href|src|srcset|poster|background|data|cite|content)$/;

function keptAttributes(tag: string, written: string, raw: string, all: Tag['attributes']): [string, string][] {
  const name = written.toLowerCase();
  if (name.startsWith('on') || GOES.test(name) || isSecretName(name)) return [];
  if (
    name === 'value' &&
    tag === 'input' &&
    !/^(submit|button|reset)$/i.test(all.find(([one]) => one === 'type')?.[1] ?? '')
  )
    return [];
  if (/^(a|area)$/.test(tag) && /(^|:)href$/.test(name)) return link(raw);
  if ((tag === 'iframe' || tag === 'frame') && name === 'src' && !/^cid:/i.test(raw))
    return [['data-holdfast-source', clean(raw, namedAddress)]];
  return [[written, clean(raw, LEADS.test(name) ? withoutSecrets : withoutKeys)]];
}

/** A link says where it led and leads nowhere, as in our own copy. */
function link(raw: string): [string, string][] {
  if (raw.startsWith('#')) return [['href', raw]];
  const shown = clean(raw, namedAddress);
  return [
    ['href', `#${shown}`],
    ['data-holdfast-source', shown],
  ];
}

const MARKS: Record<string, string> = {'&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&'};
const ESCAPES: Record<string, string> = {'"': '&quot;', '<': '&lt;', '>': '&gt;', '&': '&amp;'};

/** What is not touched stays as it was written, character references and all. */
function clean(raw: string, change: (text: string) => string): string {
  const text = raw.replace(/&(quot|lt|gt|amp);/g, (one) => MARKS[one] ?? one);
  const changed = change(text);
  return changed === text ? raw : changed.replace(/["<>&]/g, (one) => ESCAPES[one] ?? one);
}
