/** What may be wrong with the cloud, beside what is wrong with the account. May be changed at any moment. */
export type CloudFaults = {
  /** a gateway answers 502 in the cloud's place */
  isDown: boolean
  /** a page of HTML comes with the status 200, as from a captive portal */
  answersHtml: boolean
  /** every command meets the rate limit (code 340) */
  isRateLimited: boolean
  /** every request meets HTTP 429 */
  hasTooManyRequests: boolean
  /** how far the cloud's clock is ahead of the caller's; negative where it is behind */
  clockAheadSeconds: number
  /** how long a reply takes after the command is done */
  replyDelayMs: number
  /** whose replies take so long */
  lateCommands: readonly string[] | 'all'
  /** commands that do nothing but end in a code of the API's: 2 is an internal error, 104 a forbidden command */
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
