import { spellingDistance } from '../../edits/spelling-distance.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SHORT = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
/** Beside a number every month is one; by themselves some are other words. */
const BESIDE_NUMBER =
  /(?<=\p{N}(?:st|nd|rd|th|er)?[.,º]?\s+(?:of\s+|de\s+)?)\p{L}{3,12}(?!\p{L})|(?<!\p{L})\p{L}{3,12}(?=[.,]?\s+(?:de\s+)?\p{N})/gu;
/** Who misspells one of the longer names still ends it so. */
const MAY_BE_ONE = /(?<!\p{L})(?:\p{L}{2,7}(?:day|ber|ary|ust)|april|june|july)(?!\p{L})/giu;
/** As far as people go who misspell such a name, as `spellingDistance` measures it; a shorter one may be another word. */
const SLIP = 1.8;
const SLIPS_FROM = 6;

/** Months and days of the week in their order, however they are spelled: who corrects one says the same. */
export function datesIn(text: string): string[] {
  const found = new Map<number, string>();
  for (const { 0: word, index } of text.matchAll(MAY_BE_ONE)) {
    const name = nearest(word.toLowerCase(), [...MONTHS, ...DAYS]);
    if (name !== undefined) found.set(index, name);
  }
  for (const { 0: word, index } of text.matchAll(BESIDE_NUMBER)) {
    const small = word.toLowerCase();
    const short = SHORT.test(small) ? MONTHS.find((month) => month.startsWith(small.slice(0, 3))) : undefined;
    const name = short ?? nearest(small, MONTHS);
    if (name !== undefined) found.set(index, name);
  }
  return [...found].sort(([a], [b]) => a - b).map(([, name]) => name);
}

function nearest(word: string, names: readonly string[]): string | undefined {
  if (names.includes(word)) return word;
  let best: string | undefined;
  let least = SLIP;
  for (const name of names) {
    if (name.length < SLIPS_FROM || name.charAt(0) !== word.charAt(0)) continue;
    const distance = spellingDistance(word, name);
    if (distance <= least) [best, least] = [name, distance];
  }
  return best;
}

/** Months beside a number in other languages, as they are spelled right in a date; 1 is January. */
export function monthsAbroad(text: string): number[] {
  return Array.from(text.matchAll(BESIDE_NUMBER), ([word]) => ABROAD.get(word.toLowerCase()) ?? []).flat();
}

/** German, French, Spanish, Italian, Portuguese, Dutch, the northern languages, Polish, Turkish, Russian, Ukrainian, Czech … */
const ABROAD: ReadonlyMap<string, number> = new Map(
  [
    'januar janvier enero gennaio janeiro januari tammikuuta stycznia ocak января січня ledna január ianuarie',
    'februar février febrero febbraio fevereiro februari helmikuuta lutego şubat февраля лютого února február februarie',
    'märz mars marzo março maart marts maaliskuuta marca mart марта березня března március martie maret',
    'april avril abril aprile huhtikuuta kwietnia nisan апреля квітня dubna április aprilie',
    'mai mayo maggio maio mei maj toukokuuta maja mayıs мая травня května május',
    'juni juin junio giugno junho kesäkuuta czerwca haziran июня червня června június iunie',
    'juli juillet julio luglio julho heinäkuuta lipca temmuz июля липня července július iulie',
    'august août agosto augustus augusti elokuuta sierpnia ağustos августа серпня srpna augusztus agustus',
    'september septembre septiembre settembre setembro syyskuuta września eylül сентября вересня září szeptember septembrie',
    'oktober octobre octubre ottobre outubro lokakuuta października ekim октября жовтня října október octombrie',
    'november novembre noviembre novembro marraskuuta listopada kasım ноября листопада listopadu noiembrie',
    'dezember décembre diciembre dicembre dezembro december desember joulukuuta grudnia aralık декабря грудня prosince decembrie',
  ].flatMap((names, nth) => names.split(' ').map((name) => [name, nth + 1] as const)),
);
