const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ONE = `(?:c\\d{1,3}|${ID}|\\d)`;

/** The end of an address of the full page that says nothing to whoever reads it: ids, codes, figures, marks. */
export const SAYS_NOTHING = new RegExp(
  `^(?:#/(?:${ONE}(?:/${ONE})*)?(?:\\?(?:c\\d{1,3}=(?:${ONE}(?:,${ONE})*)?|w=[0-9a-f]{8})(?:&(?:c\\d{1,3}=(?:${ONE}(?:,${ONE})*)?|w=[0-9a-f]{8}))*)?)?$`,
);
