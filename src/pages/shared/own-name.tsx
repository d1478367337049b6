import type {JSX} from 'preact';
import {shownIcon, shownName} from '../../browser/disguise.ts';
import {useDiscretion} from './use-discretion.ts';

/** The product's name and picture, as the person wants them to be. Nothing until that is known: the true name must not flash up. */
export function OwnName({size}: {size: number}): JSX.Element {
  const disguise = useDiscretion()?.disguise;
  return (
    <>
      {disguise ? <img src={shownIcon(disguise, 48)} alt="" width={size} height={size} /> : null}
      <span>{disguise ? shownName(disguise) : '\u00a0'}</span>
    </>
  );
}
