/**
 * Writes one line to the session's log, which the cloud keeps for a month (scenario/voxengine.md §6). Never pass a phone number,
 * what the caller said, or the control URL. Runs of seven or more digits are masked all the same, because an error message of the
 * engine or of the carrier may quote a number.
 */
export function log(text: string): void {
  Logger.write(text.replace(/\d{7,}/g, '…'))
}
