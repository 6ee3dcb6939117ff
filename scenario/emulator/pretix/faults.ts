/** How one request goes wrong. */
export type RequestFault =
  /** 409: the event's lock was not obtained */
  | 'busy'
  /** 429 */
  | 'too many'
  /** 500 with HTML, and nothing was done */
  | 'broken'
  /** it was done and its answer remembered, but a gateway answers 502 */
  | 'lost'
  /** it was done, and the server crashed before it remembered the answer: 500 with HTML */
  | 'crashed'
  /** a page of HTML with status 200, as of a captive portal */
  | 'portal'
  /** a redirect to another host */
  | 'elsewhere'

/** Faults of the shop itself, apart from its contents. May be changed at any time. */
export type PretixFaults = {
  /** what befalls the next requests, one each; null: nothing */
  next: (RequestFault | null)[]
  /** what befalls every request */
  always: RequestFault | null
  /** the delay of each answer after the request was carried out */
  delayMs: number
  /** what `Retry-After` says, in seconds; null: the header is missing */
  retryAfter: string | null
  /** the event has ended and was taken down: 403, as of one that is unknown */
  hasEnded: boolean
  /** a write that takes the event's lock, because `block_quota` is absent or true, does not get it: 409 */
  isLocked: boolean
  /** answers have fields that are documented nowhere */
  addsFields: boolean
  /** hooks are sent twice */
  sendsTwice: boolean
}

export const noPretixFaults: PretixFaults = {
  next: [],
  always: null,
  delayMs: 0,
  retryAfter: '5',
  hasEnded: false,
  isLocked: true,
  addsFields: true,
  sendsTwice: true,
}
