import {afterAll, beforeAll} from 'vitest';
import {elementOn, waitForElement} from '../../../scripts/lib/aim.ts';
import type {SaveState} from '../../../scripts/lib/save-state.ts';
import {type SaveOptions, saveThis} from '../../../scripts/lib/save-this.ts';
import {openStation, type Station, type StationOptions} from '../../../scripts/lib/station.ts';
import {BROWSER} from './browser.ts';
import {type PageServer, servePages} from './page-server.ts';

/** What a test file works with: one browser for the whole file, because starting one costs seconds. */
export type WorkPlace = {
  station: Station;
  server: PageServer;
  /** Opens a page and saves what `selector` finds on it, by the real mouse and the native menu. */
  save(address: string, selector: string, more?: SaveOptions & {frame?: string}): Promise<SaveState>;
};

/** Sets the place up before the file's tests and clears it away after them. */
export function workPlace(
  options: Partial<Omit<StationOptions, 'browser' | 'hosts'>> & {own?: Record<string, string>} = {},
): () => WorkPlace {
  let place: WorkPlace | undefined;
  beforeAll(async () => {
    const {own, ...rest} = options;
    const server = await servePages(own);
    const station = await openStation({browser: BROWSER, hosts: server.hosts, ...rest});
    const save: WorkPlace['save'] = async (address, selector, more = {}) => {
      if ((await station.page.url()) !== address) await station.page.goto(address);
      const target = elementOn(station.page, selector, more.frame);
      await waitForElement(target);
      return saveThis(station, station.page, target, more);
    };
    place = {station, server, save};
  });
  afterAll(async () => {
    await place?.station.close();
    await place?.server.close();
  });
  return () => {
    if (!place) throw new Error('the place is set up before the first test only');
    return place;
  };
}
