/** The words on a page's own controls, in one language. Data only; a new language is one more entry. */
type ControlWords = {
  /** A whole label that shows more of a text. */
  showMore: RegExp;
  /** A whole label that brings out answers which are not shown; a group `count` where it says how many. */
  hiddenReplies: RegExp;
  /** A whole label that marks paid content. */
  sponsored: RegExp;
  /** The start of a label that says that an item was changed after it was posted. */
  edited: RegExp;
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
  sponsored: /^\W*(?:sponsored|promoted|ad|ads|advertisement|paid partnership)\W*$/i,
  edited: /^\W*(?:last )?(?:edited|modified)\b/i,
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

export function saysAction(label: string): boolean {
  return LANGUAGES.some(({action}) => action.test(label));
}

/** Whether a text is nothing but joining words and signs. */
export function onlyJoins(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => LANGUAGES.some(({joining}) => joining.includes(word)));
}
