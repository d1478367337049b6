import axe from 'axe-core';

type Finding = {id: string; nodes: {target: unknown[]; failureSummary?: string}[]};

/** One line a fault that axe finds: its rule and where. */
function describe(findings: readonly Finding[]): string[] {
  return findings.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
}

// Our pages let no foreign script in; what the debugger evaluates is not bound by that.
const RUN = `${axe.source}; axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations)`;

/** Faults that axe finds on a page, or in the real popup. */
export async function axeFaults(where: {evaluate<T>(expression: string): Promise<T>}): Promise<string[]> {
  return describe(await where.evaluate<Finding[]>(RUN));
}
