import {type Runtime, runtime} from '../../browser/api.ts';
import {failure} from '../../core/errors.ts';
import {failed, ok, type Result} from '../../core/result.ts';
import {STITCH_PORT, type Standing, type ToContent} from '../../messages/protocol.ts';
import {beginJoining, type Joining} from './joining.ts';

type Answers = {
  [Name in 'stitchBegin' | 'stitchTo' | 'stitchLook' | 'stitchRest' | 'stitchEnd']: (
    request: ToContent[Name]['request'],
  ) => Promise<Result<ToContent[Name]['reply']>>;
};

let joining: Joining | undefined;

/** Answers to the messages of a joining. */
export const stitchAnswers: Answers = {
  stitchBegin: async ({what}) => {
    joining?.end();
    joining = await beginJoining(what);
    const standing = joining?.standing();
    if (!joining || !standing) return failed(failure('nothingThere', 'there is nothing to join'));
    return ok({standing, inner: joining.inner, pinched: (visualViewport?.scale ?? 1) !== 1});
  },
  stitchTo: async ({row, atTop}) => answered(await joining?.goTo(row, atTop)),
  stitchLook: async () => answered(joining?.standing()),
  stitchRest: async () => {
    joining?.rest();
    return ok({});
  },
  stitchEnd: async () => {
    const ended = joining?.end() ?? {notLoaded: [], hidden: 0, restored: true};
    joining = undefined;
    return ok(ended);
  },
};

/** Puts the page back when the background goes, however it goes. Returns the way to stop, which puts it back too. */
export function watchStitchPort(): () => void {
  const connected = (port: Runtime.Port) => {
    if (port.name === STITCH_PORT) port.onDisconnect.addListener(() => void joining?.end());
  };
  runtime.onConnect.addListener(connected);
  return () => {
    joining?.end();
    runtime.onConnect.removeListener(connected);
  };
}

function answered(standing: Standing | undefined): Result<Standing> {
  return standing
    ? ok(standing)
    : failed(failure('pageDidNotAnswer', 'what was joined is gone, or the page was put back'));
}
