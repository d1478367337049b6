import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {markSeen, type Offered, wasSeen} from '../../../browser/care-seen.ts';
import {Button} from '../button.tsx';
import {say} from '../words.ts';

type Props = {
  /** Address of the full page at a place. */
  address(place: string): string;
};

/** Offers the three short pages in one line, until that was answered. No page ever opens by itself. */
export function FirstRunLine({address}: Props): JSX.Element | null {
  const offer = useOffer('start');
  if (!offer.open) return null;
  return (
    <div class="offer small">
      <p>{say('care_offer')}</p>
      <a class="button button--plain button--small" href={address('#/care/start/1')} target="_blank" rel="noreferrer">
        {say('care_offerRead')}
      </a>
      <Button small kind="plain" onPress={offer.answer}>
        {say('care_offerNot')}
      </Button>
    </div>
  );
}

/** After a save, until it was read once: what must never be saved. */
export function StopSignOnce({address}: Props): JSX.Element | null {
  const offer = useOffer('stop');
  if (!offer.open) return null;
  return (
    <div class="offer small">
      <p>{say('care_stop_line')}</p>
      <a
        class="button button--plain button--small"
        href={address('#/care/stop')}
        target="_blank"
        rel="noreferrer"
        onClick={offer.answer}
      >
        {say('care_stopWhat')}
      </a>
      <Button small kind="plain" onPress={offer.answer}>
        {say('care_stop_understood')}
      </Button>
    </div>
  );
}

/** The way to “Help and safety” at the foot of the popup. */
export function HelpLink({address}: Props): JSX.Element {
  return (
    <a href={address('#/care')} target="_blank" rel="noreferrer">
      {say('care_title')}
    </a>
  );
}

function useOffer(what: Offered): {open: boolean; answer(): void} {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    wasSeen(what).then(
      (seen) => setOpen(!seen),
      (error: unknown) => console.warn('it is not known what was offered before:', error),
    );
  }, []);
  return {
    open,
    answer: () => {
      setOpen(false);
      markSeen(what).catch((error: unknown) => console.warn('it will be offered once more:', error));
    },
  };
}
