import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Store} from '../../store/open-store.ts';
import {UnsavedLine} from '../shared/backup/unsaved-line.tsx';
import {HelpLink} from '../shared/care/offers.tsx';
import {Icon} from '../shared/icon.tsx';
import {Message} from '../shared/message.tsx';
import {PageText} from '../shared/page-text.tsx';
import {measureSpace, type Space} from '../shared/store-space.ts';
import {caseName, useCases} from '../shared/use-cases.ts';
import {say, sayBytes, sayCount} from '../shared/words.ts';
import {caseFileAddress} from './case-file-link.ts';

type Props = {
  store: Store | undefined;
  count: number | undefined;
  ticked: ReadonlySet<string>;
  version: number;
};

/** How much there is and where it lies; the way to everything, and to a pack. */
export function PopupFoot({store, count, ticked, version}: Props): JSX.Element {
  const space = useSpace(version);
  const cases = useCases(store, version) ?? [];
  const current = cases.findIndex((one) => one.current);
  const line = cases[current];
  const pack = ticked.size > 0 ? `#/pack?ids=${[...ticked].join(',')}` : '#/pack';
  return (
    <footer class="popup__foot">
      {space?.nearlyFull ? <Message kind="warn">{say('common_nearlyFull')}</Message> : null}
      <p class="small quiet numbers">
        {count === undefined ? '\u00a0' : sayCount('popup_kept', count, space ? sayBytes(space.used) : '–')}{' '}
        <HelpLink address={caseFileAddress} />
      </p>
      <UnsavedLine store={store} version={version} href={caseFileAddress('#/safety')} />
      {cases.length > 1 && line ? (
        <p class="small quiet">
          {say('caseFile_savesInto')} <PageText text={caseName(line, current)} />
        </p>
      ) : null}
      <div class="row-of-buttons">
        <a class="button button--small" href={caseFileAddress('#/')} target="_blank" rel="noreferrer">
          <Icon name="list" />
          <span>{say('popup_openEverything')}</span>
        </a>
        {count ? (
          <a class="button button--small" href={caseFileAddress(pack)} target="_blank" rel="noreferrer">
            <Icon name="box" />
            <span>{ticked.size > 0 ? sayCount('common_packTicked', ticked.size) : say('common_makePack')}</span>
          </a>
        ) : null}
      </div>
    </footer>
  );
}

function useSpace(version: number): Space | undefined {
  const [space, setSpace] = useState<Space>();
  // `version` says that something was saved or deleted
  useEffect(() => {
    measureSpace().then(setSpace, () => setSpace(undefined));
  }, [version]);
  return space;
}
