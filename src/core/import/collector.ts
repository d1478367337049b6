import type {FindingCode, ImportFinding} from './findings.ts';
import {MOST_ALIKE, MOST_MESSAGES} from './limits.ts';
import type {DateOrderReading, ImportCounts, ImportedMessage, MessageFormat, Place} from './reading.ts';

/** Where readers put what they find. It counts everything and lists as much as a person can use. */
export type Collector = {
  message(message: ImportedMessage): void;
  /** Lines or records that were looked at. */
  looked(many?: number): void;
  /** A line or record that belongs to no message. */
  lost(place: Place, text: string): void;
  find(code: FindingCode, values?: (string | number)[], path?: string | null): void;
  format(format: MessageFormat): void;
  dates(reading: DateOrderReading): void;
  readonly all: Collected;
};

export type Collected = {
  messages: ImportedMessage[];
  counts: ImportCounts;
  notUnderstood: {place: Place; text: string}[];
  findings: ImportFinding[];
  formats: Set<MessageFormat>;
  dateOrder: DateOrderReading | null;
};

/** An empty collector. */
export function collector(): Collector {
  const all: Collected = {
    messages: [],
    counts: {messages: 0, system: 0, notUnderstood: 0, looked: 0, attachments: 0, omitted: 0, missing: 0},
    notUnderstood: [],
    findings: [],
    formats: new Set(),
    dateOrder: null,
  };
  const alike = new Map<FindingCode, number>();
  return {
    all,
    message(message) {
      countMessage(all.counts, message);
      if (all.messages.length < MOST_MESSAGES) all.messages.push(message);
    },
    looked(many = 1) {
      all.counts.looked += many;
    },
    lost(place, text) {
      all.counts.notUnderstood += 1;
      if (all.notUnderstood.length < MOST_ALIKE) all.notUnderstood.push({place, text: text.slice(0, 2000)});
    },
    find(code, values, path) {
      const before = alike.get(code) ?? 0;
      alike.set(code, before + 1);
      if (before < MOST_ALIKE) all.findings.push({code, ...(path ? {path} : {}), ...(values ? {values} : {})});
    },
    format: (format) => void all.formats.add(format),
    dates(reading) {
      all.dateOrder ??= reading;
    },
  };
}

function countMessage(counts: ImportCounts, {kind, attachments}: ImportedMessage): void {
  if (kind === 'system') counts.system += 1;
  else counts.messages += 1;
  for (const {where} of attachments) {
    if (where.in === 'omitted') counts.omitted += 1;
    else if (where.in === 'missing') counts.missing += 1;
    else counts.attachments += 1;
  }
}
