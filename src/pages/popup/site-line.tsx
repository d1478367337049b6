import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {tabs} from '../../browser/api.ts';
import {askForSite, giveUpSite, hasSite, readyUnasked, sitePattern} from '../../browser/permissions.ts';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';

/** Offers to be ready on this site for good, where the right click would otherwise not know what it was on. */
export function SiteLine(): JSX.Element | null {
  const [address, setAddress] = useState<string>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void addressInFront().then(async (found) => {
      if (!found || !sitePattern(found) || (await readyUnasked(found))) return;
      setOpen(await hasSite(found));
      setAddress(found);
    });
  }, []);
  if (!address) return null;
  // The question must be put in the click itself, before anything is awaited.
  const change = (wanted: boolean) =>
    void (wanted ? askForSite(address) : giveUpSite(address)).then(async () => setOpen(await hasSite(address)));
  return (
    <label class="popup__site small">
      <input type="checkbox" checked={open} onChange={(event) => change(event.currentTarget.checked)} />
      <span>
        {say('popup_alwaysOnSite')} <PageText text={new URL(address).hostname} />
      </span>
    </label>
  );
}

async function addressInFront(): Promise<string | undefined> {
  const [tab] = await tabs.query({active: true, currentWindow: true});
  return tab?.url;
}
