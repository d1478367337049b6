import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import {BEHAVIOURS, behaviourMessage, MARKS, markMessage} from '../../../core/diary/behaviours.ts';
import type {Telling} from '../../../core/diary/incident.ts';
import {unknownTime} from '../../../core/diary/told-time.ts';
import type {Store} from '../../../store/open-store.ts';
import {TextField} from '../../shared/text-field.tsx';
import {useChanges} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {BreachPrompt} from './breach-prompt.tsx';
import {KeptPrompt} from './kept-prompt.tsx';
import {MorePrompt} from './more-prompt.tsx';
import {Prompt} from './prompt.tsx';
import {ReportedPrompt} from './reported-prompt.tsx';
import {TimeFields} from './time-fields.tsx';
import {WherePrompt} from './where-prompt.tsx';
import {WhoPrompt} from './who-prompt.tsx';
import {WitnessPrompt} from './witness-prompt.tsx';

export type PromptProps = {telling: Telling; tell(part: Partial<Telling>): void};

/** What may be said besides the words. Nothing of it must be. */
export function Prompts({store, telling, tell}: PromptProps & {store: Store}): JSX.Element {
  const {version, changed} = useChanges();
  const props = {telling, tell};
  return (
    <section class="stack" aria-labelledby="diary-more">
      <div>
        <h2 id="diary-more">{say('diary_moreTitle')}</h2>
        <p class="quiet">{say('diary_moreHint')}</p>
      </div>
      <div class="prompts">
        <WhenPrompt {...props} />
        <WherePrompt {...props} />
        <WhoPrompt {...props} store={store} version={version} onAdded={changed} />
        <KindPrompt {...props} />
        <WitnessPrompt {...props} />
        <EffectPrompt {...props} />
        <DangerPrompt {...props} />
        <Prompt question={say('diary_askDid')} filled={telling.did !== ''}>
          <TextField lines={3} label={say('diary_did')} value={telling.did} onInput={(did) => tell({did})} />
        </Prompt>
        <ReportedPrompt {...props} />
        <KeptPrompt {...props} store={store} version={version} />
        <BreachPrompt {...props} store={store} version={version} />
        <MorePrompt {...props} />
      </div>
    </section>
  );
}

function WhenPrompt({telling, tell}: PromptProps): JSX.Element {
  const {happened, noticed} = telling;
  const known = happened.start !== '' || happened.said !== undefined || noticed !== null;
  return (
    <Prompt question={say('diary_askWhen')} filled={known}>
      <TimeFields told={happened} question={say('diary_whenLegend')} onChange={(next) => tell({happened: next})} />
      <label class="switch">
        <input
          type="checkbox"
          checked={noticed !== null}
          onChange={(event) => tell({noticed: event.currentTarget.checked ? unknownTime(happened.zone) : null})}
        />
        <span>{say('diary_noticedOther')}</span>
      </label>
      {noticed ? (
        <TimeFields told={noticed} question={say('diary_noticedLegend')} onChange={(next) => tell({noticed: next})} />
      ) : null}
    </Prompt>
  );
}

function KindPrompt({telling, tell}: PromptProps): JSX.Element {
  const {kinds, kindWords} = telling;
  // A kind of a later version stays in reach, so that it is not lost by a change.
  const all = [...BEHAVIOURS, ...kinds.filter((kind) => behaviourMessage(kind) === undefined)];
  return (
    <Prompt question={say('diary_askKind')} filled={kinds.length > 0 || kindWords !== ''}>
      <Ticks
        legend={say('diary_kindLegend')}
        all={all}
        ticked={kinds}
        name={(kind) => {
          const message = behaviourMessage(kind);
          return message ? say(message) : kind;
        }}
        onChange={(next) => tell({kinds: next})}
      />
      <TextField
        label={say('diary_kindWords')}
        value={kindWords}
        onInput={(next) => tell({kindWords: next})}
        lines={2}
      />
    </Prompt>
  );
}

type TicksProps = {
  legend: string;
  all: readonly string[];
  ticked: readonly string[];
  name(id: string): string;
  onChange(ticked: string[]): void;
};

/** Any of a list, in the order of the list. */
export function Ticks({legend, all, ticked, name, onChange}: TicksProps): JSX.Element {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      <div class="write__ticks">
        {all.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={ticked.includes(one)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                onChange(all.filter((other) => (other === one ? on : ticked.includes(other))));
              }}
            />
            <span>{name(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function EffectPrompt({telling, tell}: PromptProps): JSX.Element {
  const {effect} = telling;
  const set = (part: Partial<Telling['effect']>) => tell({effect: {...effect, ...part}});
  return (
    <Prompt question={say('diary_askEffect')} filled={Object.values(effect).some((text) => text !== '')}>
      <p class="small quiet">{say('diary_effectHint')}</p>
      <TextField lines={3} label={say('diary_felt')} value={effect.felt} onInput={(felt) => set({felt})} />
      <TextField lines={3} label={say('diary_changed')} value={effect.changed} onInput={(changed) => set({changed})} />
      <TextField lines={2} label={say('diary_injury')} value={effect.injury} onInput={(injury) => set({injury})} />
      <TextField lines={2} label={say('diary_loss')} value={effect.loss} onInput={(loss) => set({loss})} />
    </Prompt>
  );
}

function DangerPrompt({telling, tell}: PromptProps): JSX.Element {
  const {danger, marks} = telling;
  const hint = useId();
  const set = (part: Partial<Telling['danger']>) => tell({danger: {...danger, ...part}});
  const filled = marks.length > 0 || Object.values(danger).some((text) => text !== '');
  return (
    <Prompt question={say('diary_askDanger')} filled={filled}>
      <TextField lines={2} label={say('diary_threats')} value={danger.threats} onInput={(threats) => set({threats})} />
      <TextField label={say('diary_weapon')} value={danger.weapon} onInput={(weapon) => set({weapon})} />
      <TextField
        label={say('diary_vehicle')}
        hint={say('diary_vehicleHint')}
        value={danger.vehicle}
        onInput={(vehicle) => set({vehicle})}
      />
      <TextField label={say('diary_children')} value={danger.children} onInput={(children) => set({children})} />
      <div class="stack" aria-describedby={hint}>
        <Ticks
          legend={say('diary_marksLegend')}
          all={[...MARKS, ...marks.filter((mark) => markMessage(mark) === undefined)]}
          ticked={marks}
          name={(mark) => {
            const message = markMessage(mark);
            return message ? say(message) : mark;
          }}
          onChange={(next) => tell({marks: next})}
        />
        <p id={hint} class="small quiet">
          {say('diary_marksHint')}
        </p>
      </div>
    </Prompt>
  );
}
