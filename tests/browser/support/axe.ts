import axe from 'axe-core';
import type {Page} from 'playwright-core';

type Finding = {id: string; nodes: {target: unknown[]; failureSummary?: string}[]};

/** One line a fault that axe finds: its rule and where. */
function describe(findings: readonly Finding[]): string[] {
  return findings.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
}

// Our pages let no foreign script in; what the debugger evaluates is not bound by that.
const RUN = `${axe.source}; axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations)`;

/** Faults that axe finds on a page. */
export async function axeFaults(page: Page): Promise<string[]> {
  return describe(await page.evaluate<Finding[]>(RUN));
}

/** Faults that axe finds in the real popup. */
export async function axeFaultsIn(popup: {evaluate<T>(expression: string): Promise<T>}): Promise<string[]> {
  return describe(await popup.evaluate<Finding[]>(RUN));
}
