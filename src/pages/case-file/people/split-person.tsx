import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {type Description, emptyDescription, type Subject} from '../../../core/diary/subject.ts';
import {canonicalJson} from '../../../core/hash/canonical-json.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {splitSubject} from '../../../store/subjects.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {whoText} from '../../shared/who.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {goTo} from '../route.ts';
import {accountText} from './words.ts';

type Props = {store: Store; person: Subject; rows: readonly ExhibitRow[]; onChanged(): void};

const PARTS = ['names', 'accounts', 'phones', 'vehicles', 'addresses', 'exhibits'] as const;
type PartName = (typeof PARTS)[number];

/** What of a person can go to another: which list it is in, and how it is called. */
type Piece = {part: PartName; entry: Description[PartName][number]; text: string; key: string};

/** That one is two: what is ticked goes to a new person, who names the one it comes from. */
export function SplitPerson({store, person, rows, onChanged}: Props): JSX.Element | null {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState(false);
  const pieces = piecesOf(person, rows);
  const taken = pieces.filter(({key}) => ticked.has(key));
  const split = async () => {
    try {
      const pair = await splitSubject(store, person.id, descriptionFrom(person, taken), await circumstances());
      if (!pair) return;
      tellOthers();
      onChanged();
      goTo({panel: 'people', query: '', open: pair.other.record.id});
    } catch (error) {
      console.warn('it was not split off:', error);
      setFailed(true);
    }
  };
  if (pieces.length === 0) return null;
  const tick = (key: string, on: boolean) => {
    const after = new Set(ticked);
    if (on) after.add(key);
    else after.delete(key);
    setTicked(after);
  };
  return (
    <details class="how">
      <summary>
        <h3>{say('people_split')}</h3>
      </summary>
      <div class="stack">
        <p class="small quiet">{say('people_splitHint')}</p>
        <fieldset class="choices">
          <legend class="only-read">{say('people_splitWhat')}</legend>
          {pieces.map(({key, part, text}) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={ticked.has(key)}
                onChange={(event) => tick(key, event.currentTarget.checked)}
              />
              <span>
                <span class="quiet">{say(`people_piece_${part}`)}</span> <PageText text={text} />
              </span>
            </label>
          ))}
        </fieldset>
        {failed ? <FailureMessage code="saveFailed" /> : null}
        <div>
          <Button resting={taken.length === 0} onPress={() => void split()}>
            {taken.length === 0 ? say('people_splitThem') : sayCount('people_splitCount', taken.length)}
          </Button>
        </div>
      </div>
    </details>
  );
}

function piecesOf(person: Subject, rows: readonly ExhibitRow[]): Piece[] {
  const row = new Map(rows.map((one) => [one.id, one]));
  const piece = (part: PartName, entry: Piece['entry'], text: string): Piece => ({
    ...{part, entry, text},
    key: `${part} ${canonicalJson(entry)}`,
  });
  const exhibitText = (exhibitId: ExhibitRow['id']) => {
    const found = row.get(exhibitId);
    return found ? say('people_exhibitNumber', found.ordinal, whoText(found)) : say('people_gone');
  };
  return [
    ...person.names.map((name) => piece('names', name, name)),
    ...person.accounts.map((account) => piece('accounts', account, accountText(account))),
    ...person.phones.map((link) => piece('phones', link, link.value)),
    ...person.vehicles.map((link) => piece('vehicles', link, link.value)),
    ...person.addresses.map((link) => piece('addresses', link, link.value)),
    ...person.exhibits.map((link) => piece('exhibits', link, exhibitText(link.exhibitId))),
  ];
}

function descriptionFrom(person: Subject, taken: readonly Piece[]): Description {
  const goes = (part: PartName, entry: Piece['entry']) =>
    taken.some((piece) => piece.part === part && piece.key === `${part} ${canonicalJson(entry)}`);
  return {
    ...emptyDescription(),
    names: person.names.filter((one) => goes('names', one)),
    accounts: person.accounts.filter((one) => goes('accounts', one)),
    phones: person.phones.filter((one) => goes('phones', one)),
    vehicles: person.vehicles.filter((one) => goes('vehicles', one)),
    addresses: person.addresses.filter((one) => goes('addresses', one)),
    exhibits: person.exhibits.filter((one) => goes('exhibits', one)),
    unknown: person.unknown,
  };
}
