import {runScript} from '../browser/run-script.ts';
import {type Failure, failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';

/** Puts one of our scripts into a frame of a tab. What the browser refuses decides, not a list of addresses. */
export async function inject(
  tabId: number,
  frameId: number,
  script: 'content.js' | 'render.js',
): Promise<Result<undefined>> {
  try {
    await runScript(tabId, frameId, script);
    return ok(undefined);
  } catch (error) {
    return failed(refusal(error));
  }
}

function refusal(error: unknown): Failure {
  const said = error instanceof Error ? error.message : String(error);
  if (/No tab with id|tab was closed|No frame with id/i.test(said)) return failure('tabClosed', error);
  if (/error page/i.test(said)) return failure('nothingThere', error);
  return failure('pageClosedToUs', error);
}
