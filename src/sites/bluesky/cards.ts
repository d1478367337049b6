import {parseAddress} from '../../core/facts/parse-address.ts';
import {addressIn, closest, resolved} from '../reading/dom.ts';
import {type Fence, own} from '../reading/own.ts';

/** Previews of what a post links to: links elsewhere that stand outside its text. */
export function cardsIn(item: Element, text: string, fence: Fence): Element[] {
  return own(item, 'a[href]', fence).filter((one) => leadsAway(one) && !closest(one, text));
}

function leadsAway(link: Element): boolean {
  const host = parseAddress(addressIn(link, 'href') ?? '')?.hostname;
  return host !== undefined && host !== parseAddress(resolved('/', link) ?? '')?.hostname;
}
