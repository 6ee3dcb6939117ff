import * as v from 'valibot'

export { type Closed, closedAt, type Schedule } from './opening.ts'

const Phone = v.pipe(v.string(), v.regex(/^\+\d{7,15}$/, 'a number with its country code, such as +78005553535'))

/** What an organiser sets for a campaign, beside its quiz. Numbers are E.164. */
export const CampaignSettings = v.object({
  /** the number to call; a campaign without one of its own does not open on a public address */
  phoneNumber: v.optional(v.nullable(Phone), null),
  /** the number for visitors from abroad, who cannot dial a free number */
  phoneNumberAbroad: v.optional(v.nullable(Phone), null),
  /** promo codes go out by message only: they are neither shown nor spoken */
  isPrizeByMessage: v.optional(v.boolean(), false),
})

export type CampaignSettings = v.InferOutput<typeof CampaignSettings>
