// The one script that is declared for the listed sites. A page cannot tell that it is there.
import {rememberPointed} from './pointed.ts';

rememberPointed();
