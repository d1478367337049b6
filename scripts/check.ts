// The quick half of the tests: types, lint, unit tests. `npm test` runs everything.
import {runMain} from './lib/failure.ts';
import {QUICK_STAGES, runStages} from './lib/stages.ts';

await runMain(() => runStages(QUICK_STAGES));
