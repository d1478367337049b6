import type {JSX} from 'preact';
import type {Uuid} from '../../../core/ids.ts';
import {dateAndTime} from '../../shared/dates.ts';
import {say} from '../../shared/words.ts';
import type {Choosing} from './choice-state.ts';
import type {PackContents} from './contents.ts';

type Props = {choosing: Choosing; contents: PackContents; onChoosing(choosing: Choosing): void};

/** Where packs were saved before: a proof can go along that what is given now was in them. */
export function BelongsChoice({choosing, contents, onChoosing}: Props): JSX.Element | null {
  const {earlierPacks} = contents;
  if (earlierPacks.length === 0) return null;
  const tick = (id: Uuid, on: boolean) => {
    const belongsTo = new Set(choosing.belongsTo);
    if (on) belongsTo.add(id);
    else belongsTo.delete(id);
    onChoosing({...choosing, belongsTo});
  };
  return (
    <details>
      <summary>{say('redact_belongs')}</summary>
      <div class="stack">
        <p class="small quiet">{say('redact_belongsHint')}</p>
        {earlierPacks.map(({packId, sealedAt}) => (
          <label class="switch" key={packId}>
            <input
              type="checkbox"
              checked={choosing.belongsTo.has(packId)}
              onChange={(event) => tick(packId, event.currentTarget.checked)}
            />
            <span>{say('redact_belongsTo', dateAndTime(sealedAt.at, sealedAt.offsetMinutes))}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
