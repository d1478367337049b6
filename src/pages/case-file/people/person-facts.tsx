import type {ComponentChildren, JSX} from 'preact';
import type {PersonForm} from '../../../core/diary/change-subject.ts';
import type {Account, Basis, Link} from '../../../core/diary/subject.ts';
import {platformName} from '../../../core/report/platform-name.ts';
import {PageText} from '../../shared/page-text.tsx';
import {wallAlone} from '../../shared/told-time.ts';
import {useVeil, type VeilState} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {say} from '../../shared/words.ts';
import {TableRow} from '../table-row.tsx';
import {basisText} from './words.ts';

/** What is noted of a person, to read. What was not said has no line. */
export function PersonFacts({form}: {form: PersonForm}): JSX.Element {
  const {names, relation, description, accounts, phones, vehicles, addresses} = form;
  const veil = useVeil();
  const nothing = [names, accounts, phones, vehicles, addresses].every((list) => list.length === 0);
  if (nothing && relation === '' && description === '') return <p class="quiet">{say('people_nothingNoted')}</p>;
  return (
    <dl class="table">
      {names.length > 0 ? (
        <TableRow label={say('people_names')}>
          <ul>
            {names.map((name, at) => (
              <li key={at}>
                <PageText text={name} as="block" />
              </li>
            ))}
          </ul>
        </TableRow>
      ) : null}
      {relation === '' ? null : (
        <TableRow label={say('people_relation')}>
          <PageText text={relation} as="block" />
        </TableRow>
      )}
      {description === '' ? null : (
        <TableRow label={say('people_description')}>
          <VeiledText veil={veil} name="description" label={say('people_description')} text={description} />
        </TableRow>
      )}
      {accounts.length > 0 ? (
        <TableRow label={say('people_accounts')}>
          <ul class="stack">
            {accounts.map((account, at) => (
              <li key={at}>
                <AccountFacts account={account} veil={veil} name={`account ${at}`} />
              </li>
            ))}
          </ul>
        </TableRow>
      ) : null}
      <Links label={say('people_phones')} links={phones} veil={veil} />
      <Links label={say('people_vehicles')} links={vehicles} veil={veil} />
      <Links label={say('people_addresses')} links={addresses} veil={veil} />
    </dl>
  );
}

function AccountFacts({account, veil, name}: {account: Account; veil: VeilState; name: string}): JSX.Element {
  const {platform, handle, accountId, profile, firstSeen, lastSeen, basis, why} = account;
  return (
    <div class="link-of">
      <p>
        {platform === '' ? null : (
          <>
            <PageText text={platformName(platform)} />{' '}
          </>
        )}
        <strong>
          <PageText text={handle || accountId || profile} />
        </strong>
      </p>
      <Small shown={accountId !== '' && handle !== ''} label={say('people_accountId')}>
        <PageText text={accountId} />
      </Small>
      <Small shown={profile !== ''} label={say('people_profile')}>
        <PageText text={profile} />
      </Small>
      <Small shown={firstSeen !== ''} label={say('people_firstSeen')}>
        <PageText text={wallAlone(firstSeen)} />
      </Small>
      <Small shown={lastSeen !== ''} label={say('people_lastSeen')}>
        <PageText text={wallAlone(lastSeen)} />
      </Small>
      <Reason {...{basis, why, veil, name}} />
    </div>
  );
}

function Small({
  shown,
  label,
  children,
}: {
  shown: boolean;
  label: string;
  children: ComponentChildren;
}): JSX.Element | null {
  return shown ? (
    <p class="small">
      <span class="quiet">{label}</span> {children}
    </p>
  ) : null;
}

function Links({label, links, veil}: {label: string; links: readonly Link[]; veil: VeilState}): JSX.Element | null {
  if (links.length === 0) return null;
  return (
    <TableRow label={label}>
      <ul class="stack">
        {links.map(({value, basis, why}, at) => (
          <li key={at} class="link-of">
            <strong>
              <PageText text={value} as="block" />
            </strong>
            <Reason {...{basis, why, veil}} name={`${label} ${at}`} />
          </li>
        ))}
      </ul>
    </TableRow>
  );
}

type ReasonProps = {basis: Basis; why: string; veil: VeilState; name: string};

/** How sure the keeper is of a link, and why. */
function Reason({basis, why, veil, name}: ReasonProps): JSX.Element {
  return (
    <div class="small quiet">
      <span class="tag">{basisText(basis)}</span>{' '}
      {why === '' ? (
        say('people_noReason')
      ) : (
        <VeiledText veil={veil} name={name} label={say('veil_reason')} text={why} />
      )}
    </div>
  );
}
