/** Words for the first half of the day, in the languages that write twelve hours. Compared without dots and spaces. */
const BEFORE_NOON = words('am πμ 오전 上午 午前 ص صباحا öö sa पूर्वाह्न পূর্বাহ্ণ முற்பகல் ಪೂರ್ವಾಹ್ನ قظ fm pg de paradites dop');
const AFTER_NOON = words('pm μμ 오후 下午 午後 م مساء ös ch अपराह्न অপরাহ্ণ பிற்பகல் ಅಪರಾಹ್ನ بظ em ptg du odp');

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** The hour of 24 that an hour and the words beside it mean; undefined where the words are not known. */
export function hourOf(hour: number, beside: string): number | undefined {
  const word = beside
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f.\u200e\u200f]/g, '');
  if (word === '') return hour;
  if (hour > 12) return hour; // a clock of 24 hours with a word that adds nothing
  if (BEFORE_NOON.has(word)) return hour === 12 ? 0 : hour;
  // Noon itself is written with either word in some languages, and 12 is 12 in both.
  if (AFTER_NOON.has(word)) return hour === 12 ? 12 : hour + 12;
  return undefined;
}
