/**
 * The database cannot be used at present, and may be later: nothing answers, or what answers has to become ready first. The message is
 * a sentence for the operator that begins with the name of the setting.
 */
export class DatabaseNotReady extends Error {
  readonly code = 'NOT_READY'
}
