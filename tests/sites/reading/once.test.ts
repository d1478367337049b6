import {describe, expect, it} from 'vitest';
import {inOneGo, oncePerGo} from '../../../src/sites/reading/once.ts';

function counted() {
  const looks: string[] = [];
  const look = oncePerGo(({name}: {name: string}) => looks.push(name));
  return {looks, look};
}

describe('a look in one go', () => {
  const [page, other] = [{name: 'page'}, {name: 'other'}];

  it('is taken once for each thing', () => {
    const {looks, look} = counted();
    expect(inOneGo(() => [look(page), look(other), look(page), inOneGo(() => look(page))])).toEqual([1, 2, 1, 1]);
    expect(looks).toEqual(['page', 'other']);
  });

  it('is taken anew in the next go, and each time outside of one', () => {
    const {looks, look} = counted();
    inOneGo(() => look(page));
    inOneGo(() => look(page));
    look(page);
    look(page);
    expect(looks).toHaveLength(4);
  });

  it('is not remembered beyond a go that failed', () => {
    const {looks, look} = counted();
    const fails = () =>
      inOneGo(() => {
        look(page);
        throw new Error('a page that lies');
      });
    expect(fails).toThrow('a page that lies');
    look(page);
    look(page);
    expect(looks).toHaveLength(3);
  });

  it('that fails is taken again', () => {
    let times = 0;
    const look = oncePerGo((_of: object) => {
      times += 1;
      if (times === 1) throw new Error('not yet');
      return times;
    });
    inOneGo(() => {
      expect(() => look(page)).toThrow('not yet');
      expect([look(page), look(page)]).toEqual([2, 2]);
    });
  });
});
