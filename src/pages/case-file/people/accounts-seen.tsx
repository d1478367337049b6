import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {AccountGroup} from '../../../core/diary/seen-account.ts';
import {platformName} from '../../../core/report/platform-name.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {Button} from '../../shared/button.tsx';
import {Icon} from '../../shared/icon.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {Put} from './put.ts';
import {PutToPerson} from './put-to-person.tsx';
import type {People} from './use-people.ts';
import {accountText, daysText} from './words.ts';

type Props = {store: Store; people: People; back: string; onChanged(): void};

/** More stand there when they are asked for: of very many accounts the first are those with the most. */
const AT_FIRST = 30;

/** Accounts that something was kept of and that stand with nobody, those with the most first. */
export function AccountsSeen({store, people, back, onChanged}: Props): JSX.Element {
  const [shown, setShown] = useState(AT_FIRST);
  const [open, setOpen] = useState<string>();
  const [put, setPut] = useState<Put>();
  const {unclaimed, subjectRows} = people;
  const takeBack = () => {
    void put?.takeBack().then(onChanged);
    setPut(undefined);
  };
  return (
    <div class="detail">
      <a class="button button--plain button--small detail__back" href={back}>
        <Icon name="back" />
        <span>{say('caseFile_backToList')}</span>
      </a>
      <div class="stack">
        <h2>{say('people_accountsSeen')}</h2>
        <p>{say('people_accountsSeenWhat')}</p>
      </div>
      {put ? (
        <UndoMessage label={say('people_takeBack')} onUndo={takeBack}>
          {say('people_wasPut')}{' '}
          <a href={routeAddress({panel: 'people', query: '', open: put.personId})}>{say('people_openPerson')}</a>
        </UndoMessage>
      ) : null}
      {unclaimed.length === 0 ? <p class="quiet">{say('people_noAccounts')}</p> : null}
      <ul class="seen">
        {unclaimed.slice(0, shown).map((group) => (
          <li key={keyOf(group)} class="seen__one stack">
            <AccountLine group={group} />
            {open === keyOf(group) ? (
              <PutToPerson
                store={store}
                what={{account: group}}
                subjects={subjectRows}
                onAdded={onChanged}
                onCancel={() => setOpen(undefined)}
                onPut={(done) => {
                  setPut(done);
                  setOpen(undefined);
                  onChanged();
                }}
              />
            ) : (
              <div>
                <Button small icon="person" onPress={() => setOpen(keyOf(group))}>
                  {say('people_addToPerson')}
                  <span class="only-read"> {accountText(group)}</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {unclaimed.length > shown ? (
        <div>
          <Button small onPress={() => setShown(shown + AT_FIRST)}>
            {say('people_showMore')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function keyOf({platform, accountId, handle, rows}: AccountGroup<ExhibitRow>): string {
  return `${platform}\n${accountId}\n${handle}\n${rows[0]?.id}`;
}

function AccountLine({group}: {group: AccountGroup<ExhibitRow>}): JSX.Element {
  const {platform, names, rows, first, last} = group;
  return (
    <div>
      <p>
        <strong>
          <PageText text={accountText(group)} />
        </strong>{' '}
        <span class="quiet">
          <PageText text={platformName(platform)} />
        </span>
      </p>
      {names.length > 0 ? (
        <p class="small">
          <span class="quiet">{say('people_shownAs')}</span>{' '}
          {names.slice(0, 5).map((name, at) => (
            <span key={name}>
              {at > 0 ? ', ' : ''}
              <PageText text={name} />
            </span>
          ))}
        </p>
      ) : null}
      <p class="small quiet numbers">
        {sayCount('people_keptCount', rows.length)}
        {' · '}
        {daysText(first, last)}
      </p>
    </div>
  );
}
