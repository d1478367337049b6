import type {Tabs} from '../browser/api.ts';
import {photograph} from '../browser/screenshot.ts';
import {problem} from '../core/capture/problems.ts';
import type {StepLog} from '../core/capture/steps.ts';
import type {Failure} from '../core/errors.ts';
import {readTabOnly} from '../core/facts/tab-only.ts';
import {failed, ok, type Result} from '../core/result.ts';
import type {Observation} from './observe.ts';

/**
 * Where no script may run (the PDF viewer, a page that was not reloaded since an update) the browser may still give a
 * picture. Only for pages that came from the web or a file: of its own pages a browser gives none, or a false one.
 */
export async function observeTabOnly(tab: Tabs.Tab, log: StepLog, closed: Failure): Promise<Result<Observation>> {
  const {id, url} = tab;
  if (!url || !/^(https?|file):/.test(url) || id === undefined) return failed(closed);
  const shot = await log.run('photograph', () => photograph(id, url));
  if (!shot.ok) return failed(closed);
  return ok({
    sighting: {
      reading: readTabOnly(url, tab.title),
      adapter: {id: 'none', version: ''},
      itemBox: null,
      visibleBox: null,
      boxesIn: 'top',
      viewport: {width: tab.width ?? 0, height: tab.height ?? 0},
      scroll: {x: 0, y: 0},
      devicePixelRatio: 1,
      pinched: false,
      language: '',
      clipped: false,
      covered: false,
      unreadableFrames: [],
    },
    cutBox: null,
    screen: shot.value,
    whole: {joined: {role: 'page', pictures: []}, rendering: null},
    pageChanged: false,
    problems: [problem('noPageAccess', closed.detail)],
    unreadFrames: [],
    copy: null,
    clock: {serverDate: {missing: 'The page did not let the product read it.'}},
  });
}
