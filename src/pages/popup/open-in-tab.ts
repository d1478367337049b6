import {openOwnPage} from '../../browser/own-tabs.ts';

/** Links of the popup open a tab, and the popup goes: in Firefox it would stay open over that tab and keep the keyboard. */
export function openLinksInTabs(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[target="_blank"]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void openOwnPage(link.href).then(() => window.close());
  });
}
