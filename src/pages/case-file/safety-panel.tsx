import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {countExhibits} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {CopyText} from '../shared/copy-text.tsx';
import {Message} from '../shared/message.tsx';
import {measureSpace, type Space} from '../shared/store-space.ts';
import {useChanges} from '../shared/use-store.ts';
import {whenRead} from '../shared/when-read.ts';
import {say, sayBytes, sayCount} from '../shared/words.ts';
import {BackupSection} from './backup/backup-section.tsx';
import {CasesSection} from './cases-section.tsx';
import {DiscretionSection} from './discretion/discretion-section.tsx';
import {ReceiptSection} from './receipt/receipt-section.tsx';
import {RemovedSection} from './removed-section.tsx';
import {routeAddress} from './route.ts';
import {TimesSection} from './times/times-section.tsx';
import {RemoveEverything} from './vault/remove-everything.tsx';
import {VaultSection} from './vault/vault-section.tsx';
import {VeilSection} from './veil/veil-section.tsx';
import {WhatIsKept} from './what-is-kept.tsx';

const FINGERPRINT_DIGITS = 20;

type Facts = {count: number; space: Space | undefined; persisted: boolean; keyId: string | undefined};

/** Where things are kept, how much room there is, and the fingerprint of the key. */
export function SafetyPanel({store}: {store: Store}): JSX.Element {
  const [facts, setFacts] = useState<Facts>();
  const [refused, setRefused] = useState(false);
  const {version} = useChanges();
  useEffect(() => whenRead(readFacts(store), setFacts), [store, version]);
  const persist = async () => {
    const granted = await navigator.storage.persist();
    setRefused(!granted);
    setFacts(await readFacts(store));
  };
  return (
    <div class="panel">
      <h1>{say('caseFile_place_safety')}</h1>
      <section class="stack">
        <h2>{say('caseFile_whereHeading')}</h2>
        <p>{say('caseFile_whereText')}</p>
        <p>{say('caseFile_whereCopy')}</p>
        <p>
          <a href={routeAddress({panel: 'pack', ids: undefined})}>{say('common_makePack')}</a>
        </p>
      </section>
      <BackupSection store={store} />
      <ReceiptSection store={store} />
      <TimesSection store={store} />
      {facts ? (
        <>
          <section class="stack">
            <h2>{say('caseFile_roomHeading')}</h2>
            <p class="numbers">{sayCount('caseFile_kept', facts.count)}</p>
            {facts.space ? (
              <p class="numbers">{say('caseFile_room', sayBytes(facts.space.used), sayBytes(facts.space.room))}</p>
            ) : (
              <p>{say('caseFile_roomUnknown')}</p>
            )}
            {facts.space?.nearlyFull ? <Message kind="warn">{say('common_nearlyFull')}</Message> : null}
          </section>
          <WhatIsKept />
          <section class="stack">
            <h2>{say('caseFile_persistHeading')}</h2>
            {facts.persisted ? (
              <Message kind="good">{say('caseFile_persisted')}</Message>
            ) : (
              <>
                <p>{say('caseFile_notPersisted')}</p>
                <div>
                  <Button onPress={() => void persist()}>{say('caseFile_persist')}</Button>
                </div>
              </>
            )}
            {refused ? <Message kind="warn">{say('caseFile_persistRefused')}</Message> : null}
          </section>
          <section class="stack">
            <h2>{say('caseFile_keyHeading')}</h2>
            {facts.keyId ? (
              <>
                <p>{say('caseFile_keyText')}</p>
                <CopyText
                  text={facts.keyId.slice(0, FINGERPRINT_DIGITS)}
                  label={say('caseFile_keyHeading')}
                  group={5}
                />
              </>
            ) : (
              <p>{say('caseFile_noKey')}</p>
            )}
          </section>
        </>
      ) : null}
      <VaultSection store={store} />
      <DiscretionSection />
      <VeilSection />
      <CasesSection store={store} />
      <RemovedSection store={store} />
      <RemoveEverything store={store} />
    </div>
  );
}

async function readFacts(store: Store): Promise<Facts> {
  const [count, space, persisted, keyId] = await Promise.all([
    countExhibits(store),
    measureSpace(),
    navigator.storage.persisted(),
    // Only read: looking at this page must not open a case or make a key.
    store.get('settings', 'currentKey'),
  ]);
  return {count, space, persisted, keyId};
}
