// Everything: types, lint, build, unit tests, the add-on store's own lint, and the built extension in a real window.
import {runMain} from './lib/failure.ts';
import {programStage, runStages, STATIC_STAGES} from './lib/stages.ts';
import {endToEndStage, vitestStage} from './lib/vitest-stage.ts';

const FIREFOX_LINT = [
  'web-ext',
  'lint',
  '--source-dir',
  'dist/firefox',
  '--no-config-discovery',
  '--boring',
  '--warnings-as-errors',
];

await runMain(() =>
  runStages([
    // First, because some unit tests look at what was built.
    programStage('build', 'npx', ['tsx', 'scripts/build.ts']),
    ...STATIC_STAGES,
    vitestStage('unit tests', ['node', 'chromium']),
    programStage('extension lint', 'npx', FIREFOX_LINT),
    endToEndStage([
      {name: 'end to end in Chromium', project: 'e2e-chromium'},
      {name: 'end to end in Firefox', project: 'e2e-firefox'},
    ]),
  ]),
);
