import {placeAddresses} from '../../core/copy/css-text.ts';
import type {Piece} from '../../core/copy/pieces.ts';
import type {Gatherer} from './gatherer.ts';
import {lookName} from './write-element.ts';

/**
 * The looks that a document or shadow root needs, as a style of its own. It comes first, in a layer: of rules that are
 * marked important those of the first layer win, over the page's own rules and animations too.
 */
export function lookSheet(gather: Gatherer): Piece[] {
  if (gather.used.size === 0) return [];
  const rules = [...gather.used].sort((a, b) => a - b).flatMap((number) => lookRules(number, gather));
  return [`<style data-holdfast-look="">/* ${WHY} */\n@layer holdfast-look{\n`, ...rules, `${CUT_PICTURES}}</style>`];
}

const WHY =
  'How elements looked, as the browser had worked it out, because style sheets of other sites cannot be read.';
/** A cut of the screen is what the box showed already. */
const CUT_PICTURES = 'img[data-holdfast-kept="screen"]{object-fit:fill!important}';

function lookRules(number: number, gather: Gatherer): Piece[] {
  const rule = gather.looks.rules[number];
  if (!rule) return [];
  const selector = `[${lookName(number)}]`;
  const text = rule.text.replace(/^&/gm, selector);
  return placeAddresses(text, (address) => gather.place(address, rule.near));
}
