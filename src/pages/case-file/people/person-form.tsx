import type {JSX} from 'preact';
import type {PersonForm as Form} from '../../../core/diary/change-subject.ts';
import type {Account, Link} from '../../../core/diary/subject.ts';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {ListOf} from '../diary/list-of.tsx';
import {BasisFields} from './basis-fields.tsx';

type Props = {
  form: Form;
  /** Names of places that accounts were seen on. */
  platforms: readonly string[];
  onChange(part: Partial<Form>): void;
};

const NO_LINK: Link = {value: '', basis: 'known', why: ''};
const NO_ACCOUNT: Account = {
  ...{platform: '', handle: '', accountId: '', profile: '', firstSeen: '', lastSeen: ''},
  ...{basis: 'known', why: ''},
};

/** Everything that can be noted of a person; nothing of it must be. */
export function PersonForm({form, platforms, onChange}: Props): JSX.Element {
  // One line to write in stands there from the start.
  const names = (form.names.length > 0 ? form.names : ['']).map((name) => ({name}));
  return (
    <div class="stack stack--wide person-form">
      <section class="stack">
        <h3>{say('people_names')}</h3>
        <ListOf
          items={names}
          empty={{name: ''}}
          name={(at) => say('people_nameNumber', at + 1)}
          add={say('people_addName')}
          remove={say('people_takeOut')}
          onChange={(list) => onChange({names: list.map(({name}) => name)})}
        >
          {({name}, change) => (
            <TextField label={say('people_name')} value={name} onInput={(text) => change({name: text})} />
          )}
        </ListOf>
      </section>
      <label class="switch">
        <input
          type="checkbox"
          checked={form.unknown}
          onChange={(event) => onChange({unknown: event.currentTarget.checked})}
        />
        <span>{say('people_unknownLabel')}</span>
      </label>
      <TextField
        label={say('people_relation')}
        hint={say('people_relationHint')}
        value={form.relation}
        onInput={(relation) => onChange({relation})}
      />
      <TextField
        label={say('people_description')}
        hint={say('people_descriptionHint')}
        lines={4}
        value={form.description}
        onInput={(description) => onChange({description})}
      />
      <section class="stack">
        <h3>{say('people_accounts')}</h3>
        <ListOf
          items={form.accounts}
          empty={NO_ACCOUNT}
          name={(at) => say('people_accountNumber', at + 1)}
          add={say('people_addAccount')}
          remove={say('people_takeOut')}
          onChange={(accounts) => onChange({accounts})}
        >
          {(account, change) => <AccountFields account={account} platforms={platforms} onChange={change} />}
        </ListOf>
      </section>
      <LinksField kind="phone" links={form.phones} onChange={(phones) => onChange({phones})} />
      <LinksField kind="vehicle" links={form.vehicles} onChange={(vehicles) => onChange({vehicles})} />
      <LinksField kind="address" links={form.addresses} onChange={(addresses) => onChange({addresses})} />
    </div>
  );
}

function AccountFields({
  account,
  platforms,
  onChange,
}: {
  account: Account;
  platforms: readonly string[];
  onChange(part: Partial<Account>): void;
}): JSX.Element {
  return (
    <div class="stack">
      <div class="fields-in-pairs">
        <TextField
          label={say('people_platform')}
          suggestions={platforms}
          value={account.platform}
          onInput={(platform) => onChange({platform})}
        />
        <TextField label={say('people_handle')} value={account.handle} onInput={(handle) => onChange({handle})} />
        <TextField
          label={say('people_accountId')}
          value={account.accountId}
          onInput={(accountId) => onChange({accountId})}
        />
        <TextField label={say('people_profile')} value={account.profile} onInput={(profile) => onChange({profile})} />
        <TextField
          label={say('people_firstSeen')}
          value={account.firstSeen}
          onInput={(firstSeen) => onChange({firstSeen})}
        />
        <TextField
          label={say('people_lastSeen')}
          value={account.lastSeen}
          onInput={(lastSeen) => onChange({lastSeen})}
        />
      </div>
      <BasisFields value={account} onChange={onChange} />
    </div>
  );
}

const LINK_WORDS = {
  phone: {heading: 'people_phones', one: 'people_phoneNumber', value: 'people_phone', add: 'people_addPhone'},
  vehicle: {
    heading: 'people_vehicles',
    one: 'people_vehicleNumber',
    value: 'people_vehicle',
    add: 'people_addVehicle',
  },
  address: {
    heading: 'people_addresses',
    one: 'people_addressNumber',
    value: 'people_address',
    add: 'people_addAddress',
  },
} as const;

type LinksProps = {kind: keyof typeof LINK_WORDS; links: readonly Link[]; onChange(links: Link[]): void};

function LinksField({kind, links, onChange}: LinksProps): JSX.Element {
  const words = LINK_WORDS[kind];
  return (
    <section class="stack">
      <h3>{say(words.heading)}</h3>
      <ListOf
        items={links}
        empty={NO_LINK}
        name={(at) => say(words.one, at + 1)}
        add={say(words.add)}
        remove={say('people_takeOut')}
        onChange={onChange}
      >
        {(link, change) => (
          <div class="stack">
            <TextField label={say(words.value)} value={link.value} onInput={(value) => change({value})} />
            <BasisFields value={link} onChange={change} />
          </div>
        )}
      </ListOf>
    </section>
  );
}
