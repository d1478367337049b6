import type {GivenBag} from '../../core/verify/bags.ts';
import {filesOfBags} from '../../core/verify/open-bags.ts';
import type {VerifyReport} from '../../core/verify/report.ts';
import {element} from '../element.ts';
import {say} from '../say.ts';
import {helperMode} from './helper-mode.ts';
import {readItems} from './read-items.ts';

/** After a pack was found whole: the way into labelling it, for whoever helps the person. Undefined for any other pack. */
export function offerHelp(bags: readonly GivenBag[], report: VerifyReport, begin: (mode: HTMLElement) => void) {
  const {pack, sealCode, outcome} = report;
  if (outcome !== 'verified' || !pack || !sealCode) return undefined;
  const status = element('p', {class: 'small numbers', role: 'status'});
  const button = element('button', {type: 'button', class: 'button', id: 'help'}, say('helper_page_begin'));
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const files = await filesOfBags(bags);
      const contents = await readItems(files, (done, total) => {
        status.textContent = say('helper_page_reading', done, total);
      });
      begin(helperMode(contents, {caseId: pack.caseId, packId: pack.packId, sealCode}));
      document.getElementById('helper-title')?.focus();
    } catch (error) {
      button.disabled = false;
      status.textContent = say('verify_page_failed', error instanceof Error ? error.message : String(error));
    }
  });
  return element(
    'section',
    {class: 'offer'},
    element('h3', {}, say('helper_page_offer')),
    element('p', {}, say('helper_page_offerHint')),
    element('div', {}, button),
    status,
  );
}
