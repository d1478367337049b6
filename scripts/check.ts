// The quick half of the tests: types, lint, and every unit test that starts no browser. `npm test` runs everything.
import {runMain} from './lib/failure.ts';
import {runStages, STATIC_STAGES, vitestStage} from './lib/stages.ts';

const IN_A_BROWSER = ['tests/sites/fixtures.test.ts', 'tests/core/report/report-in-browser.test.ts'];

await runMain(() => runStages([...STATIC_STAGES, vitestStage('unit tests', ['node'], IN_A_BROWSER)]));
