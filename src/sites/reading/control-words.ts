/** The words on a page's own controls, in one language. Data only; a new language is one more entry. */
type ControlWords = {
  /** A whole label that shows more of a text. */
  showMore: RegExp;
  /** A whole label that brings out answers which are not shown; a group `count` where it says how many. */
  hiddenReplies: RegExp;
  /** A whole label that brings out answers in place, and that can mean nothing else. */
  opensReplies: RegExp;
  /** The same of comments, which elsewhere leads to another page: only where the control says that it opens in place. */
  opensComments: RegExp;
  /** A whole label that brings out more of a list, where it stands outside every item. */
  opensMore: RegExp;
  /** A whole label that marks paid content. */
  sponsored: RegExp;
  /** The start of a label that says that an item was changed after it was posted. */
  edited: RegExp;
  /** A whole text that says how many there are; groups `before` and `after` hold the number, written out in full. */
  howMany: RegExp;
  /** A whole label of a link that does something with an item. */
  action: RegExp;
  /** Words that join a name and a time and are no words of the post: "by", "wrote on". */
  joining: readonly string[];
};

const EN: ControlWords = {
  showMore:
    /^[\s.…]*(?:(?:show|read|see|view)\s+(?:more|the rest|(?:the )?(?:full|whole|entire) (?:post|text|comment|review|message))|read on|more|continue reading|expand)[\s.…]*$/i,
  hiddenReplies:
    /^\W*(?:(?:view|show|load|see|read|open|reveal|display|expand)\s+(?:all\s+|the\s+)?(?<count>\d[\d.,]*)?|(?<more>\d[\d.,]*)\s+(?=more|hidden))\s*(?:more|hidden|other|previous|earlier|additional|deleted|collapsed|remaining)?\s*(?:more|hidden)?\s*(?:comments?|repl(?:y|ies)|answers?|responses?|messages?)(?:\s*\((?<inside>\d[\d.,]*)[^)]*\))?(?:,.*|\W*)$/i,
  opensReplies:
    /^[^\p{L}\p{N}]*(?:(?:view|show|load|see|display|expand)\s+(?:all\s+)?(?:\d[\d.,]*\s+|(?:the\s+)?)(?:(?:more|hidden|other|older|earlier|previous|newer|additional|collapsed|remaining)\s+(?:comments|replies|answers|responses|messages|posts)|(?:replies|answers|responses)|(?<=\d[\d.,]*\s+)(?:reply|answer|response))|\d[\d.,]*\s+(?:more|hidden|older|earlier|previous)\s+(?:comments?|reply|replies|answers?|responses?|messages?))(?:\s*\(\d[\d.,]*(?:\s+(?:comments?|reply|replies))?\))?[^\p{L}\p{N}]*$/iu,
  opensComments:
    /^[^\p{L}\p{N}]*(?:(?:view|show|see|display|expand)\s+(?:all\s+)?)?(?:\d[\d.,]*\s+)?(?:comments?|reply|replies|answers?|responses?|messages?)(?:\s*\(\d[\d.,]*\))?[^\p{L}\p{N}]*$/iu,
  opensMore: /^[^\p{L}\p{N}]*(?:load|show|view|see)\s+(?:more|older|earlier|previous)[^\p{L}\p{N}]*$/iu,
  sponsored: /^\W*(?:sponsored|promoted|ad|ads|advertisement|paid partnership)\W*$/i,
  edited: /^\W*(?:last )?(?:edited|modified)\b/i,
  howMany:
    /^[^\p{L}\p{N}]*(?:(?:all|showing)\s+)?(?:(?<before>\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d+)\s+(?:comments?|repl(?:y|ies)|answers?|responses?|messages?)|(?:comments|replies|answers|responses|messages)\s*[(:]?\s*(?<after>\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d+)\)?)[^\p{L}\p{N}]*$/iu,
  action:
    /^(?:[#¶§∞]|\W*(?:link|permalink|reply|report|share|quote|like|edit|delete|flag|save|hide|comment|respond)\W*)$/i,
  joining: [
    'by',
    'on',
    'at',
    'in',
    'wrote',
    'writes',
    'says',
    'said',
    'posted',
    'published',
    'commented',
    'replied',
    'from',
    'and',
  ],
};

const LANGUAGES: readonly ControlWords[] = [EN];

export function saysShowMore(label: string): boolean {
  return LANGUAGES.some(({showMore}) => showMore.test(label));
}

export function saysSponsored(label: string): boolean {
  return LANGUAGES.some(({sponsored}) => sponsored.test(label));
}

export function saysEdited(label: string): boolean {
  return LANGUAGES.some(({edited}) => edited.test(label));
}

/** How many answers a control hides, "" where it does not say; undefined for any other label. */
export function hiddenReplies(label: string): string | undefined {
  for (const words of LANGUAGES) {
    const groups = words.hiddenReplies.exec(label)?.groups;
    if (groups) return groups.count ?? groups.more ?? groups.inside ?? '';
  }
  return undefined;
}

/** Whether a label brings out answers in place. `inPlace`: the control itself says that it opens and closes something. */
export function saysOpensReplies(label: string, inPlace: boolean): boolean {
  return LANGUAGES.some(
    ({opensReplies, opensComments}) => opensReplies.test(label) || (inPlace && opensComments.test(label)),
  );
}

/** Whether a label brings out more of a list. In an item it could stand for more of its text, or for anything. */
export function saysOpensMore(label: string): boolean {
  return LANGUAGES.some(({opensMore}) => opensMore.test(label));
}

/** Whether words are a figure and no more: "1,234", "1.2K", "3 Tsd.". */
export function isFigure(words: string): boolean {
  return /^\p{Nd}[\p{Nd}.,]*\s?\p{L}{0,4}\.?$/u.test(words);
}

/** The number in a text that says nothing but how many comments there are: "1,484 comments", "Replies (12)". */
export function saysHowMany(text: string): number | undefined {
  for (const {howMany} of LANGUAGES) {
    const groups = howMany.exec(text)?.groups;
    const digits = (groups?.before ?? groups?.after)?.replace(/\D/g, '');
    if (digits) return Number(digits);
  }
  return undefined;
}

export function saysAction(label: string): boolean {
  return LANGUAGES.some(({action}) => action.test(label));
}

/** Whether a text is nothing but joining words and signs. */
export function onlyJoins(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => LANGUAGES.some(({joining}) => joining.includes(word)));
}
