import {saysOpensMore, saysOpensReplies} from './control-words.ts';
import {attr, closest, everywhere, filled, find, is, parentOf, rawText, tag} from './dom.ts';
import {isShown} from './visible.ts';

/** What a page may make to be pressed without being a link. Everything else is left alone. */
const CONTROLS = 'button, [role="button"], summary';
/** In or under any of these a press can send, navigate, or mean something else. */
const NEVER_IN =
  'a, area, form, label, dialog, nav, [role="link"], [role="dialog"], [role="alertdialog"], [role="menu"], ' +
  '[role="menubar"], [role="toolbar"], [role="tablist"], [role="navigation"], [role="listbox"], [onclick], [inert], ' +
  '[contenteditable]:not([contenteditable="false"]), [aria-disabled="true"]';
const NEVER_HOLDING = 'a, area, input, select, textarea, form, iframe, object, embed, video, audio, label, button';
/** Marks of controls that send, leave, or open something over the page. */
const NEVER_WITH = ['href', 'form', 'formaction', 'formmethod', 'formtarget', 'disabled', 'aria-haspopup']
  .concat(['popovertarget', 'commandfor', 'command', 'download', 'target', 'data-href', 'data-url', 'data-link'])
  .concat(['aria-pressed', 'aria-checked', 'aria-selected']);
const LONGEST_LABEL = 80;

/**
 * What under `root` a person can press to bring out more items in place, and nothing else: by its shape, by where it
 * stands, and by every word it bears. `isItem` tells items, in which "show more" can mean anything.
 */
export function openersIn(root: Document | Element, isItem: (element: Element) => boolean): Element[] {
  return [...everywhere(root, CONTROLS)].filter((control) => isSafeToPress(control) && opens(control, isItem));
}

/** Whether a control has nothing about it by which it could do more than open something here. */
export function isSafeToPress(control: Element): boolean {
  if (NEVER_WITH.some((name) => attr(control, name) !== undefined)) return false;
  if (closest(control, NEVER_IN) || find(control, NEVER_HOLDING)) return false;
  const kind = tag(control);
  if (kind === 'summary' && !isClosedDetails(control)) return false;
  if (kind === 'button' && !/^(button)?$/i.test(attr(control, 'type') ?? '')) return false;
  return attr(control, 'aria-expanded') !== 'true' && isShown(control);
}

function isClosedDetails(summary: Element): boolean {
  const details = parentOf(summary);
  return details !== undefined && tag(details) === 'details' && attr(details, 'open') === undefined;
}

function opens(control: Element, isItem: (element: Element) => boolean): boolean {
  const labels = labelsOf(control);
  const inPlace = tag(control) === 'summary' || attr(control, 'aria-expanded') === 'false';
  if (labels.length === 0) return false;
  if (labels.every((label) => saysOpensReplies(label, inPlace))) return true;
  return (
    labels.every((label) => saysOpensReplies(label, inPlace) || saysOpensMore(label)) && !isInItem(control, isItem)
  );
}

function isInItem(control: Element, isItem: (element: Element) => boolean): boolean {
  for (let at = parentOf(control); at; at = parentOf(at)) if (isItem(at)) return true;
  return false;
}

/** Every word the control bears, seen or told: one of another meaning is enough to leave it alone. */
function labelsOf(control: Element): string[] {
  const inside = [...everywhere(control, '[aria-label], [title], [alt]')].flatMap((one) => toldBy(one));
  const words = rawText(control).replace(/\s+/g, ' ').trim();
  if (words.length > LONGEST_LABEL) return [];
  return [words, ...toldBy(control), ...inside].filter((label) => label !== '');
}

function toldBy(element: Element): string[] {
  return ['aria-label', 'title', 'alt', 'aria-description'].flatMap((name) => filled(element, name)?.trim() ?? []);
}

/** Controls that a site's reader knows by their marks; their words may be in any language. */
export function knownOpeners(root: Document | Element, selector: string): Element[] {
  return [...everywhere(root, selector)].filter(
    (control) => !is(control, '[disabled], [aria-disabled="true"], [inert] *') && isShown(control),
  );
}
