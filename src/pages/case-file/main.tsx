import {startPage} from '../shared/start-page.ts';
import {CaseFilePage} from './case-file-page.tsx';

startPage(<CaseFilePage />);
