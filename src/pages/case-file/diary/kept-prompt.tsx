import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {whoText} from '../../shared/who.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {ExhibitPicker, KeptLine, useExhibitRows} from './exhibit-picker.tsx';
import {Prompt} from './prompt.tsx';
import type {PromptProps} from './prompts.tsx';

type Props = PromptProps & {store: Store; version: number};

/** What was kept that belongs to it: posts, photos, a letter that was photographed. */
export function KeptPrompt(props: Props): JSX.Element {
  return (
    <Prompt question={say('diary_askKept')} filled={props.telling.exhibitIds.length > 0}>
      <KeptThings {...props} />
    </Prompt>
  );
}

/** By itself, so that all there is is read only once the question is opened. */
function KeptThings({telling, tell, store, version}: Props): JSX.Element {
  const {exhibitIds} = telling;
  const rows = useExhibitRows(store, version);
  const veil = useVeil();
  const chosen = rows?.filter(({id}) => exhibitIds.includes(id)) ?? [];
  return (
    <>
      {chosen.length > 0 ? (
        <ul class="some-kept" aria-label={say('diary_keptChosen')}>
          {chosen.map((row) => (
            <li key={row.id}>
              <KeptLine store={store} row={row} veil={veil}>
                <Button
                  small
                  kind="plain"
                  icon="close"
                  onPress={() => tell({exhibitIds: exhibitIds.filter((id) => id !== row.id)})}
                >
                  {say('diary_keptTakeOut')}
                  <span class="only-read"> {whoText(row)}</span>
                </Button>
              </KeptLine>
            </li>
          ))}
        </ul>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <ExhibitPicker
          store={store}
          rows={rows}
          chosen={exhibitIds}
          veil={veil}
          onAdd={(id) => tell({exhibitIds: [...exhibitIds, id]})}
        />
      )}
      <p class="small quiet">
        {say('diary_thingHint')} <a href={routeAddress({panel: 'bring'})}>{say('diary_thingBring')}</a>
      </p>
    </>
  );
}
