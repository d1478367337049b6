/** Every failure the product can name. Each has one sentence a person can act on, in `_locales/en/errors.json`. */
export type FailureCode =
  | 'pageClosedToUs' //        browser pages, stores, PDF viewer: no script may run, no picture may be taken
  | 'noAccessToTab' //         the click did not give us this tab
  | 'tabLeft' //               another tab or address was in front while we looked
  | 'tabClosed'
  | 'nothingThere' //          no page to save
  | 'pageDidNotAnswer'
  | 'pictureRefused' //        the browser gave no pixels
  | 'diskFull'
  | 'storeUnavailable' //      the database did not open
  | 'storeBlocked' //          another window of an older version holds it
  | 'storeReplaced' //        a newer version of the product took the database over while it was open here
  | 'saveFailed'
  | 'notFinished' //         not sealed, but what was seen is written down and is sealed later
  | 'notFound'
  | 'redactionFailed' //     a copy with places hidden could not be made
  | 'packFailed'
  | 'packCancelled'
  | 'packTooLarge'
  | 'packCheckFailed' //       read back after writing, and not whole
  | 'vaultLocked' //         what is kept can be opened only with the passphrase
  | 'vaultMoving' //         everything is being locked away, or taken out, at this moment
  | 'vaultBusy' //           something is still being saved, so that nothing can be moved
  | 'vaultWait' //           too many wrong tries: a pause
  | 'wrongPassphrase'
  | 'wrongCode'
  | 'passphraseTaken' //     it opens something else already
  | 'unexpected';

/** `detail` is for the local log and the record, never for the screen alone. */
export type Failure = {code: FailureCode; detail: string};

export function failure(code: FailureCode, detail: unknown = ''): Failure {
  return {code, detail: detail instanceof Error ? `${detail.name}: ${detail.message}` : String(detail)};
}
