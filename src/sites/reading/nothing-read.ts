import type {SiteFacts} from '../../core/facts/facts.ts';
import {WHY} from './facts.ts';
import type {ItemReaders} from './read-item.ts';

/** A reader that finds nothing but the platform, for sites that show few facts: they replace what they can read. */
export function nothingRead(platform: string, viewer: () => SiteFacts['viewer']): ItemReaders {
  return {
    platform: () => ({value: platform, from: 'address'}),
    itemKind: () => ({missing: WHY.kind}),
    id: () => ({missing: WHY.id}),
    permalink: () => ({missing: WHY.permalink}),
    displayName: () => ({missing: WHY.displayName}),
    handle: () => ({missing: WHY.handle}),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => ({missing: WHY.text}),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => ({missing: WHY.shown}),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => [],
    quotes: () => [],
    mentions: () => [],
    links: () => [],
    counts: () => [],
    media: () => [],
    viewer,
    doubts: () => [],
  };
}
