import {describe, expect, it, vi} from 'vitest';
import {progressText} from '../../src/background/badge.ts';

vi.mock('webextension-polyfill', () => ({default: {action: {}}}));

describe('progressText', () => {
  it.each([
    [{what: 'tiles', done: 12, of: 40, paused: false}, '30%'],
    [{what: 'tiles', done: 40, of: 40, paused: false}, '99%'],
    [{what: 'items', done: 37, of: null, paused: false}, '37'],
    [{what: 'items', done: 1484, of: null, paused: false}, '999+'],
    [{what: 'items', done: 3, of: 0, paused: false}, '3'],
    [{what: 'items', done: 37, of: null, paused: true}, 'II'],
  ] as const)('fits on the mark: %o', (progress, text) => {
    expect(progressText(progress)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(4);
  });
});
