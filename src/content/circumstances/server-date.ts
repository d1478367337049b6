import {keptAnswer, looksStayUnseen} from '../../browser/kept-answers.ts';
import {type KeptAnswer, type ServerDate, serverDateOf} from '../../core/facts/clock.ts';

/** So many answers are enough to see whether they agree. */
const ENOUGH = 3;
/** So many are asked for: some are not kept, or held by a store on the way. */
const TRIES = 8;
const WITHIN_MS = 500;
/** Their bytes are counted, so they must not be many. */
const LARGEST = 2_000_000;
/** The device slept, or its clock was set, since the page was loaded: then nobody knows when something arrived. */
const STEADY_MS = 1000;

/** What the browser asks for by itself: scripts of a page can ask for an answer that is not to be kept, these cannot. */
const PLAIN = new Set(['navigation', 'script', 'link', 'css', 'img', 'image', 'input', 'video', 'audio', 'body']);

/** The clock of the site that this document is of, by what its load brought. Makes no request; see `keptAnswer`. */
export async function readServerDate(): Promise<ServerDate> {
  if (!looksStayUnseen())
    return {serverDate: {missing: 'In this browser the page could tell that its responses are looked at.'}};
  const now = Date.now();
  if (Math.abs(now - performance.now() - performance.timeOrigin) > STEADY_MS)
    return {serverDate: {missing: 'Since the page was loaded the device has slept, or its clock was set.'}};
  return serverDateOf(await keptAnswers(AbortSignal.timeout(WITHIN_MS)), now);
}

async function keptAnswers(signal: AbortSignal): Promise<KeptAnswer[]> {
  const found: KeptAnswer[] = [];
  for (const entry of arrivals().slice(0, TRIES)) {
    const answer = await keptAnswer(entry.name, signal);
    if (answer && (await isSame(answer, entry))) found.push(told(answer, entry));
    if (found.length >= ENOUGH || signal.aborted) break;
  }
  return found;
}

/** What this load of the document brought over the network from its own site, newest first. */
function arrivals(): PerformanceResourceTiming[] {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const loads = entries.filter((entry) => entry instanceof PerformanceResourceTiming);
  const times = new Map<string, number>();
  for (const {name} of loads) times.set(plain(name), (times.get(plain(name)) ?? 0) + 1);
  return loads
    .filter((entry) => isArrival(entry) && times.get(plain(entry.name)) === 1)
    .sort((a, b) => b.responseStart - a.responseStart);
}

function isArrival(entry: PerformanceResourceTiming): boolean {
  const isOurs = URL.canParse(entry.name) && new URL(entry.name).origin === location.origin;
  // From the store or a service worker nothing is transferred; after a mere "not modified" only the head is.
  const isFromNetwork = entry.workerStart === 0 && entry.transferSize > entry.encodedBodySize;
  const isWhole = entry.responseStatus === 200;
  return isOurs && isFromNetwork && isWhole && PLAIN.has(entry.initiatorType) && entry.decodedBodySize <= LARGEST;
}

function plain(address: string): string {
  return address.replace(/#.*$/s, '');
}

/** The answer in the store is the one that was loaded, as far as its length can tell. */
async function isSame(answer: Response, entry: PerformanceResourceTiming): Promise<boolean> {
  try {
    return answer.status === entry.responseStatus && (await answer.arrayBuffer()).byteLength === entry.decodedBodySize;
  } catch {
    return false; // not in time
  }
}

function told({headers}: Response, {responseStart}: PerformanceResourceTiming): KeptAnswer {
  return {
    date: headers.get('date'),
    age: headers.get('age'),
    receivedAt: performance.timeOrigin + responseStart,
  };
}
