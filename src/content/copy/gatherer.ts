import {withoutSecrets} from '../../core/copy/address.ts';
import type {Resource} from '../../core/copy/assemble.ts';
import type {Piece} from '../../core/copy/pieces.ts';
import {resolved} from '../../sites/reading/dom.ts';
import type {Looks} from './looks.ts';

/** A resource with the page's own full address and where it was seen. */
export type Wanted = Resource & {
  /** As the browser asks for it, nothing left out; never leaves this computer. */
  full: string;
  /** What shows it, for reading its pixels back. */
  element?: Element;
};

/** Collects what a copy will need bytes of: each address of a style once, and each element that shows one. */
export type Gatherer = {
  wanted: Wanted[];
  /** The place of an address written near a node; undefined if it names nothing that can be shown. */
  place(address: string, near: Node): Piece | undefined;
  /** The number of what an element shows. */
  shown(element: Element, about: Omit<Wanted, 'element' | 'address'>): number;
  /** The looks that the browser worked out, where style sheets could not be read. */
  looks: Looks;
  /** Numbers of the rules that the document or shadow root being written needs. */
  used: Set<number>;
  /** What the keeper is writing in the documents written so far. */
  drafts: string[];
};

const MOST_RESOURCES = 3000;

export function gatherer(looks: Looks): Gatherer {
  const wanted: Wanted[] = [];
  const known = new Map<string, number>();
  const add = (one: Wanted): number => wanted.push(one) - 1;
  return {
    wanted,
    looks,
    used: new Set(),
    drafts: [],
    place: (written, near) => {
      const full = /^data:/i.test(written) ? written : resolved(written, near);
      if (full === undefined || wanted.length >= MOST_RESOURCES) return undefined;
      const number =
        known.get(full) ?? add({kind: 'style', full, address: withoutSecrets(full), alt: '', width: 0, height: 0});
      known.set(full, number);
      return {source: number};
    },
    // Each element apart, though the address be the same: two places on the screen, two sizes.
    shown: (element, about) => add({...about, address: withoutSecrets(about.full), element}),
  };
}
