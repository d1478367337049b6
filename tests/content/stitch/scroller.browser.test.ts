import {afterEach, describe, expect, it} from 'vitest';
import {
  contentOf,
  exactLength,
  portOf,
  positionOf,
  type Scroller,
  visibleInside,
} from '../../../src/content/stitch/scroller.ts';

afterEach(() => document.body.replaceChildren());

function scroller(style: string, length: number): Scroller {
  document.body.style.margin = '0';
  document.body.innerHTML = `<div id=s style="position:absolute;top:10.3px;width:200px;${style}"><div style="flex:none;height:${length}px"></div></div>`;
  const element = document.querySelector('#s');
  if (!element) throw new Error('no scroller');
  return {element, view: window, root: false};
}

/** It can be scrolled by whole device px only. */
const near = (length: number | undefined, wanted: number) =>
  expect(Math.abs((length ?? 0) - wanted)).toBeLessThanOrEqual(1 / devicePixelRatio);

describe('what shows of a scroller', () => {
  it('is as high as it is, not as high as the browser rounds it', () => {
    for (const height of [200.3, 200.5, 200.7]) {
      const one = scroller(`height:${height}px;overflow-y:auto`, 900);
      expect(portOf(one).height).toBeCloseTo(height, 1);
      expect(visibleInside(one.element)?.height).toBeCloseTo(height, 1);
    }
  });

  it('has no scroll bar and no border in it', () => {
    const one = scroller('height:200.6px;overflow:scroll;border:3px solid;scrollbar-width:auto', 900);
    const bar = 200.6 - one.element.clientHeight;
    expect(portOf(one).height).toBeCloseTo(bar < 1 ? 200.6 : one.element.clientHeight, 1);
    expect(portOf(one).y).toBeCloseTo(13.3, 1);
  });
});

describe('the exact length of what is scrolled', () => {
  it('is known once it is scrolled to its end, which it is left at', () => {
    for (const length of [900.1, 900.4, 900.5, 900.6, 900.9]) {
      const one = scroller('height:200.3px;overflow-y:auto', length);
      expect(exactLength(one)).toBeUndefined();
      one.element.scrollTo({top: 5000, behavior: 'instant'});
      const at = positionOf(one).y;
      const exact = exactLength(one);
      near(exact?.length, length);
      expect(positionOf(one).y).toBe(at);
      const {y, height} = contentOf(one, exact);
      near(y + height, portOf(one).y + portOf(one).height);
    }
  });

  it('is found where it stands a little before its end, and it is left there', () => {
    const one = scroller('height:200.3px;overflow-y:auto', 900.4);
    one.element.scrollTo({top: 699, behavior: 'instant'});
    near(exactLength(one)?.length, 900.4);
    expect(positionOf(one).y).toBe(699);
  });

  it('is known at the top of what is laid out from its end', () => {
    const one = scroller('height:200.3px;overflow-y:auto;display:flex;flex-direction:column-reverse', 900.4);
    expect(exactLength(one)).toBeUndefined();
    one.element.scrollTo({top: -5000, behavior: 'instant'});
    const exact = exactLength(one);
    near(exact?.length, 900.4);
    near(contentOf(one, exact).y, portOf(one).y);
  });

  it('is not believed any more once the browser tells another length', () => {
    const one = scroller('height:200.3px;overflow-y:auto', 900.4);
    one.element.scrollTo({top: 5000, behavior: 'instant'});
    const exact = exactLength(one);
    one.element.insertAdjacentHTML('beforeend', '<div style="height:300px"></div>');
    expect(contentOf(one, exact).height).toBe(1200);
  });

  it('of what is no longer than what shows is what shows', () => {
    const one = scroller('height:200.3px;overflow-y:auto', 80);
    expect(exactLength(one)?.length).toBeCloseTo(portOf(one).height, 5);
    expect(contentOf(one).height).toBeCloseTo(portOf(one).height, 5);
  });
});
