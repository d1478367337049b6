import type {Tab} from '../../../scripts/lib/browser.ts';

/** How a page stands: everything that a save must leave as it was. */
export type PageState = {
  scrolls: Record<string, number[]>;
  focus: string;
  selection: string;
  /** Computed styles that a joining sets aside for a while. */
  styles: Record<string, string>;
  animations: number;
  /** Everything that has a style of its own. */
  styled: string[];
};

/** Put into a page, it notes what changes in the page's own document. As a script of the page, so that it lives as long. */
export function watchMutations(): void {
  const script = document.createElement('script');
  script.textContent = `sessionStorage.setItem('mutations', '[]');
new MutationObserver(records => {
  const noted = JSON.parse(sessionStorage.getItem('mutations'));
  for (const {type, attributeName, target} of records) noted.push([type, attributeName, target.nodeName].join(' '));
  sessionStorage.setItem('mutations', JSON.stringify(noted));
}).observe(document, {attributes: true, childList: true, characterData: true, subtree: true});`;
  document.head.append(script);
}

/** What has changed in it since. */
export function mutationsOf(page: Tab): Promise<string[]> {
  return page.evaluate(() => JSON.parse(sessionStorage.getItem('mutations') ?? 'null') as string[]);
}

/** How the page stands now. `looked`: the elements whose scroll and style are of interest. */
export function stateOf(page: Tab, looked: readonly string[]): Promise<PageState> {
  return page.evaluate((selectors) => {
    const scrolls: Record<string, number[]> = {window: [scrollX, scrollY]};
    const styles: Record<string, string> = {};
    for (const selector of selectors) {
      const element = document.querySelector(selector);
      if (!element) continue;
      const {opacity, top, position, scrollBehavior, scrollSnapType} = getComputedStyle(element);
      scrolls[selector] = [element.scrollLeft, element.scrollTop];
      styles[selector] = [opacity, top, position, scrollBehavior, scrollSnapType].join(' ');
    }
    return {
      scrolls,
      styles,
      focus: document.activeElement?.id ?? '',
      selection: String(getSelection()),
      animations: document.getAnimations().length,
      styled: [...document.querySelectorAll('[style]')].map((one) => `${one.nodeName} ${one.getAttribute('style')}`),
    };
  }, looked);
}
