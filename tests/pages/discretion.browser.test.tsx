import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page} from 'vitest/browser';
import {changeDiscretion, readDiscretion} from '../../src/browser/discretion.ts';
import {DiscretionSection} from '../../src/pages/case-file/discretion/discretion-section.tsx';
import {TracesHint} from '../../src/pages/shared/downloads/traces-hint.tsx';
import {dressPage} from '../../src/pages/shared/dress-page.ts';
import {OwnName} from '../../src/pages/shared/own-name.tsx';
import {fake} from './fake-browser.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';
import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/discretion/discretion.css';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(cleanStage);
afterEach(clearStage);

const field = (label: string) =>
  [...document.querySelectorAll('label')].find(({textContent}) => textContent === label)?.control as HTMLInputElement;

function type(label: string, text: string): void {
  const input = field(label);
  input.value = text;
  input.dispatchEvent(new Event('input', {bubbles: true}));
}

describe('the settings of what others can see', () => {
  it('say what cannot be changed, and have no fault that axe finds', async () => {
    show(
      <main>
        <h1>Safety</h1>
        <DiscretionSection />
      </main>,
    );
    await until(() => said().includes('Alt+Shift+J'));
    expect(said()).toContain('No extension can change these');
    expect(said()).toContain('no key yet saves what is under the pointer');
    expect(said()).toMatch(/documents-\d{4}-\d\d-\d\d\.zip/);
    expect(said()).toContain('It is not allowed there now.');
    await expectNoAxeFault();
  });

  it('change name and picture of toolbar, tab and page at once', async () => {
    await dressPage();
    show(
      <main>
        <h1>
          <OwnName size={20} />
        </h1>
        <DiscretionSection />
      </main>,
    );
    await until(() => document.querySelectorAll('input[type=radio]').length === 5);
    expect(document.title).toBe('Holdfast');
    document.querySelectorAll<HTMLInputElement>('input[type=radio]')[3]?.click();
    await until(() => document.title === 'Calculator');
    await until(() => document.querySelector('h1')?.textContent === 'Calculator');
    expect(document.querySelector('h1 img')?.getAttribute('src')).toContain('calculator');
    expect(document.querySelectorAll('link[rel=icon]')).toHaveLength(1);
    await until(() => said().includes('Changed.'));
    expect(fake.sent).toContainEqual({to: 'background', name: 'discretionChanged', request: {}});
    await expectNoAxeFault();
    document.querySelector('link[rel=icon]')?.remove();
  });

  it('keep what is typed, and say where it is no address', async () => {
    show(<DiscretionSection />);
    await until(() => field('Names of files begin with'));
    type('Names of files begin with', 'tax / 2026');
    await until(() => said().includes('tax 2026-'));
    type('Page that comes instead', 'javascript:alert(1)');
    await until(() => said().includes('This is no address that can be opened.'));
    type('Page that comes instead', 'news.example');
    await until(() => !said().includes('This is no address'));
    const kept = await until(() => readDiscretion().then((one) => (one.leaveTo ? one : undefined)));
    expect(await kept).toMatchObject({fileWord: 'tax 2026', leaveTo: 'https://news.example/', menu: 'shown'});
  });

  it.each([
    [380, 'light', 'ltr'],
    [600, 'dark', 'ltr'],
    [1280, 'light', 'rtl'],
  ] as const)('fit into %i px, %s, %s', async (width, scheme, dir) => {
    await page.viewport(width, 900);
    document.documentElement.dir = dir;
    document.documentElement.style.colorScheme = scheme;
    await changeDiscretion({disguise: 'weather'});
    show(
      <div class="page">
        <main class="page__main">
          <div class="panel">
            <DiscretionSection />
            <TracesHint handed={{name: 'documents-2026-11-25.zip', address: 'blob:x'}} />
          </div>
        </main>
      </div>,
    );
    await until(() => said().includes('Alt+Shift+J'));
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    document.documentElement.dir = '';
    document.documentElement.style.colorScheme = '';
  });
});

describe('after a file was handed over', () => {
  const handed = {name: 'documents-2026-11-25.zip', address: 'blob:https://own.example/1'};

  it('says where traces stay, asks in that very press, and clears its own line only', async () => {
    fake.downloads = [
      {id: 1, url: 'blob:https://own.example/2'},
      {id: 2, url: handed.address},
    ];
    show(<TracesHint handed={handed} />);
    expect(said()).toContain('documents-2026-11-25.zip was handed to your browser.');
    called('Clear the line in the list')?.click();
    expect(fake.asked).toEqual([['downloads']]);
    await until(() => said().includes('The line is gone'));
    expect(fake.downloads.map(({id}) => id)).toEqual([1]);
    expect(fake.granted).toEqual([]);
    expect(called('Clear the line in the list')).toBeUndefined();
  });

  it('takes a no for a no, and can be tried again', async () => {
    fake.consents = false;
    fake.downloads = [];
    show(<TracesHint handed={handed} />);
    await press('Clear the line in the list');
    await until(() => said().includes('The line is still there.'));
    fake.consents = true;
    await press('Clear the line in the list');
    await until(() => said().includes('There is no such line'));
    expect(fake.granted).toEqual([]);
  });
});
