import * as v from 'valibot'
import { TypedColour } from '../look/look.ts'
import { isWebOrigin } from '../network-address/network-address.ts'
import { callKinds, CallKind, Country } from '../phone-number/phone-number.ts'
import { codeSources } from '../quiz/quiz.ts'
import { CampaignTexts } from '../texts/texts.ts'
import type { SettingRule } from './fields.ts'
import { RulesSettings } from './rules.ts'
import { isTicketLink } from './ticket-link.ts'
import { ConferenceDay } from './tickets.ts'

export { type AddressFault, faultOfAddress, proposeAddress } from './address.ts'
export { readOurs } from './basics.ts'
export { contactOf } from './contact.ts'
export { faultOfRule, type Faults, type FieldFault, type SetCampaign, settingRules, type Typed } from './fields.ts'
export { comesTwice, type Hours, isTimeZone, isWithinHours, lastMomentOf, readLocal } from './local-time.ts'
export { type Missing, missingIn, setIn } from './missing.ts'
export { type CampaignState, type Closed, closedAt, type Schedule, stateOf, type Waiting, waitingAt } from './opening.ts'
export { checkLook, type LookCheck } from './look.ts'
export { sectionNamed, type SectionName, sectionNames } from './sections.ts'
export { lastDayOf, linkWithCode, linkWithoutCode } from './ticket-link.ts'
export { type VoiceLists, voicesFor } from './voice.ts'
export { editedTexts, type EditedText, faultsOfWords } from './words.ts'

const Phone = v.pipe(v.string(), v.regex(/^\+\d{7,15}$/, 'not a number' satisfies SettingRule))
const Line = v.pipe(v.string(), v.trim(), v.maxLength(120))
const notLink: SettingRule = 'not https'
const Link = v.pipe(v.string(), v.check(isTicketLink, notLink))

const CountryCode = v.pipe(
  v.string(),
  v.check((code) => v.is(Country, code), 'not a country' satisfies SettingRule),
)
const CallHours = v.object({ from: v.pipe(v.number(), v.integer()), to: v.pipe(v.number(), v.integer()) })
const Voice = v.object({ speaker: v.string(), recogniser: v.string(), model: v.exactOptional(v.string()) })

/**
 * `isInterruptible`: what is said over Pavel interrupts him. `detectsVoice`: the engine tells when a caller falls silent, at a price that
 * only the bill shows.
 */
const Hearing = v.object({ isInterruptible: v.optional(v.boolean(), true), detectsVoice: v.optional(v.boolean(), true) })

/**
 * `distancePx` from the edges of the window. `layer`: the top layer of the browser, or the z-index among the layers of the site.
 * `motion`: calm shows nothing that moves; auto asks the visitor's system.
 */
const Launcher = v.object({
  distancePx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400)), 16),
  layer: v.optional(
    v.union([v.literal('top'), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647))]),
    'top',
  ),
  theme: v.optional(v.picklist(['auto', 'light', 'dark']), 'auto'),
  motion: v.optional(v.picklist(['auto', 'calm']), 'auto'),
})

/** What an organiser sets for a campaign, beside its quiz and its dates. Numbers are E.164. */
export const CampaignSettings = v.object({
  /** the number to call; a campaign without one of its own does not open on a public address */
  phoneNumber: v.optional(v.nullable(Phone), null),
  /** the number for visitors from abroad, who cannot dial a free number */
  phoneNumberAbroad: v.optional(v.nullable(Phone), null),
  /** promo codes go out by message only: they are neither shown nor spoken */
  isPrizeByMessage: v.optional(v.boolean(), false),
  /** where tiers take their codes from, by their ids, as far as that was chosen */
  codeSources: v.optional(v.record(v.string(), v.picklist(codeSources)), {}),
  /** the conference, as its page tells it; what is empty is left out */
  conference: v.optional(v.object({ name: v.optional(Line, ''), when: v.optional(Line, ''), price: v.optional(Line, '') }), {}),
  /** where a ticket is bought and a code is spent; it may hold `{code}` where the code belongs */
  ticketLink: v.optional(v.nullable(Link), null),
  /** when and where the conference is, for calendars */
  conferenceDay: v.optional(ConferenceDay, {}),
  /** what it calls Pavel; empty where it does not rename him */
  pavelName: v.optional(Line, ''),
  /** where the button that opens the chat is on a site */
  corner: v.optional(v.picklist(['right', 'left']), 'right'),
  /** how that button stands on a site, where its tag does not say otherwise */
  launcher: v.optional(Launcher, {}),
  /** the picture of links to its page, by its name among the pictures; null for Pavel's own */
  sharePicture: v.optional(v.nullable(v.string()), null),
  /** the origins of the sites that may show the chat */
  sites: v.optional(v.array(v.pipe(v.string(), v.check(isWebOrigin, 'not a site' satisfies SettingRule))), []),
  /** which numbers Pavel calls and writes to */
  callRules: v.optional(v.object({ countries: v.array(CountryCode), kinds: v.array(CallKind) }), {
    countries: ['RU'],
    kinds: [...callKinds],
  }),
  /** numbers of other countries than those of the rules cannot play */
  isOnlyForTheseCountries: v.optional(v.boolean(), false),
  /** when Pavel calls: full hours in the time zone of the number, or in the campaign's where that is not known */
  callHours: v.optional(CallHours, { from: 9, to: 21 }),
  /** how he sounds and listens; null for what is usual in the language */
  voice: v.optional(v.nullable(Voice), null),
  /** how callers are heard, where their line can be trusted with it */
  hearing: v.optional(Hearing, {}),
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
