// Builds everything that is shipped: the extension for each browser, the offline checker, the command.
// `npm run build -- chromium` builds one of them; with an extension always the checker that it carries.
import {build} from 'vite';

const MODES = ['verify-page', 'cli', 'chromium', 'firefox'] as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !MODES.some((mode) => mode === name));
if (unknown.length > 0) {
  console.error(`There is nothing to build named ${unknown.join(', ')}. There is: ${MODES.join(', ')}.`);
  process.exit(2);
}
const carriesChecker = wanted.includes('chromium') || wanted.includes('firefox');
for (const mode of MODES) {
  const isWanted = wanted.length === 0 || wanted.includes(mode) || (mode === 'verify-page' && carriesChecker);
  if (isWanted) await build({mode, logLevel: 'warn'});
}
