/** Why a pack must not be made from what is stored. Its message names the file; it is for the log, not for the screen. */
export class PackFault extends Error {}
