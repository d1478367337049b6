import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {goTo, type Route} from '../route.ts';
import {Drafts} from './drafts.tsx';
import type {DiaryWork} from './use-diary-work.ts';
import {WriteForm} from './write-form.tsx';
import {readStart, type WriteStart} from './write-start.ts';

type Props = {store: Store; route: Route & {panel: 'write'}; work: DiaryWork};

/** Writing down what happened: a new entry, a change of one, or going on with a draft. */
export function WritePanel({store, route, work}: Props): JSX.Element {
  const [start, setStart] = useState<WriteStart | 'absent' | 'failed'>();
  // The draft that the form has begun since is in the address too: that is no other form.
  const own = useRef<Uuid>(undefined);
  useEffect(() => {
    if (route.draft && route.draft === own.current) return undefined;
    let gone = false;
    own.current = undefined;
    setStart(undefined);
    readStart(store, route).then(
      (read) => gone || setStart(read),
      () => gone || setStart('failed'),
    );
    return () => {
      gone = true;
    };
  }, [store, route.about, route.draft, route.with.join()]);
  if (start === undefined) return <div class="panel" aria-busy="true" />;
  if (start === 'absent' || start === 'failed') {
    return (
      <div class="panel">
        <FailureMessage code={start === 'absent' ? 'notFound' : 'unexpected'} />
      </div>
    );
  }
  const follow = (id: Uuid) => {
    own.current = id;
    if (route.draft !== id) goTo({...route, draft: id}, 'instead');
  };
  return (
    <div class="panel write">
      <WriteForm
        key={start.place.id}
        store={store}
        start={start}
        onDraft={follow}
        onKept={(kept) => {
          work.setKept(kept);
          goTo({panel: 'diary', query: '', open: kept.id}, 'instead');
        }}
        onThrownAway={(thrown) => {
          work.setThrown(thrown);
          goTo({panel: 'diary', query: '', open: undefined}, 'instead');
        }}
      >
        {start.fromDraft || start.place.about ? null : (
          <Drafts store={store} work={work} besides={start.place.id} most={1} />
        )}
      </WriteForm>
    </div>
  );
}
