import {startPage} from '../shared/start-page.ts';
import {PopupPage} from './popup-page.tsx';

startPage(<PopupPage />);
