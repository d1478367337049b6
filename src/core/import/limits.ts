/** A JSON, text or HTML file is read whole: larger ones are kept and not read. */
export const MOST_TEXT_BYTES = 160 * 1024 * 1024;
/** One mail with its attachments is taken apart in memory. */
export const MOST_MAIL_BYTES = 96 * 1024 * 1024;
/** Messages that are listed; more are counted. */
export const MOST_MESSAGES = 500_000;
/** Entries of an archive that are listed. */
export const MOST_ENTRIES = 100_000;
/** All text that is unpacked from one archive to look for messages. */
export const MOST_UNPACKED = 2 * 1024 ** 3;
/** As many findings of one kind, each with a name, as a person can use. */
export const MOST_ALIKE = 50;
/** A piece that is read at once. */
export const SLICE = 1024 * 1024;
