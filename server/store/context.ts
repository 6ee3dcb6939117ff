import type { Order, Voice } from '../../scenario/protocol.ts'
import type { Spoken } from '../../views/texts/spoken.ts'
import type { Consent, Gallery, WordLookups } from '../campaigns/campaigns.ts'
import type { OfficeInPlay } from '../campaigns/offices/offices.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Hours, Schedule } from '../rules/campaign/campaign.ts'
import type { CallRules } from '../rules/phone-number/phone-number.ts'
import type { ChosenSources, Quiz } from '../rules/quiz/quiz.ts'
import type { CallSessions } from '../voximplant/voximplant.ts'
import type { Change } from './changes.ts'
import type { Db } from './database.ts'
import type { Queue } from './queue.ts'
import type { Disguise } from './secrets.ts'

/** What the game of one campaign works with. */
export type GameContext = ServerContext & CampaignContext

/** A campaign and one version of its quiz, as the game plays it and the page shows it. Telephone numbers are E.164. */
type CampaignContext = {
  campaignId: number
  /** what the paths of the campaign's chat begin with, such as `/c/allo` */
  path: `/${string}`
  /** the version that `quiz` is */
  versionId: number
  quiz: Quiz
  gallery: Gallery
  /** what had been guessed wrong before this version */
  guesses: KnownGuesses
  spoken: Spoken
  /** who runs the game, as a part of a sentence */
  organiser: string
  /** what visitors are asked to agree to now */
  consent: Consent
  phoneNumber: string
  phoneNumberAbroad: string | undefined
  /** promo codes go out by message only: they are neither shown nor spoken */
  isPrizeByMessage: boolean
  /** where tiers take their codes from, by their ids, as far as that was chosen */
  codeSources: ChosenSources
  /** where a code is spent, with `{code}` in its place where it belongs into the address */
  ticketLink: string | null
  /** the last day on which codes are taken, such as `2026-12-01`, where a code has none of its own; null: without an end */
  spentUntil: string | null
  /** what a ticket costs, in the organiser's words; empty where that is not told */
  ticketPrice: string
  /** the path of the conference's day for calendars; null where it is not set */
  calendar: `/${string}` | null
  /** where codes are made or spent; null where they come from the pools alone */
  office: OfficeInPlay | null
  /** when new games can begin */
  schedule: Schedule
  /** somebody at the desk tries a draft: no code is given, and nothing that happens leaves the rehearsal */
  isRehearsal: boolean
  /** which numbers Pavel calls and writes to */
  callRules: CallRules
  /** numbers of other countries than those of the rules cannot play */
  isOnlyForTheseCountries: boolean
  /** when he calls: full hours, in the time zone of the number where that is known */
  callHours: Hours
  voice: Voice
  /** what the organiser wishes of how callers are heard */
  hearing: { isInterruptible: boolean; detectsVoice: boolean }
  /** changes with everything that a stage is rendered with */
  fingerprint: string
}

/** By answers, what people had most often guessed wrong when a version was published. */
export type KnownGuesses = Record<string, string[]>

/** What the games of all campaigns work with. Clock, database and randomness are passed in, so that tests can control them. */
export type ServerContext = {
  db: Db
  campaigns: Campaigns
  now(): Date
  /** Returns a random integer from 0 to `below` - 1. */
  randomInt(below: number): number
  /** Returns the pseudonym of a telephone number, for where the number itself must not be stored. */
  disguise: Disguise
  /** Announces that the conversations of these visits have changed. */
  publish(changes: Iterable<Change>): void
  /** posts turns to live calls */
  sessions: CallSessions
  /** the durable queue of callbacks and messages */
  queue: Pick<Queue, 'add'>
  /** null where nobody can be called */
  caller: Caller | null
  /** null where no messages can be sent */
  sms: Sms | null
  /** the most calls and messages of all campaigns */
  callsOut: CallsOut
  /** the fingerprint of the script that belongs to this server; null where it has not been built */
  scenarioBuild?: string | null
  /** its calls go through the emulator and over no real line */
  isEmulated?: boolean
  /** look for the real words near the answers of drafts; left out where no dictionary shall be read */
  lookups?: WordLookups
  /** Logs a warning about something that only an operator can fix. */
  tellOperator(sentence: string): void
  /** Counts and logs a telemetry event. */
  record(event: TelemetryEvent): void
}

/** The campaigns of this server, as far as the game needs them. */
export type Campaigns = {
  /** Returns the context of a campaign, with the published version of its quiz; undefined where none has been published. */
  find(campaignId: number): GameContext | undefined
  /** Returns the contexts of the campaigns that are called at this number. */
  ofNumber(called: string): GameContext[]
  /** Returns the same context with another version of the quiz, where that has been read before. */
  known(context: GameContext, versionId: number): GameContext | undefined
  /** Reads that version first where necessary. */
  withVersion(tx: Db, context: GameContext, versionId: number): Promise<GameContext>
}

/** The most that Pavel calls and writes within 24 hours. */
export type CallsOut = { mostPerDay: { calls: number; minutes: number; messages: number } }

/** Places calls to visitors. */
export type Caller = {
  /** the caller ID */
  from: string
  perMinute: number
  /** call hours do not apply, because only simulated telephones ring */
  ringsAtAnyHour: boolean
  /** Starts the scenario. Returns the URL of its session. Throws an `OrderProblem` when the call cannot be ordered. */
  order(order: Order): Promise<{ sessionUrl: string }>
}

/** Sends messages to telephones; `to` is E.164. Throws a `MessageProblem` when a message cannot be sent. */
export type Sms = { send(to: string, text: string): Promise<void> }
