/** A row, and the lines it takes up in the file. */
export type Row = {cells: string[]; from: number; to: number};

/** The rows of a CSV text (RFC 4180), with whatever separator its first line uses. A quote left open ends at the end. */
export function csvRows(text: string): Row[] {
  const plain = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/, '');
  const separator = separatorOf(plain);
  const rows: Row[] = [];
  let [at, line] = [0, 1];
  while (at < plain.length) {
    const row: Row = {cells: [], from: line, to: line};
    for (;;) {
      const cell = plain[at] === '"' ? quotedCell(plain, at) : plainCell(plain, at, separator);
      row.cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      if (plain[at] !== separator) break;
      at += 1;
    }
    row.to = line;
    if (plain[at] === '\r') at += 1;
    if (plain[at] === '\n') at += 1;
    line += 1;
    rows.push(row);
  }
  return rows;
}

function separatorOf(text: string): string {
  const first = text.slice(0, 4096).split(/\r?\n/, 1)[0] ?? '';
  const many = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (many(each) > many(best) ? each : best));
}

type Cell = {value: string; end: number; lines: number};

function plainCell(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return {value: text.slice(start, end), end, lines: 0};
}

function quotedCell(text: string, start: number): Cell {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      value += text.slice(at);
      return {value, end: text.length, lines: value.split('\n').length - 1};
    }
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      let end = quote + 1;
      // Anything between the closing quote and the next separator is no part of a cell; it is kept with it.
      while (end < text.length && !/[,;\t\r\n]/.test(text[end] ?? '')) end += 1;
      value += text.slice(quote + 1, end);
      return {value, end, lines: value.split('\n').length - 1};
    }
    value += '"';
    at = quote + 2;
  }
}
