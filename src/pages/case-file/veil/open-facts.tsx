import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {type OpenedExhibit, openExhibit} from '../../../store/exhibits.ts';
import type {Store} from '../../../store/open-store.ts';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {say} from '../../shared/words.ts';
import {FilesList} from '../files-list.tsx';
import type {Thing} from '../things.ts';
import {TimesTable} from '../times-table.tsx';

type Props = {
  store: Store;
  thing: Thing;
  /** Where it stands with its words and pictures under their veils. */
  whole: string;
};

/** What is known of one thing that was opened in the list of facts. Nothing of what it shows or says is read for it. */
export function OpenFacts({store, thing, whole}: Props): JSX.Element {
  return (
    <div class="stack stack--wide">
      <p>
        <a href={whole}>{say('veil_openWhole')}</a>
      </p>
      {thing.kind === 'exhibit' ? <OfExhibit key={thing.id} store={store} id={thing.id} /> : null}
    </div>
  );
}

function OfExhibit({store, id}: {store: Store; id: Thing['id']}): JSX.Element | null {
  const [opened, setOpened] = useState<OpenedExhibit | 'failed'>();
  useEffect(() => {
    let gone = false;
    openExhibit(store, id).then(
      (found) => gone || setOpened(found ?? 'failed'),
      () => gone || setOpened('failed'),
    );
    return () => {
      gone = true;
    };
  }, [store, id]);
  if (opened === undefined) return null;
  if (opened === 'failed') return <FailureMessage code="unexpected" />;
  const {exhibit, facts, digest} = opened;
  return (
    <>
      {exhibit.problems.length > 0 ? (
        <Message kind="warn" live={false}>
          <p>{say('popup_somethingMissing')}</p>
          <ul class="bullets">
            {exhibit.problems.map((problem, index) => (
              <li key={index}>
                <PageText text={problem.sentence} />
              </li>
            ))}
          </ul>
        </Message>
      ) : null}
      <TimesTable exhibit={exhibit} facts={facts} />
      <FilesList exhibit={exhibit} digest={digest} />
    </>
  );
}
