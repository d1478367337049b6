/**
 * The Unicode names of letters that look like Latin ones: under the words that they begin with, each letter and the
 * rest of its name.
 */
const NAMES: readonly (readonly [string, string])[] = [
  ['ARMENIAN CAPITAL LETTER', 'ԼLIWN, ՕOH, ՏTIWN, ՍSEH'],
  ['ARMENIAN SMALL LETTER', 'ցCO, հHO, յYI, ոVO, օOH, գGIM, զZA, սSEH, աAYB'],
  ['CHEROKEE LETTER', 'ᎪGO, ᏴYV, ᏟTLI, ᎠA, ᎬGV, ᏀNAH, ᎻMI, ᎫGU, ᏦTSO, ᏞTLE, ᎷLU, ᏢTLV, ᎡE, ᏚDU, ᎢI, ᏙDO, ᏔTA, ᏃNO'],
  ['COPTIC CAPITAL LETTER', 'ⲤSIMA, ⲎHATE, ⲔKAPA, ⲘMI, ⲚNI, ⲞO, ⲢRO, ⲦTAU, ⲬKHI'],
  ['COPTIC SMALL LETTER', 'ⲥSIMA, ⲟO, ⲣRO, ⲭKHI'],
  [
    'CYRILLIC CAPITAL LETTER',
    'ІBYELORUSSIAN-UKRAINIAN I, АA, ВVE, СES, ЕIE, ԌKOMI SJE, НEN, ЈJE, КKA, МEM, ОO, РER, ԚQA, ЅDZE, ' +
      'ТTE, ѴIZHITSA, ԜWE, ХHA, УU, ҮSTRAIGHT U',
  ],
  ['CYRILLIC LETTER', 'ӀPALOCHKA'],
  [
    'CYRILLIC SMALL LETTER',
    'аA, сES, ԁKOMI DE, еIE, ҽABKHASIAN CHE, һSHHA, іBYELORUSSIAN-UKRAINIAN I, ӏPALOCHKA, јJE, кKA, оO, ' +
      'рER, ԛQA, гGHE, ѕDZE, тTE, ѵIZHITSA, ԝWE, хHA, уU, үSTRAIGHT U',
  ],
  ['GREEK', 'ϲLUNATE SIGMA SYMBOL, ϹCAPITAL LUNATE SIGMA SYMBOL'],
  [
    'GREEK CAPITAL LETTER',
    'ΙIOTA, ΑALPHA, ΒBETA, ΕEPSILON, ΗETA, ͿYOT, ΚKAPPA, ΜMU, ΝNU, ΟOMICRON, ΡRHO, ΤTAU, ΧCHI, ΥUPSILON, ' + 'ΖZETA',
  ],
  ['GREEK LETTER', 'ϳYOT'],
  [
    'GREEK SMALL LETTER',
    'αALPHA, ιIOTA, κKAPPA, ηETA, οOMICRON, σSIGMA, ρRHO, τTAU, υUPSILON, νNU, ωOMEGA, χCHI, γGAMMA',
  ],
  ['LATIN LETTER', 'ǀDENTAL CLICK'],
  ['LATIN SMALL LETTER', 'ɑALPHA, ɡSCRIPT G'],
  [
    'LISU LETTER',
    'ꓮA, ꓐBA, ꓚCA, ꓓDA, ꓰE, ꓝTSA, ꓖGA, ꓧXA, ꓲI, ꓙJA, ꓗKA, ꓡLA, ꓟMA, ꓠNA, ꓳO, ꓑPA, ꓣZHA, ꓢSA, ꓔTA, ꓴU, ' +
      'ꓦHA, ꓪWA, ꓫSHA, ꓬYA, ꓜDZA',
  ],
  ['ROMAN NUMERAL', 'ⅭONE HUNDRED, ⅮFIVE HUNDRED, ⅠONE, ⅬFIFTY, ⅯONE THOUSAND, ⅤFIVE, ⅩTEN'],
  ['SMALL ROMAN NUMERAL', 'ⅽONE HUNDRED, ⅾFIVE HUNDRED, ⅰONE, ⅼFIFTY, ⅿONE THOUSAND, ⅴFIVE, ⅹTEN'],
  ['BLACK-LETTER CAPITAL', 'ℌH, ℑI, ℜR, ℨZ, ℭC'],
  ['DOUBLE-STRUCK CAPITAL', 'ℂC, ℍH, ℕN, ℙP, ℚQ, ℝR, ℤZ'],
  ['KELVIN', '\u212aSIGN'],
  ['PLANCK', 'ℎCONSTANT'],
  ['SCRIPT CAPITAL', 'ℋH, ℐI, ℒL, ℛR, ℬB, ℰE, ℱF, ℳM'],
  ['SCRIPT SMALL', 'ℊG, ℓL, ℯE, ℴO'],
];

const nameOf = new Map(
  NAMES.flatMap(([begin, letters]) =>
    letters.split(', ').map((one): [string, string] => {
      const [letter = ''] = one;
      return [letter, `${begin} ${one.slice(letter.length)}`];
    }),
  ),
);

/** Styles of the mathematical alphabets in their order, each with capitals and small letters. */
const MATHEMATICAL = [
  'BOLD',
  'ITALIC',
  'BOLD ITALIC',
  'SCRIPT',
  'BOLD SCRIPT',
  'FRAKTUR',
  'DOUBLE-STRUCK',
  'BOLD FRAKTUR',
  'SANS-SERIF',
  'SANS-SERIF BOLD',
  'SANS-SERIF ITALIC',
  'SANS-SERIF BOLD ITALIC',
  'MONOSPACE',
] as const;
const FIRST_MATHEMATICAL = 0x1d400;
const LETTERS = 26;

/** The Unicode name of a letter that looks like another one, or of a plain Latin letter; undefined for any other. */
export function letterName(letter: string): string | undefined {
  if (/^[a-zA-Z]$/.test(letter)) return `LATIN ${sizeOf(letter)} LETTER ${letter.toUpperCase()}`;
  const plain = letter.normalize('NFKC');
  if (/^[\uff21-\uff3a\uff41-\uff5a]$/.test(letter)) return `FULLWIDTH ${letterName(plain)}`;
  if (/^[\u24b6-\u24e9]$/.test(letter)) return `CIRCLED ${letterName(plain)}`;
  const point = letter.codePointAt(0) ?? 0;
  const style = MATHEMATICAL[Math.floor((point - FIRST_MATHEMATICAL) / (2 * LETTERS))];
  if (style && /^[a-zA-Z]$/.test(plain)) return `MATHEMATICAL ${style} ${sizeOf(plain)} ${plain.toUpperCase()}`;
  return nameOf.get(letter);
}

function sizeOf(letter: string): string {
  return letter === letter.toUpperCase() ? 'CAPITAL' : 'SMALL';
}
