import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import {type AccountSeen, accountsSeen, newAccountsAfter} from '../../../core/picture/new-accounts.ts';
import {aroundStep, type Step} from '../../../core/picture/steps.ts';
import {platformName} from '../../../core/report/platform-name.ts';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayNumber} from '../../shared/words.ts';
import {CountButton} from './count-table.tsx';
import {Rows} from './gaps-section.tsx';
import {clockText, personText, stepText, stepWhen} from './happening-words.ts';
import {openIn, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';
import type {PictureData} from './use-picture-data.ts';

/** As many days before as after each step. What came after, not what came of it. */
export function AroundSection({data, happenings, opening}: PatternProps): JSX.Element | null {
  const place = 'around';
  const around = useMemo(
    () => data.steps.flatMap((step) => aroundStep(happenings, step) ?? []),
    [data.steps, happenings],
  );
  const [first] = around;
  if (!first) return null;
  const days = sayNumber(first.days);
  return (
    <PatternSection
      place={place}
      title={say('picture_around')}
      how={say('picture_aroundHow', days)}
      {...{data, opening}}
    >
      <Rows
        caption={say('picture_aroundTable', days)}
        none=""
        heads={[
          say('picture_colStep'),
          say('picture_colBefore', days),
          say('picture_colAfter', days),
          say('picture_colUnsure'),
        ]}
        rows={around.map(({step, before, after, notPlaced}) => {
          const name = stepName(step);
          const unsure = [...notPlaced.crossing, ...notPlaced.seenOnly, ...notPlaced.undated];
          const numbers = [before, after, unsure].map((ids, index) => (
            <CountButton key={index} name={name} ids={ids} onPress={() => openIn({title: name, ids, place, opening})} />
          ));
          return [name, ...numbers];
        })}
      />
    </PatternSection>
  );
}

function stepName(step: Step): string {
  return `${stepText(step)} · ${stepWhen(step)}`;
}

/** Accounts that show for the first time after a step. */
export function AccountsSection({data, opening}: PatternProps): JSX.Element | null {
  const place = 'accounts';
  const found = useMemo(
    () => newAccountsAfter(accountsSeen(data.source), data.steps).filter(({step}) => step.time !== null),
    [data],
  );
  if (found.length === 0) return null;
  return (
    <PatternSection place={place} title={say('picture_accounts')} how={say('picture_accountsHow')} {...{data, opening}}>
      {found.map(({step, after, maybe}) => (
        <div key={stepName(step)} class="stack">
          <h3>{stepName(step)}</h3>
          <Rows
            caption={say('picture_accountsTable')}
            none={say('picture_noAccounts')}
            heads={[
              say('picture_colAccount'),
              say('picture_colPerson'),
              say('picture_colFirst'),
              say('picture_colSaved'),
              say('picture_colSure'),
            ]}
            rows={[
              ...after.map((one) => accountRow(one, say('picture_surelyAfter'), data, place, opening)),
              ...maybe.map((one) => accountRow(one, say('picture_maybeAfter'), data, place, opening)),
            ]}
          />
        </div>
      ))}
    </PatternSection>
  );
}

function accountRow(
  {names, platform, subjectIds, first, from, ids}: AccountSeen,
  sure: string,
  data: PictureData,
  place: string,
  opening: PatternProps['opening'],
): (string | JSX.Element)[] {
  const name = names[0] ?? '';
  return [
    <span key="names">
      <PageText text={names.join(', ')} /> {platform === '' ? null : <PageText text={platformName(platform)} />}
    </span>,
    subjectIds.length === 0 ? (
      say('picture_nobody')
    ) : (
      <PageText key="who" text={subjectIds.map((id) => personText(id, data.names)).join(', ')} />
    ),
    first === null
      ? say('picture_whenUnknown')
      : say(from === 'keeper' ? 'picture_firstNoted' : 'picture_firstSeen', clockText(first.from, data.zone)),
    <CountButton key="ids" name={name} ids={ids} onPress={() => openIn({title: name, ids, place, opening})} />,
    sure,
  ];
}
