import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {runtime, tabs} from '../../browser/api.ts';
import {askForSite, giveUpSite, hasSite, sitePattern} from '../../browser/permissions.ts';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';

/** Offers to be ready on this site for good, where the right click would otherwise not know what it was on. */
export function SiteLine(): JSX.Element | null {
  const [address, setAddress] = useState<string>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void addressInFront().then(async (found) => {
      if (!found || !sitePattern(found) || isListed(found)) return;
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

/** The sites that the manifest lists: there nothing need be asked. */
function isListed(address: string): boolean {
  const {hostname, pathname} = new URL(address);
  const listed = runtime.getManifest().content_scripts?.flatMap(({matches}) => matches ?? []) ?? [];
  return listed.some((pattern) => {
    const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
    const domain = host.replace(/^\*\./, '');
    const sameHost = hostname === domain || (host.startsWith('*.') && hostname.endsWith(`.${domain}`));
    return sameHost && pathname.startsWith(path.replace(/\*$/, ''));
  });
}
