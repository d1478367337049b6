// The quick half of the tests, under a minute: types, lint, and every unit test that starts no browser, builds nothing,
// needs no build and writes no large archives. `npm test` runs everything.
import {runMain} from './lib/failure.ts';
import {runStages, STATIC_STAGES} from './lib/stages.ts';
import {vitestStage} from './lib/vitest-stage.ts';

const NOT_QUICK = [
  'tests/build.test.ts',
  'tests/cli/known-packs.test.ts',
  'tests/cli/long-check.test.ts',
  'tests/cli/verify-pack.test.ts',
  'tests/core/pack/write-pack.test.ts',
  'tests/core/report/report-in-browser.test.ts',
  'tests/core/verify/hostile-zip.test.ts',
  'tests/sites/extract-command.test.ts',
  'tests/sites/fixtures.test.ts',
];

await runMain(() => runStages([...STATIC_STAGES, vitestStage('unit tests', ['node'], NOT_QUICK)]));
