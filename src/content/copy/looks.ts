import {isElement, around as outwards, pageOf, pageSays, tag} from '../../sites/reading/dom.ts';
import {computedLook, type Given, givenOf} from './computed-look.ts';
import {draftsIn} from './fields.ts';
import {childrenOf, innerDocument, shadowOf} from './raw.ts';
import {hasUnread} from './unread.ts';

/** How an element looks in the copy: the number of a rule that it shares with others, and what is its own. */
export type Look = {number: number; own: string};

/** The looks that the browser worked out for elements whose style sheets no script may read. */
export type Looks = {
  of: ReadonlyMap<Element, Look>;
  /** Rules by number, `&` standing for the element, and an element that has it. */
  rules: readonly {text: string; near: Element}[];
  /** Whether the bounds were reached before every element had its look. */
  cut: boolean;
};

/** Where every style sheet can be read. */
export const NO_LOOKS: Looks = {of: new Map(), rules: [], cut: false};

const MOST_LOOKS = 20_000;
const MOST_MS = 6000;
/** A page that does not answer for longer feels stuck. */
const STRETCH_MS = 25;
const DEEPEST_FRAME = 4;

type Task = {element: Element; given: Given | undefined; covered: boolean; near: boolean; frames: number};
type Work = {
  looks: Map<Element, Look>;
  rules: {text: string; near: Element}[];
  numbers: Map<string, number>;
  spare: ReadonlyMap<string, string>;
  item: Element | undefined;
  chain: Set<Element>;
  drafts: string[];
  /** What lies around and in the item, what is in view, the rest. */
  open: [Task[], Task[], Task[]];
};

/**
 * Reads the looks of all elements below documents and shadow roots that have an unreadable style sheet: the item's first,
 * then what is in view. The page is only looked at, and gets its turn in between.
 */
export async function computedLooks(
  page: Document,
  item: Element | undefined,
  spare: ReadonlyMap<string, string>,
): Promise<Looks> {
  const chain = new Set(item ? outwards(item) : []);
  const work: Work = {
    looks: new Map(),
    rules: [],
    numbers: new Map(),
    spare,
    item,
    chain,
    drafts: [],
    open: [[], [], []],
  };
  addPage(page, 0, work);
  const until = performance.now() + MOST_MS;
  let turnEnds = performance.now() + STRETCH_MS;
  let cut = false;
  for (let task = next(work); task; task = next(work)) {
    if (work.looks.size >= MOST_LOOKS || performance.now() > until) {
      cut = true;
      break;
    }
    visit(task, work);
    if (performance.now() < turnEnds) continue;
    await turn();
    turnEnds = performance.now() + STRETCH_MS;
  }
  return {of: work.looks, rules: work.rules, cut};
}

function next({open: [near, seen, rest]}: Work): Task | undefined {
  return near.pop() ?? seen.pop() ?? rest.pop();
}

/** Lets the page go on. By a message, because timers of a page that is not in front are slowed. */
function turn(): Promise<void> {
  return new Promise((done) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage('');
  });
}

function addPage(page: Document, frames: number, work: Work): void {
  const root = pageSays.root(page);
  work.drafts.push(...draftsIn(page));
  if (root) add({element: root, given: undefined, covered: hasUnread(page, work.spare), near: false, frames}, work);
}

function add(task: Task, work: Work): void {
  const [near, seen, rest] = work.open;
  if (task.near || work.chain.has(task.element)) near.push(task);
  else (isInView(task.element) ? seen : rest).push(task);
}

const {getBoundingClientRect} = Element.prototype;

function isInView(element: Element): boolean {
  const box = getBoundingClientRect.call(element);
  const view = pageSays.window(pageOf(element));
  // What has no box of its own may have something in it that has.
  if (!view || box.width === 0 || box.height === 0) return true;
  return box.bottom > 0 && box.right > 0 && box.top < view.innerHeight && box.left < view.innerWidth;
}

function visit(task: Task, work: Work): void {
  const {element} = task;
  let given = task.given;
  if (task.covered) {
    const look = lookOf(element, given, work);
    if (look && !look.shown) return;
    given = look?.given ?? given;
  }
  const near = task.near || element === work.item;
  const shadow = shadowOf(element);
  const opens = shadow !== null && !task.covered && hasUnread(shadow, work.spare);
  if (opens) given = givenOf(element);
  const covered = task.covered || opens;
  // The last one added is the first to be looked at.
  for (const child of inside(element, shadow).reverse()) add({...task, element: child, given, covered, near}, work);
  if (tag(element) === 'iframe' && task.frames < DEEPEST_FRAME) addFrame(element, task.frames + 1, work);
}

function lookOf(element: Element, given: Given | undefined, work: Work): ReturnType<typeof computedLook> {
  const look = computedLook(element, given, work.drafts);
  if (!look) return undefined;
  let number = work.numbers.get(look.shared);
  if (number === undefined) {
    number = work.rules.push({text: look.shared, near: element}) - 1;
    work.numbers.set(look.shared, number);
  }
  work.looks.set(element, {number, own: look.own});
  return look;
}

const {assignedNodes} = HTMLSlotElement.prototype;

/** The elements inside as the screen has them, those of closed shadow roots too. */
function inside(element: Element, shadow: ShadowRoot | null): Element[] {
  if (shadow) return [...childrenOf(shadow)].filter(isElement);
  if (tag(element) === 'head') return [];
  const assigned = tag(element) === 'slot' ? assignedNodes.call(element as HTMLSlotElement) : [];
  return (assigned.length > 0 ? assigned : [...childrenOf(element)]).filter(isElement);
}

function addFrame(frame: Element, frames: number, work: Work): void {
  try {
    const page = innerDocument(frame);
    if (page) addPage(page, frames, work);
  } catch {
    // a site that closed it
  }
}
