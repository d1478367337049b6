import type {ReportMaker} from '../pack/pack-input.ts';
import {caseReport} from './case-report.ts';
import {readMeFirst} from './read-me-first.ts';
import {timelineCsv} from './timeline-csv.ts';

/** The three files for people that a pack holds. */
export const reportMaker: ReportMaker = {html: caseReport, csv: timelineCsv, readMe: readMeFirst};
