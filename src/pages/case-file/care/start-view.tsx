import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useLayoutEffect, useRef} from 'preact/hooks';
import {markSeen} from '../../../browser/care-seen.ts';
import {declaredScript} from '../../../browser/declared-script.ts';
import {Button} from '../../shared/button.tsx';
import {say} from '../../shared/words.ts';
import {goTo, type Route, routeAddress} from '../route.ts';
import {AgeBox} from './care-choices.tsx';
import type {Age} from './care-words.ts';
import {siteNames} from './site-names.ts';
import type {Care} from './use-care.ts';

export type StartStep = 1 | 2 | 3;
const STEPS: readonly StartStep[] = [1, 2, 3];
const EVERYTHING: Route = {panel: 'everything', query: '', open: undefined};

/** Three short pages, each of which can be skipped. Nothing on them tells at a glance what this is for. */
export function StartView({care, step}: {care: Care; step: StartStep}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // At once: whoever skips it in the same moment has seen it too.
  useLayoutEffect(() => {
    markSeen('start').catch((error: unknown) => console.warn('the short pages will be offered once more:', error));
  }, []);
  useEffect(() => heading.current?.focus(), [step]);
  const to = (next: number) => goTo({panel: 'care', view: 'start', step: STEPS.find((one) => one === next) ?? 1});
  const isLast = step === STEPS.length;
  return (
    <div class="panel care start">
      <p class="small quiet numbers">{say('care_step', step, STEPS.length)}</p>
      <h1 ref={heading} tabIndex={-1}>
        {say(`care_startTitle_${step}`)}
      </h1>
      <Words age={care.age} step={step} />
      <div class="row-of-buttons">
        <Button kind="main" onPress={() => (isLast ? goTo(EVERYTHING) : to(step + 1))}>
          {say(isLast ? 'care_finish' : 'care_next')}
        </Button>
        {step > 1 ? <Button onPress={() => to(step - 1)}>{say('care_previous')}</Button> : null}
        {isLast ? null : (
          <Button kind="plain" onPress={() => goTo(EVERYTHING)}>
            {say('care_skip')}
          </Button>
        )}
      </div>
      <AgeBox care={care} />
    </div>
  );
}

function Words({age, step}: {age: Age; step: StartStep}): JSX.Element {
  switch (step) {
    case 1:
      return <DeviceWords age={age} />;
    case 2:
      return <DoesWords age={age} />;
    case 3:
      return <SitesWords age={age} />;
  }
}

function DeviceWords({age}: {age: Age}): JSX.Element {
  return (
    <div class="stack">
      <p>{say(`care_start1_intro_${age}`)}</p>
      <Bullets>
        <li>{say(`care_start1_a_${age}`)}</li>
        <li>{say(`care_start1_b_${age}`)}</li>
        <li>{say(`care_start1_c_${age}`)}</li>
      </Bullets>
      <p>{say(`care_start1_if_${age}`)}</p>
      <Bullets>
        <li>{say(`care_start1_way1_${age}`)}</li>
        <li>{say(`care_start1_way2_${age}`)}</li>
        <li>
          {say(`care_start1_way3_${age}`)} <a href={routeAddress({panel: 'care'})}>{say('care_title')}</a>
        </li>
      </Bullets>
    </div>
  );
}

function DoesWords({age}: {age: Age}): JSX.Element {
  return (
    <div class="stack">
      <p class="start__first">{say(`care_start2_first_${age}`)}</p>
      <div class="start__columns">
        <section class="stack">
          <h2>{say('care_start2_does')}</h2>
          <Bullets>
            <li>{say(`care_start2_does1_${age}`)}</li>
            <li>{say(`care_start2_does2_${age}`)}</li>
            <li>{say(`care_start2_does3_${age}`)}</li>
          </Bullets>
        </section>
        <section class="stack">
          <h2>{say('care_start2_not')}</h2>
          <Bullets>
            <li>{say(`care_start2_not1_${age}`)}</li>
            <li>{say(`care_start2_not2_${age}`)}</li>
            <li>{say(`care_start2_not3_${age}`)}</li>
          </Bullets>
        </section>
      </div>
      <p>
        {say(`care_start2_never_${age}`)}{' '}
        <a href={routeAddress({panel: 'care', view: 'stop'})}>{say('care_stopWhat')}</a>
      </p>
    </div>
  );
}

function SitesWords({age}: {age: Age}): JSX.Element {
  return (
    <div class="stack">
      <p>{say(`care_start3_intro_${age}`)}</p>
      <ul class="start__sites">
        {siteNames(declaredScript().sites).map((site) => (
          <li key={site} class="tag">
            <bdi dir="ltr">{site}</bdi>
          </li>
        ))}
      </ul>
      <p>{say(`care_start3_others_${age}`)}</p>
      <p class="small quiet">{say('care_start3_again')}</p>
    </div>
  );
}

function Bullets({children}: {children: ComponentChildren}): JSX.Element {
  return <ul class="bullets stack stack--close">{children}</ul>;
}
