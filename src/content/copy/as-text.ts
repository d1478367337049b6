import {withoutSecrets} from '../../core/copy/address.ts';
import {VOID} from '../../core/copy/markup.ts';
import {escapeAttribute, escapeText} from '../../core/copy/pieces.ts';
import {isSecretName, LEFT_OUT, withoutKeys} from '../../core/copy/secrets.ts';
import {attr, pageSays, tag} from '../../sites/reading/dom.ts';
import {draftsIn, isButton, isWrittenInto, mirrorsOfDrafts, repeatsDraft} from './fields.ts';
import {
  attributesOf,
  COMMENT,
  childrenOf,
  dataOf,
  doctypeOf,
  ELEMENT,
  innerDocument,
  shadowOf,
  TEXT,
  typeOf,
} from './raw.ts';

const MOST_CHARACTERS = 40_000_000;
const MOST_MS = 4000;
/** An address that holds a file itself says nothing that the file beside it does not. */
const LONGEST_DATA = 1000;

type Work = {out: string[]; length: number; until: number; mirrors: Set<Node>; drafts: string[]; cut: boolean};

/**
 * The document as it stands, as text, with nothing taken away but what is the keeper's own: what they wrote, hidden
 * inputs, scripts with the data in them, and the values of keys.
 */
export function writeAsText(page: Document): string {
  const work: Work = {
    out: [],
    length: 0,
    until: performance.now() + MOST_MS,
    mirrors: new Set(),
    drafts: [],
    cut: false,
  };
  addDocument(page, work);
  if (work.cut) work.out.push('\n<!-- LEFT-OUT: the rest; the page was too large -->\n');
  return work.out.join('').toWellFormed();
}

function say(work: Work, text: string): void {
  work.out.push(text);
  work.length += text.length;
}

function addDocument(page: Document, work: Work): void {
  for (const mirror of mirrorsOfDrafts(page)) work.mirrors.add(mirror);
  work.drafts.push(...draftsIn(page));
  const type = doctypeOf(page);
  if (type)
    say(work, `<!DOCTYPE ${type.name}${type.publicId ? ` PUBLIC "${type.publicId}" "${type.systemId}"` : ''}>\n`);
  const root = pageSays.root(page);
  if (root) addElement(root, work);
}

function addElement(element: Element, work: Work): void {
  if (work.length > MOST_CHARACTERS || performance.now() > work.until) {
    work.cut = true;
    return;
  }
  const name = tag(element);
  if (name === 'input' && attr(element, 'type')?.toLowerCase() === 'hidden') {
    say(work, '<!-- LEFT-OUT: a hidden input -->');
    return;
  }
  say(
    work,
    `<${name}${attributesOf(element)
      .map((one) => attribute(element, name, one.name, one.value, work.drafts))
      .join('')}>`,
  );
  if (VOID.has(name)) return;
  addContent(element, name, work);
  say(work, `</${name}>`);
}

function addContent(element: Element, name: string, work: Work): void {
  const shadow = shadowOf(element);
  if (shadow) {
    say(work, '<template shadowrootmode="open">');
    addNodes(shadow, false, work);
    say(work, '</template>');
  }
  if (name === 'script' && !isStatement(element)) {
    if (childrenOf(element).length > 0) say(work, LEFT_OUT);
  } else if (name === 'textarea' || (isWrittenInto(element) && childrenOf(element).length > 0)) say(work, LEFT_OUT);
  else if (name === 'template') addNodes((element as HTMLTemplateElement).content, false, work);
  else addNodes(element, /^(script|style|xmp|noembed|noframes|noscript|plaintext)$/.test(name), work);
  if (name === 'iframe') addFrame(element, work);
}

/** What a page says of itself for search engines is written for all the world. */
function isStatement(script: Element): boolean {
  return attr(script, 'type')?.trim().toLowerCase() === 'application/ld+json';
}

function addFrame(frame: Element, work: Work): void {
  const inner = innerDocument(frame);
  if (!inner) return;
  say(work, '\n<!-- what the frame shows: -->\n');
  addDocument(inner, work);
  say(work, '\n<!-- end of what the frame shows -->\n');
}

function addNodes(parent: Node, raw: boolean, work: Work): void {
  for (const node of childrenOf(parent)) {
    const type = typeOf(node);
    if (type === ELEMENT) addElement(node as Element, work);
    else if (type === TEXT) say(work, work.mirrors.has(node) ? LEFT_OUT : text(dataOf(node as Text), raw));
    else if (type === COMMENT) say(work, `<!--${withoutKeys(dataOf(node as Comment))}-->`);
  }
}

function text(data: string, raw: boolean): string {
  return raw ? withoutKeys(data) : escapeText(data);
}

function attribute(element: Element, tagName: string, name: string, value: string, drafts: readonly string[]): string {
  const kept = repeatsDraft(name, value, drafts) ? LEFT_OUT : valueOf(element, tagName, name, value);
  return ` ${name}="${escapeAttribute(kept)}"`;
}

const ADDRESSES = /^(href|src|srcset|action|formaction|poster|data|content|cite|ping|background|xlink:href)$/i;

function valueOf(element: Element, tagName: string, name: string, value: string): string {
  if (value === '') return value;
  if (/^on/i.test(name) || isSecretName(name)) return LEFT_OUT;
  if (name === 'value' && tagName === 'input' && !isButton(element)) return LEFT_OUT;
  if (name === 'srcdoc') return LEFT_OUT; // what the frame shows stands behind it
  if (
    tagName === 'meta' &&
    name === 'content' &&
    isSecretName(attr(element, 'name') ?? attr(element, 'property') ?? '')
  )
    return LEFT_OUT;
  if (/^\s*data:/i.test(value) && value.length > LONGEST_DATA)
    return `${value.slice(0, value.indexOf(',') + 1)}${LEFT_OUT}`;
  if (/^\s*(javascript|vbscript)\s*:/i.test(value)) return LEFT_OUT;
  return ADDRESSES.test(name) ? withoutSecrets(value) : withoutKeys(value);
}
