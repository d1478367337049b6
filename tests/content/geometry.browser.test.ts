import {afterEach, describe, expect, it} from 'vitest';
import {boxOf, isCovered, toTopWindow, visiblePart} from '../../src/content/geometry.ts';

afterEach(() => document.body.replaceChildren());

function page(html: string): Element {
  document.body.style.margin = '0';
  document.body.innerHTML = html;
  const target = document.querySelector('#t');
  if (!target) throw new Error('no target');
  return target;
}

const box = (element: Element) => boxOf(element) ?? {x: 0, y: 0, width: 0, height: 0};

describe('the visible part of an item', () => {
  it('is cut by a scroller around it', () => {
    const target = page(
      '<div id=s style="height:100px;overflow:auto;border:4px solid"><div style="height:60px"></div><div id=t style="height:90px"></div></div>',
    );
    expect(visiblePart(target, box(target))).toMatchObject({y: 64, height: 40});
  });

  it('is nothing when the scroller has scrolled it out of sight', () => {
    const target = page(
      '<div id=s style="height:100px;overflow:auto"><div id=t style="height:50px"></div><div style="height:500px"></div></div>',
    );
    document.querySelector('#s')?.scrollTo(0, 200);
    expect(visiblePart(target, box(target))).toBeNull();
  });

  it('is not cut by scrollers around something pinned to the window', () => {
    const target = page(
      '<div style="height:10px;overflow:hidden"><div id=t style="position:fixed;top:50px;left:0;width:80px;height:40px"></div></div>',
    );
    expect(visiblePart(target, box(target))).toEqual({x: 0, y: 50, width: 80, height: 40});
  });

  it('is cut by the window', () => {
    const target = page('<div id=t style="height:20000px"></div>');
    expect(visiblePart(target, box(target))?.height).toBe(document.documentElement.clientHeight);
  });

  it('has the box of its children where it has none of its own', () => {
    const target = page('<div id=t style="display:contents"><p style="margin:0;height:30px;width:50px">a</p></div>');
    expect(boxOf(target)).toMatchObject({height: 30, width: 50});
  });

  it('follows slots out of shadow roots', () => {
    const target = page('<div id=h><div id=t style="height:90px"></div></div>');
    const root = document.querySelector('#h')?.attachShadow({mode: 'open'});
    if (root) root.innerHTML = '<div style="height:30px;overflow:hidden"><slot></slot></div>';
    expect(visiblePart(target, box(target))?.height).toBe(30);
  });
});

describe('a box inside a frame', () => {
  it('stands at the place of the frame, without its border and padding', async () => {
    page(
      '<div id=t></div><iframe style="position:absolute;left:100px;top:200px;width:300px;height:150px;border:5px solid;padding:7px" srcdoc="<body style=margin:0><p style=\'margin:0;height:400px\'>x"></iframe>',
    );
    const frame = document.querySelector('iframe');
    await new Promise((loaded) => frame?.addEventListener('load', loaded, {once: true}));
    const inner = frame?.contentWindow;
    if (!inner) throw new Error('no frame');
    // The tests themselves run in a frame, so the top window is one further out.
    const moved = toTopWindow({x: 10, y: 20, width: 50, height: 5000}, inner);
    const ours = toTopWindow({x: 0, y: 0, width: 10, height: 10}, window);
    if (!moved || !ours) throw new Error('no box');
    expect(moved.x - ours.x).toBe(100 + 5 + 7 + 10);
    expect(moved.y - ours.y).toBe(200 + 5 + 7 + 20);
    expect(moved.height).toBeLessThanOrEqual(150 - 20);
  });
});

describe('isCovered', () => {
  it('sees a bar over the item, and minds neither what is in it nor what is around it', () => {
    const target = page('<div style="padding:20px"><div id=t style="height:100px"><p>a</p></div></div>');
    expect(isCovered(target, box(target))).toBe(false);
    document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;inset:0 0 auto;height:60px"></div>');
    expect(isCovered(target, box(target))).toBe(true);
  });

  it('looks through open shadow roots around the item', () => {
    const target = page('<div id=h><div id=t style="height:90px">a</div></div>');
    const root = document.querySelector('#h')?.attachShadow({mode: 'open'});
    if (root) root.innerHTML = '<section><slot></slot></section>';
    expect(isCovered(target, box(target))).toBe(false);
  });
});

it('is not led in circles by a form whose inputs hide its properties', () => {
  const target = page(
    '<form><input name=parentNode><input name=parentElement><input name=assignedSlot><input name=getBoundingClientRect><input name=ownerDocument><input name=isConnected><div id=t style="height:50px">a</div></form>',
  );
  const form = document.querySelector('form');
  if (!form) throw new Error('no form');
  expect(box(target).height).toBe(50);
  expect(visiblePart(target, box(target))?.height).toBe(50);
  expect(box(form).height).toBeGreaterThan(49);
  expect(isCovered(target, box(target))).toBe(false);
});
