import type {JSX} from 'preact';
import {useRef} from 'preact/hooks';
import {failed, ok, type Result} from '../../core/result.ts';
import type {GivenBag} from '../../core/verify/bags.ts';
import {type Expectations, parseKey, parseSealCodeOrReceipt} from '../../core/verify/expectations.ts';
import {pickedBags} from '../../picked/picked-bags.ts';
import {Button} from '../shared/button.tsx';
import {CodeField} from '../shared/code-field.tsx';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';
import {type ChosenRoots, RootsField} from './check-roots.tsx';

/** What the person was given by another way, as they typed or chose it. */
export type Typed = {key: string; seal: string; earlier: readonly GivenBag[]; roots: ChosenRoots};

/** Before anything was typed. */
export const NOTHING_TYPED: Typed = {key: '', seal: '', earlier: [], roots: []};

/** Which field holds something else than it should. */
type Wrong = {key: boolean; seal: boolean};

/** What is known from elsewhere, or what cannot be read. */
export function knownOf({key, seal, earlier, roots}: Typed): Result<Expectations, Wrong> {
  const wantedKey = parseKey(key);
  const wantedSeal = parseSealCodeOrReceipt(seal);
  const wrong = {key: key.trim() !== '' && !wantedKey, seal: seal.trim() !== '' && !wantedSeal};
  if (wrong.key || wrong.seal || roots === 'wrong') return failed(wrong);
  return ok({...(wantedKey ? {key: wantedKey} : {}), ...wantedSeal, earlier, roots});
}

type Props = {typed: Typed; onTyped(typed: Typed): void; onAgain: (() => void) | undefined};

/** The fields for it; folded away, since most people have nothing of the kind. */
export function CheckKnown({typed, onTyped, onAgain}: Props): JSX.Element {
  const known = knownOf(typed);
  const wrong = known.ok ? {key: false, seal: false} : known.error;
  return (
    <details>
      <summary>{say('caseFile_checkExpected')}</summary>
      <div class="stack">
        <CodeField
          label={say('caseFile_checkKey')}
          value={typed.key}
          onInput={(key) => onTyped({...typed, key})}
          fault={wrong.key ? say('caseFile_checkKeyWrong') : undefined}
        />
        <CodeField
          label={say('caseFile_checkSeal')}
          value={typed.seal}
          onInput={(seal) => onTyped({...typed, seal})}
          fault={wrong.seal ? say('caseFile_checkSealWrong') : undefined}
        />
        <EarlierField earlier={typed.earlier} onEarlier={(earlier) => onTyped({...typed, earlier})} />
        <RootsField roots={typed.roots} onRoots={(roots) => onTyped({...typed, roots})} />
        {onAgain ? (
          <div>
            <Button resting={!known.ok} onPress={onAgain}>
              {say('caseFile_checkAgain')}
            </Button>
          </div>
        ) : null}
      </div>
    </details>
  );
}

type EarlierProps = {earlier: readonly GivenBag[]; onEarlier(earlier: readonly GivenBag[]): void};

function EarlierField({earlier, onEarlier}: EarlierProps): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class="field">
      <label for="pack-earlier">{say('verify_page_earlier')}</label>
      <p id="pack-earlier-hint" class="small quiet">
        {say('verify_page_earlierHint')}
      </p>
      <input
        ref={picker}
        id="pack-earlier"
        type="file"
        multiple
        accept=".zip,application/zip"
        aria-describedby="pack-earlier-hint"
        onChange={(event) => onEarlier(pickedBags(event.currentTarget.files))}
      />
      {earlier.length > 0 ? (
        <div class="row-of-buttons">
          <span>
            {earlier.map(({name}) => (
              <PageText key={name} text={name} as="block" />
            ))}
          </span>
          <Button
            small
            onPress={() => {
              onEarlier([]);
              if (picker.current) picker.current.value = '';
            }}
          >
            {say('verify_page_earlierRemove')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
