import type {SiteFacts} from '../../core/facts/facts.ts';
import {WHY} from './facts.ts';

type Viewer = SiteFacts['viewer'];

/** The page offers to sign in, and shows nobody who is. */
export const SIGNED_OUT: Viewer = {signedIn: 'no', account: {missing: 'No account was signed in.'}};
/** The page shows neither. */
export const VIEWER_UNKNOWN: Viewer = {signedIn: 'unknown', account: {missing: WHY.viewer}};
