import {extension} from './api.ts';

/** Whether the person has let us into private windows. */
export function isAllowedInPrivate(): Promise<boolean> {
  return extension.isAllowedIncognitoAccess();
}
