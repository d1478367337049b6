import {afterEach, expect, it} from 'vitest';
import {elementUnder, nearestBlock} from '../../src/content/picker/under.ts';

afterEach(() => document.body.replaceChildren());

it('finds what lies under the sheet inside an open shadow root, and never the sheet itself', () => {
  document.body.innerHTML = '<div id=h style="width:200px;height:100px"></div>';
  const root = document.querySelector('#h')?.attachShadow({mode: 'open'});
  if (root) root.innerHTML = '<p id=inner style="margin:0;height:100px">words</p>';
  const sheet = document.createElement('div');
  sheet.popover = 'manual';
  sheet.style.cssText = 'position:fixed;inset:0;width:auto;height:auto';
  document.documentElement.append(sheet);
  sheet.showPopover();
  expect(elementUnder(sheet, 20, 20)?.id).toBe('inner');
  sheet.remove();
});

it('takes the nearest block that is large enough, and never the whole page', () => {
  document.body.innerHTML =
    '<section id=s style="width:300px;height:80px"><p><b id=b>word</b></p></section><i id=i>x</i>';
  const bold = document.querySelector('#b');
  const alone = document.querySelector('#i');
  if (!bold || !alone) throw new Error('no page');
  expect(nearestBlock(bold)?.tagName).toBe('SECTION');
  expect(nearestBlock(alone)).toBeUndefined();
});
