import {tabs} from '../../browser/api.ts';
import {keepAddressWords} from '../shared/keep-address-words.ts';
import {closePopupByEscape} from '../shared/leave.ts';
import {startPage} from '../shared/start-page.ts';
import {openLinksInTabs} from './open-in-tab.ts';
import {PopupPage} from './popup-page.tsx';

startPage(<PopupPage />);
void keepAddressWords();

// Only a page in a tab has a tab of its own; a popup has none.
void tabs.getCurrent().then((own) => {
  document.documentElement.classList.toggle('in-tab', own !== undefined);
  if (own) return;
  openLinksInTabs();
  closePopupByEscape();
});
