import {keepAddressWords} from '../shared/keep-address-words.ts';
import {startPage} from '../shared/start-page.ts';
import {CaseFilePage} from './case-file-page.tsx';

// First what marks in the address stand for, or a search would be gone after a reload.
startPage(<CaseFilePage />, keepAddressWords());
