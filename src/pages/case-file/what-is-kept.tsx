import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {askForPageCapture, canCapturePage, giveUpPageCapture, offersPageCapture} from '../../browser/page-capture.ts';
import {Message} from '../shared/message.tsx';
import {say} from '../shared/words.ts';

type State = 'off' | 'on' | 'refused';

/** Lets the browser put its own file of the page beside ours; nothing where the browser has no such file. */
export function WhatIsKept(): JSX.Element | null {
  const [state, setState] = useState<State>();
  useEffect(() => {
    if (offersPageCapture()) void canCapturePage().then((on) => setState(on ? 'on' : 'off'));
  }, []);
  if (state === undefined) return null;
  // The question must be put in the click itself, before anything is awaited.
  const change = async (wanted: boolean) => {
    const done = wanted ? await askForPageCapture() : await giveUpPageCapture();
    const on = await canCapturePage();
    setState(on ? 'on' : wanted && !done ? 'refused' : 'off');
  };
  return (
    <section class="stack">
      <h2>{say('caseFile_keptHeading')}</h2>
      <p>{say('caseFile_keptText')}</p>
      <label class="switch">
        <input
          type="checkbox"
          checked={state === 'on'}
          aria-describedby="browser-file-why browser-file-asks"
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{say('caseFile_keptSwitch')}</span>
      </label>
      <p id="browser-file-why">{say('caseFile_keptWhy')}</p>
      <p id="browser-file-asks" class="small quiet">
        {say('caseFile_keptAsks')}
      </p>
      {state === 'refused' ? <Message kind="plain">{say('caseFile_keptRefused')}</Message> : null}
    </section>
  );
}
