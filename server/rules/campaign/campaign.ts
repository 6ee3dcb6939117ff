import * as v from 'valibot'
import { TypedColour } from '../look/look.ts'
import { CampaignTexts } from '../texts/texts.ts'
import { RulesSettings } from './rules.ts'

export { type AddressFault, faultOfAddress, proposeAddress } from './address.ts'
export { readOurs } from './basics.ts'
export { type Contact, contactOf } from './contact.ts'
export type { Faults, FieldFault, SetCampaign, Typed } from './fields.ts'
export { comesTwice, isTimeZone } from './local-time.ts'
export { type CampaignState, type Closed, closedAt, type Schedule, stateOf } from './opening.ts'
export { checkLook, type LookCheck } from './look.ts'
export { sectionNamed, type SectionName, sectionNames } from './sections.ts'
export { editedTexts, type EditedText, faultsOfWords } from './words.ts'

/** The messages of the rules below, which are the kinds of faults in a file. */
export const settingRules = ['not a phone number', 'not an https address'] as const
type SettingRule = (typeof settingRules)[number]

const Phone = v.pipe(v.string(), v.regex(/^\+\d{7,15}$/, 'not a phone number' satisfies SettingRule))
const Line = v.pipe(v.string(), v.trim(), v.maxLength(120))
const notLink: SettingRule = 'not an https address'
const Link = v.pipe(v.string(), v.url(notLink), v.startsWith('https://', notLink))

/** What an organiser sets for a campaign, beside its quiz and its dates. Numbers are E.164. */
export const CampaignSettings = v.object({
  /** the number to call; a campaign without one of its own does not open on a public address */
  phoneNumber: v.optional(v.nullable(Phone), null),
  /** the number for visitors from abroad, who cannot dial a free number */
  phoneNumberAbroad: v.optional(v.nullable(Phone), null),
  /** promo codes go out by message only: they are neither shown nor spoken */
  isPrizeByMessage: v.optional(v.boolean(), false),
  /** the conference, as its page tells it; what is empty is left out */
  conference: v.optional(v.object({ name: v.optional(Line, ''), when: v.optional(Line, ''), price: v.optional(Line, '') }), {}),
  /** where a ticket is bought and a code is spent */
  ticketLink: v.optional(v.nullable(Link), null),
  /** its colours; null for Pavel's own */
  look: v.optional(v.nullable(v.object({ accent: TypedColour, paper: TypedColour })), null),
  /** what its rules say of its own */
  rules: v.optional(RulesSettings, {}),
  /** the texts that it puts in its own words */
  words: v.optional(CampaignTexts, {}),
})

export type CampaignSettings = v.InferOutput<typeof CampaignSettings>

/** A campaign's settings as they are written, where what is left out has its usual value. */
export type GivenSettings = v.InferInput<typeof CampaignSettings>
