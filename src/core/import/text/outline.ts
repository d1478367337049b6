import {htmlEvents} from './html-events.ts';

/** An element of an HTML text, inert: names, attributes and words. */
export type Outline = {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  classes: readonly string[];
  children: (Outline | string)[];
};

const VOID = new Set(['br', 'img', 'hr', 'input', 'meta', 'link', 'source', 'wbr']);

/** Elements nested deeper lie side by side: no export nests so deeply, and a page can be made to. */
const DEEPEST = 256;

/** The elements for which `wanted` says yes, the outermost of each nest, in order. Only those are held in memory. */
export function outlines(html: string, wanted: (tag: string, classes: readonly string[]) => boolean): Outline[] {
  const found: Outline[] = [];
  const open: Outline[] = [];
  htmlEvents(html, {
    open(tag, attributes) {
      const classes = (attributes.get('class') ?? '').split(/\s+/).filter((name) => name !== '');
      const parent = open.at(-1);
      if (!parent && !wanted(tag, classes)) return;
      const outline: Outline = {tag, attributes, classes, children: []};
      if (parent) parent.children.push(outline);
      else found.push(outline);
      if (!VOID.has(tag) && open.length < DEEPEST) open.push(outline);
    },
    close(tag) {
      const at = open.findLastIndex((outline) => outline.tag === tag);
      if (at >= 0) open.length = at;
    },
    text(text) {
      open.at(-1)?.children.push(text);
    },
  });
  return found;
}

/** The first element within that has a class; not looked for inside elements of the class `not`. */
export function within(outline: Outline, name: string): Outline | undefined {
  return allWithin(outline, (each) => each.classes.includes(name))[0];
}

/** All elements within for which `is` says yes, in order, without recursion: nests can be made deep on purpose. */
export function allWithin(outline: Outline, is: (outline: Outline) => boolean): Outline[] {
  const found: Outline[] = [];
  const waiting: (Outline | string)[] = [...outline.children].reverse();
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (typeof each === 'string') continue;
    if (is(each)) found.push(each);
    for (let at = each.children.length - 1; at >= 0; at -= 1) waiting.push(each.children[at] ?? '');
  }
  return found;
}

/** The words within, a line break for `<br>`; white space of the source joined. */
export function wordsWithin(outline: Outline | undefined): string {
  const pieces: string[] = [];
  const waiting: (Outline | string)[] = [...(outline?.children ?? [])].reverse();
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (typeof each === 'string') pieces.push(each.replace(/[ \t\r\n]+/g, ' '));
    else if (each.tag === 'br') pieces.push('\n');
    else if (each.tag !== 'script' && each.tag !== 'style') {
      for (let at = each.children.length - 1; at >= 0; at -= 1) waiting.push(each.children[at] ?? '');
    }
  }
  return pieces
    .join('')
    .replace(/ *\n */g, '\n')
    .replace(/^[ \n]+|[ \n]+$/g, '');
}
