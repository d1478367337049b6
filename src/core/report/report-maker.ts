import type {ReportMaker} from '../pack/pack-input.ts';
import {caseReport} from './case-report.ts';
import {draftsPage} from './drafts/drafts.ts';
import {howToCheck} from './how-to-check.ts';
import {readMeFirst} from './read-me-first.ts';
import {timelineCsv} from './timeline-csv.ts';
import {timelineIcs} from './timeline-ics.ts';
import {timelineXlsx} from './timeline-xlsx.ts';

/** The files for people that a pack holds. */
export const reportMaker: ReportMaker = {
  html: caseReport,
  csv: timelineCsv,
  xlsx: timelineXlsx,
  ics: timelineIcs,
  drafts: draftsPage,
  readMe: readMeFirst,
  howTo: howToCheck,
};
