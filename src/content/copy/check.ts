import type {Piece} from '../../core/copy/pieces.ts';

/**
 * Reads what was written as a browser would, and names what must not be in it; undefined if nothing is. The writer lets
 * only known things through, and this does not take its word for it: what a parser makes of a text can differ from what
 * was meant. Nothing is loaded and nothing runs in a document that is parsed like this.
 */
export function faultIn(pieces: readonly Piece[]): string | undefined {
  const text = pieces
    .map((piece) => (typeof piece === 'string' ? piece : 'source' in piece ? 'data:,' : 'none'))
    .join('');
  return faultInText(text);
}

/** The same of a finished text. */
export function faultInText(text: string): string | undefined {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const policy = page.head.firstElementChild;
  if (policy?.getAttribute('http-equiv') !== 'Content-Security-Policy') return 'something before its policy';
  return faultInside(page);
}

const FORBIDDEN =
  'script, base, link, object, embed, applet, frame, frameset, portal, form[action], meta[http-equiv]:not(head > meta:first-child), input[type="hidden" i], animate, set, animateMotion, animateTransform, handler';
const LEADING = [
  'src',
  'poster',
  'data',
  'action',
  'formaction',
  'background',
  'ping',
  'srcset',
  'manifest',
  'codebase',
];

function faultInside(root: Document | DocumentFragment): string | undefined {
  const [forbidden] = root.querySelectorAll(FORBIDDEN);
  if (forbidden) return `a ${forbidden.localName} element`;
  for (const element of root.querySelectorAll('*')) {
    const fault = faultOf(element);
    if (fault) return fault;
  }
  return undefined;
}

function faultOf(element: Element): string | undefined {
  for (const {name, value} of element.attributes) {
    if (/^on/i.test(name)) return `the attribute ${name}`;
    if (LEADING.includes(name.toLowerCase()) && !/^data:(image|font)\/|^data:,$/.test(value))
      return `an address in ${name}`;
    if (/(^|:)href$/i.test(name) && !value.startsWith('#') && !value.startsWith('data:image/') && value !== 'data:,')
      return `an address in ${name}`;
  }
  if (element instanceof HTMLTemplateElement) return faultInside(element.content);
  const inner = element.getAttribute('srcdoc');
  return inner === null ? undefined : faultInText(inner);
}
