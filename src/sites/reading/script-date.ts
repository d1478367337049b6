const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * A date as a script writes it by itself, `Sun Mar 01 2026 11:00:00 GMT+0100 (…)`, in the form that dates have between
 * machines. Scripts write it in English, whatever the language. Anything else stays as it is.
 */
export function isoOfScriptDate(written: string | undefined): string | undefined {
  const date = /^\w{3} (\w{3}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})/.exec(written ?? '');
  const month = date ? MONTHS.indexOf(date[1] ?? '') : -1;
  if (!date || month < 0 || month % 3 !== 0) return written;
  const [, , day, year, clock, zone = ''] = date;
  return `${year}-${String(month / 3 + 1).padStart(2, '0')}-${day}T${clock}${zone.slice(0, 3)}:${zone.slice(3)}`;
}
