// One of several writers of the same database, in a thread of its own, as a page of ours or the background is.
import type {Uuid} from '../../src/core/ids.ts';
import {deviceNow} from '../../src/store/circumstances.ts';
import {addExhibit} from '../../src/store/exhibits.ts';
import {openStore} from '../../src/store/open-store.ts';
import {deleteExhibit} from '../../src/store/removed.ts';
import {sampleDraft} from '../support/samples.ts';

const when = {now: deviceNow, session: crypto.randomUUID() as Uuid, version: '0.1.0'};

/** Saves `count` things, several at once, and deletes every third again; says how many are done. */
async function writeAway(count: number): Promise<void> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.error.detail);
  let done = 0;
  const saveOne = async (n: number) => {
    const {draft, facts} = sampleDraft({text: `thing ${n}`});
    const {id} = await addExhibit(opened.value, draft, facts, undefined, when);
    if (n % 3 === 0) await deleteExhibit(opened.value, id, when);
    done += 1;
    postMessage(done);
  };
  for (let n = 0; n < count; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(saveOne));
  opened.value.close();
  postMessage('end');
}

addEventListener('message', (event: MessageEvent<number>) => void writeAway(event.data));
