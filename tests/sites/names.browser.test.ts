import {expect, it} from 'vitest';
import {platformName} from '../../src/core/report/platform-name.ts';
import {ADAPTERS} from '../../src/sites/index.ts';

it('every platform has a name that people know it by', () => {
  const nameless = ADAPTERS.map(({id}) => id).filter((id) => id !== 'generic' && platformName(id) === id);
  expect(nameless).toEqual([]);
});
