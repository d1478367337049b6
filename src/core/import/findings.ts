/**
 * Everything that can be doubtful or wrong about a file from elsewhere. None of them keeps the file from being kept
 * whole; each says what could not be told from it, or what a person should know before they rely on it or hand it on.
 */
export type FindingCode =
  /** The file has no bytes. */
  | 'emptyFile'
  /** What kind of file it is cannot be told from its content. */
  | 'unknownKind'
  /** Its content is of another kind than its name says. Values: kind by content, ending of the name. */
  | 'kindDiffersFromName'
  /** Its content is of another kind than whoever handed it over says. Values: kind by content, declared type. */
  | 'kindDiffersFromDeclared'
  /** It can hold scripts or reach out to the web (SVG, HTML): it is shown as text only. */
  | 'activeContent'
  /** Fewer bytes than its own structure states. */
  | 'fileEndsEarly'
  /** The browser could not read the file to its end. */
  | 'readFailed'
  /** Reading was stopped by the person. */
  | 'stopped'
  /** Larger than what is read for messages; kept, not read. Values: bytes, most bytes. */
  | 'tooLargeToRead'
  /** More messages than are listed. Values: how many there are, how many are listed. */
  | 'tooManyMessages'
  /** A picture whose size in pixels cannot be read. */
  | 'pictureDamaged'
  /** The data about the picture (EXIF) are broken in part. Values: what could not be read. */
  | 'exifDamaged'
  /** The picture holds the place where it was made. */
  | 'placeInside'
  /** The picture holds a small second picture, which may show more than it. */
  | 'thumbnailInside'
  /** The file holds a name or a serial number that tells who made it. Values: which facts. */
  | 'identityInside'
  /** A time in the file is no time that can be. Values: the time as written. */
  | 'timeImpossible'
  /** The container's clock should be UTC, and many devices write their local time there. */
  | 'containerClock'
  /** The text's encoding is not stated and was told from its bytes. Values: the encoding. */
  | 'charsetGuessed'
  /** Some bytes are no text in the encoding; they stand as U+FFFD. Values: how many. */
  | 'textDamaged'
  /** A ZIP whose list of files cannot be read. */
  | 'zipDamaged'
  /** Its files were found one by one, since its list is gone. Values: how many. */
  | 'zipSalvaged'
  /** An entry that needs a password. Values: name. */
  | 'zipEncrypted'
  /** An entry that is packed in a way not read here. Values: name. */
  | 'zipOtherMethod'
  /** An entry whose bytes are damaged. Values: name. */
  | 'zipEntryDamaged'
  /** An entry that unpacks to more than it states, or than is read. Values: name, bytes read before it was stopped. */
  | 'zipEntryTooLarge'
  /** A name that climbs out of its folder or holds what no name may. It is only ever shown. Values: name. */
  | 'zipNameUnsafe'
  /** Two entries of one name: tools differ in which they show. Values: name. */
  | 'zipNameTwice'
  /** More entries than are listed. Values: how many there are, how many are listed. */
  | 'zipTooManyEntries'
  /** An archive within the archive; it is not opened. Values: name. */
  | 'zipInside'
  /** A mail without a `Date`. */
  | 'mailNoDate'
  /** A mail whose `Date` cannot be read. Values: the date as written. */
  | 'mailDateUnreadable'
  /** A header that may stand once stands more often; programs differ in which they show. Values: header. */
  | 'mailHeaderTwice'
  /** A mail that could not be taken apart. Values: number of the mail. */
  | 'mailDamaged'
  /** A mail larger than what is taken apart. Values: number of the mail, bytes. */
  | 'mailTooLarge'
  /** Lines before the first mail of a mailbox. Values: bytes. */
  | 'mboxBytesBefore'
  /** Day and month cannot be told apart in the whole file; the person has to say. Values: the orders that are possible. */
  | 'dateOrderUndecided'
  /** Some dates can only be day/month and some only month/day. Values: a line of each. */
  | 'dateOrderContradicts'
  /** The person chose an order that some dates contradict. Values: how many, the first line. */
  | 'dateOrderChosenWrong'
  /** A day that does not exist, or that had not come yet. Values: the date as written, line. */
  | 'dayImpossible'
  /** Times without a zone: the instant can lie up to 14 hours around it. Values: how many. */
  | 'timesWithoutZone'
  /** Messages that stand after one with a later time. Values: how many. */
  | 'timeGoesBack'
  /** Lines that belong to nothing that was understood. Values: how many. */
  | 'linesNotUnderstood'
  /** Records that were not understood. Values: how many. */
  | 'recordsNotUnderstood'
  /** Media that the export left out. Values: how many. */
  | 'mediaOmitted'
  /** Media that a message names and that are not there. Values: how many. */
  | 'mediaMissing'
  /** A JSON file that is broken. */
  | 'jsonDamaged'
  /** An XML file that is broken, or ends early. */
  | 'xmlDamaged'
  /** Text that the export wrote in a wrong encoding, put right here. Values: how many texts. */
  | 'mojibakeRepaired'
  /** Messages are read, and the export says nothing of who sent them or when. Values: how many. */
  | 'factsMissing';

/** One finding. `values` fill the sentence; `path` names the entry of an archive. */
export type ImportFinding = {code: FindingCode; path?: string; values?: (string | number)[]};
