import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {AccountGroup, SeenAccount} from '../../../core/diary/seen-account.ts';
import type {Basis} from '../../../core/diary/subject.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {SubjectRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {Button} from '../../shared/button.tsx';
import {ChoosePerson} from '../../shared/choose-person.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {BasisFields} from './basis-fields.tsx';
import {type Put, putAccount, putExhibit} from './put.ts';
import {accountText} from './words.ts';

/** What is put to somebody: an account with all that is from it, one exhibit, or either of them, as the keeper chooses. */
export type ToPut = {account?: AccountGroup<ExhibitRow> | undefined; exhibitId?: Uuid};

type Props = {
  store: Store;
  what: ToPut;
  subjects: readonly SubjectRow[];
  onPut(put: Put): void;
  onCancel(): void;
  /** Somebody new was added to the case. */
  onAdded(): void;
};

/** Who it is, how sure the keeper is, and why: then one press. */
export function PutToPerson({store, what, subjects, onPut, onCancel, onAdded}: Props): JSX.Element {
  const {account, exhibitId} = what;
  const [whole, setWhole] = useState(account !== undefined);
  const [person, setPerson] = useState<Uuid>();
  const [reason, setReason] = useState<{basis: Basis; why: string}>({basis: 'suspected', why: ''});
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const put = async () => {
    if (!person) return;
    try {
      const done =
        whole && account
          ? await putAccount(store, person, account, reason)
          : exhibitId && (await putExhibit(store, person, exhibitId, reason));
      if (done) onPut(done);
    } catch (error) {
      console.warn('it was not put to the person:', error);
      setFailed(true);
    }
  };
  return (
    <section class="put stack" ref={box} aria-label={say('people_putTitle')}>
      {account && exhibitId ? <HowMuch account={account} whole={whole} onWhole={setWhole} /> : null}
      <ChoosePerson store={store} subjects={subjects} person={person} onPerson={setPerson} onAdded={onAdded} />
      {person ? <BasisFields value={reason} onChange={(part) => setReason({...reason, ...part})} /> : null}
      {failed ? <FailureMessage code="saveFailed" /> : null}
      <div class="row-of-buttons">
        <Button kind="main" small resting={!person} onPress={() => void put()}>
          {say('people_put')}
        </Button>
        <Button small onPress={onCancel}>
          {say('people_putNot')}
        </Button>
      </div>
    </section>
  );
}

type HowMuchProps = {account: AccountGroup<ExhibitRow>; whole: boolean; onWhole(whole: boolean): void};

function HowMuch({account, whole, onWhole}: HowMuchProps): JSX.Element {
  return (
    <fieldset class="choices">
      <legend>{say('people_putWhat')}</legend>
      <label>
        <input type="radio" name="how-much" checked={whole} onChange={() => onWhole(true)} />
        <span>{sayCount('people_putAccount', account.rows.length, accountLabel(account))}</span>
      </label>
      <label>
        <input type="radio" name="how-much" checked={!whole} onChange={() => onWhole(false)} />
        <span>{say('people_putOne')}</span>
      </label>
    </fieldset>
  );
}

/** For a sentence of ours: set apart, so that its direction turns nothing round. */
function accountLabel(account: SeenAccount): string {
  return `\u2068${accountText(account)}\u2069`;
}
