/** Faults of the cloud itself, apart from the account's contents. May be changed at any time. */
export type CloudFaults = {
  /** a gateway answers 502 */
  isDown: boolean
  /** every reply is an HTML page with status 200, as from a captive portal */
  answersHtml: boolean
  /** every command is refused with code 340, the rate limit */
  isRateLimited: boolean
  /** every request gets HTTP 429 */
  hasTooManyRequests: boolean
  /** how far the cloud's clock is ahead of the caller's; negative if behind */
  clockAheadSeconds: number
  /** the delay of a reply after its command was carried out */
  replyDelayMs: number
  /** the commands whose replies are delayed */
  lateCommands: readonly string[] | 'all'
  /** commands that are refused, with their codes: 2 is an internal error, 104 a forbidden command */
  refusedCommands: Record<string, number>
}

export const noCloudFaults: CloudFaults = {
  isDown: false,
  answersHtml: false,
  isRateLimited: false,
  hasTooManyRequests: false,
  clockAheadSeconds: 0,
  replyDelayMs: 0,
  lateCommands: 'all',
  refusedCommands: {},
}
