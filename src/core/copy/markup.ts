import {isSecretName, withoutKeys} from './secrets.ts';

// What of a page's markup a copy may hold. Elements by a list of what is known to be harmless, because a parser treats
// others in ways of their own (raw text, moved content); attributes by what could lead somewhere or run.

const HTML = new Set(
  'a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code col colgroup data dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main map mark marquee menu meter nav nobr ol optgroup option output p picture pre progress q rp rt ruby s samp search section select slot small span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var video wbr'.split(
    ' ',
  ),
);
/** Elements that a page defines itself; without its script they are plain boxes. */
const CUSTOM = /^[a-z][a-z0-9]*(?:[-._][a-z0-9._]+)*-[a-z0-9._-]*$/;
const RESERVED = /^(annotation-xml|color-profile|font-face(-\w+)?|missing-glyph)$/;

const SVG = new Set(
  'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image clipPath mask pattern linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence marker foreignObject a switch title desc view'.split(
    ' ',
  ),
);
const MATHML = new Set(
  'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd menclose semantics none'.split(
    ' ',
  ),
);

/** A family of elements: HTML, SVG, MathML. */
export type Family = 'html' | 'svg' | 'math';

export function familyOf(namespace: string | null): Family | undefined {
  switch (namespace) {
    case 'http://www.w3.org/1999/xhtml':
      return 'html';
    case 'http://www.w3.org/2000/svg':
      return 'svg';
    case 'http://www.w3.org/1998/Math/MathML':
      return 'math';
    default:
      return undefined;
  }
}

/** Whether an element may stand in a copy under its own name. */
export function mayStand(family: Family, name: string): boolean {
  if (family === 'html') return HTML.has(name) || (CUSTOM.test(name) && !RESERVED.test(name));
  return family === 'svg' ? SVG.has(name) : MATHML.has(name);
}

/** Elements whose content is never shown as words, or that the keeper's own words are in. */
export const DROPPED = new Set(
  'script noscript template base link meta head title style noembed noframes param source track datalist applet fencedframe keygen frame frameset selectedcontent animate animateMotion animateTransform set script mpath discard handler listener annotation annotation-xml'.split(
    ' ',
  ),
);

export const VOID = new Set('area br col hr img input wbr'.split(' '));

// Attributes that lead somewhere, run, or change what the file does when it is opened.
const LEADING = new Set(
  'href src srcset sizes srcdoc action formaction formmethod formenctype formtarget form ping data codebase archive classid background poster cite longdesc manifest profile usemap target http-equiv content attributionsrc popover popovertarget popovertargetaction command commandfor shadowrootmode shadowrootdelegatesfocus shadowrootclonable shadowrootserializable is nonce integrity crossorigin referrerpolicy fetchpriority loading decoding autofocus autocomplete autoplay preload loop contenteditable accesskey draggable inert download method enctype dirname pattern list name value checked selected sandbox allow allowfullscreen csp from to by values begin end onbegin attributename requiredextensions style charset language event xmlns headers itemid resource about vocab typeof prefix rel rev usecredentials'.split(
    ' ',
  ),
);

const NAME = /^[a-z_][\w.:-]*$/i;
const LONGEST = 400;

/** The value that an attribute of no special meaning keeps; undefined if it goes. */
export function keptAttribute(name: string, value: string): string | undefined {
  const plain = name.toLowerCase();
  if (!NAME.test(name) || plain.startsWith('on') || LEADING.has(plain) || plain.includes(':')) return undefined;
  if (isSecretName(plain) || plain.startsWith('data-holdfast')) return undefined;
  if (plain === 'class' || plain === 'id') return value;
  if (plain === 'alt' || plain === 'title' || plain === 'placeholder' || plain.startsWith('aria-'))
    return withoutKeys(value);
  // Shapes are long and lead nowhere; anything else this long is data of the page's scripts.
  if (/^(d|points|transform|viewbox|stroke-dasharray|stddeviation|tablevalues)$/.test(plain)) return value;
  if (value.length > LONGEST || leads(value)) return undefined;
  return withoutKeys(value);
}

/** An address that goes somewhere: with a scheme, or a `url(…)` that is none of a place in the document. */
function leads(value: string): boolean {
  // Parsers skip blanks and control characters inside a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they skip
  const plain = value.replace(/[\u0000-\u0020]+/g, '');
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(plain) || /url\((?!["']?#)/i.test(plain);
}
