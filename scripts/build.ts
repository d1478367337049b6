// Builds everything that is shipped: the extension for each browser, the offline checker, the command.
// `npm run build -- chromium` builds one of them.
import {build} from 'vite';

const MODES = ['verify-page', 'cli', 'chromium', 'firefox'] as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !MODES.some((mode) => mode === name));
if (unknown.length > 0) {
  console.error(`There is nothing to build named ${unknown.join(', ')}. There is: ${MODES.join(', ')}.`);
  process.exit(2);
}
for (const mode of MODES) {
  if (wanted.length === 0 || wanted.includes(mode)) await build({mode, logLevel: 'warn'});
}
