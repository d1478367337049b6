// Lists which of the services under “Help and safety” are to be looked at again: `npx tsx scripts/services.ts`.
import {dueForCheck, type Service} from '../src/core/care/service.ts';
import {SERVICES} from '../src/core/care/services.ts';

const line = ({id, name, checked, ways}: Service) =>
  `  ${checked.on}  ${checked.how.padEnd(5)}  ${id.padEnd(26)}  ${name}  ${ways.map((way) => (way.kind === 'web' ? way.address : way.number)).join(', ')}\n    ${checked.source}`;

const {old, neverOnPage} = dueForCheck(SERVICES, new Date().toISOString().slice(0, 10));
console.log(`${SERVICES.length} services; ${old.length} were checked more than a year ago:`);
console.log(old.map(line).join('\n'));
console.log(`${neverOnPage.length} were never compared with the page as it stands:`);
console.log(neverOnPage.map(line).join('\n'));
process.exitCode = old.length > 0 ? 1 : 0;
