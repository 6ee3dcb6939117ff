import { graceEndsAt } from '../game/game.ts'
import { type Closed, closedAt, lastDayOf, linkWithCode, linkWithoutCode } from '../rules/campaign/campaign.ts'
import { dialHref, isAbroad, maskNumber, showNumber } from '../rules/phone-number/phone-number.ts'
import { indexAt, lengthOf, type Level, levelOf, mostPoints, newGame, rebusesOf, worth } from '../rules/quiz/quiz.ts'
import type { Call, GameContext, LastAnswer, Participant, Visit } from '../store/store.ts'
import { etagOf } from './etag.ts'
import { addressFor } from './picture-address.ts'
import { hasCallback, hasDial, isOnLine, stateOf, toRemember } from './stage-state.ts'
import type { Callback, Dial, Mood, Picture, Prize, Shown, Solved, Stage, State } from './stage.ts'

/** What is the same for every stage of a campaign whose games play the same version of its quiz. */
export type StageSettings = Pick<
  GameContext,
  | 'path'
  | 'quiz'
  | 'gallery'
  | 'phoneNumber'
  | 'phoneNumberAbroad'
  | 'isPrizeByMessage'
  | 'ticketLink'
  | 'ticketPrice'
  | 'spentUntil'
  | 'calendar'
  | 'schedule'
  | 'fingerprint'
  | 'disguise'
>

/** `participant` is the visit's own, or else the one that plays with its number; `call` is the participant's. */
export type StageData = {
  visit: Visit
  participant: Participant | null
  call: Call | null
  /** a call from or to the visit's number in which Pavel asks for the pairing code, or is about to */
  asking: Pick<Call, 'answeredAt' | 'direction'> | null
  lastAnswer: LastAnswer | null
  callback: Callback | null
  /** until when the ticket office takes the participant's code; null where it has said nothing of that */
  codeUntil: Date | null
}

/** How long a finished rebus stays on the stage before the next one is shown. */
const solvedSeconds = 8

/** An estimate of how fast Pavel speaks. */
const charactersPerSecond = 14

/** Returns the stage that a visit shows at `now`. */
export function stageOf(stageSettings: StageSettings, data: StageData, now: Date): Stage {
  const shown = compose(stageSettings, data, now)
  return { ...shown, etag: etagOf(stageSettings, shown) }
}

function compose(stageSettings: StageSettings, data: StageData, now: Date): Omit<Stage, 'etag'> {
  const closed = closedAt(stageSettings.schedule, now)
  const state = stateNow(data, closed)
  const { participant } = data
  const player = ['playing', 'lost', 'finished'].includes(state) ? participant : null
  const speaks = state === 'playing' || state === 'finished' ? secondsOfSpeech(data.call, now) : 0
  return {
    path: stageSettings.path,
    state,
    mood: moodOf(state, speaks, participant),
    speaks,
    dial: hasDial(state, data) ? dialOf(stageSettings, data.visit) : null,
    callback: hasCallback(state, data) ? data.callback : null,
    remember: toRemember(state, data),
    isOnLine: isOnLine(state, data.call),
    rebus: player && rebusOf(stageSettings, player, data.visit),
    solved: player && solvedOf(stageSettings, player, data, now),
    points: player?.points ?? 0,
    most: mostPoints(stageSettings.quiz, participant ?? newGame),
    waitsUntil: state === 'lost' && participant ? graceEndsAt(stageSettings, participant) : null,
    isForFun: player?.kind === 'fun',
    closed: state === 'closed' ? closed : null,
    prize: state === 'finished' && participant ? prizeOf(stageSettings, participant, data.codeUntil) : null,
  }
}

/** Whoever has a game goes on, and only those who wait for one do so in vain. */
function stateNow(data: StageData, closed: Closed | null): State {
  const state = stateOf(data)
  return closed && (state === 'waiting' || state === 'queued') ? 'closed' : state
}

function moodOf(state: State, speaks: number, participant: Participant | null): Mood {
  if (speaks > 0 && state !== 'finished') return 'talking'
  switch (state) {
    case 'closed':
      return 'asleep'
    case 'waiting':
    case 'queued':
      return 'awake'
    case 'ringing':
    case 'calling':
      return 'thinking'
    case 'digits':
    case 'playing':
      return 'listening'
    case 'lost':
    case 'played':
    case 'elsewhere':
      return 'offended'
    case 'finished':
      return participant && participant.points > 0 && !participant.prizeRevokedAt ? 'triumphant' : 'awake'
  }
}

function secondsOfSpeech(call: Call | null, now: Date): number {
  if (!call || call.endedAt) return 0
  const whole = call.reply.say.length / charactersPerSecond
  return Math.max(0, Math.ceil(whole - (now.getTime() - call.repliedAt.getTime()) / 1000))
}

/** A Russian 8-800 number cannot be dialled from abroad. */
function dialOf({ phoneNumber, phoneNumberAbroad }: StageSettings, { phone, digits }: Visit): Dial | null {
  const number = isAbroad(phone) ? phoneNumberAbroad : phoneNumber
  return number && digits ? { shown: showNumber(number), href: dialHref(number), isFree: !isAbroad(phone), digits } : null
}

function rebusOf(stageSettings: StageSettings, player: Participant, visit: Visit): Shown | null {
  const { quiz } = stageSettings
  const { rebus, attempt, question } = player
  const index = indexAt(quiz, player, rebus)
  if (index === null) return null
  return {
    number: rebus + 1,
    of: lengthOf(quiz, player),
    attempt: attempt + 1,
    worth: worth(quiz, player),
    question,
    picture: pictureOf(stageSettings, visit, index, levelOf(attempt)),
  }
}

/** Shown until the next answer at most: a visitor who answers is already looking at the next picture. */
function solvedOf(
  stageSettings: StageSettings,
  player: Participant,
  { visit, lastAnswer: last }: Pick<StageData, 'visit' | 'lastAnswer'>,
  now: Date,
): Solved | null {
  if (!last?.isLast) return null
  const index = indexAt(stageSettings.quiz, player, last.rebus)
  const rebus = index !== null && rebusesOf(stageSettings.quiz)[index]
  if (!rebus) return null
  const seconds = solvedSeconds - Math.floor((now.getTime() - last.at.getTime()) / 1000)
  if (seconds <= 0) return null
  const picture = pictureOf(stageSettings, visit, index, 'solved')
  return { number: last.rebus + 1, answer: rebus.answer, points: last.points, picture, seconds }
}

function pictureOf(stageSettings: StageSettings, visit: Visit, index: number, level: Level): Picture {
  const { quiz, gallery } = stageSettings
  const address = addressFor(stageSettings, visit.id, gallery.addressOf(index, level))
  return { address, description: rebusesOf(quiz)[index]?.pictures[level].description ?? '' }
}

function prizeOf(stageSettings: StageSettings, participant: Participant, codeUntil: Date | null): Prize | null {
  const { quiz, isPrizeByMessage, ticketLink, ticketPrice, calendar } = stageSettings
  const { tierId, code, phone, sms, prizeRevokedAt } = participant
  const tier = quiz.tiers.find(({ id }) => id === tierId)
  if (!tier) return null
  const spentUntil = code === null ? null : lastDayOf(stageSettings, codeUntil)
  const around = { tier, isRevoked: prizeRevokedAt !== null, spentUntil, ticketPrice, calendar }
  const isShown = !isPrizeByMessage || code === null || phone === null
  if (isShown) return { ...around, code, message: null, ticketLink: code && ticketLink && linkWithCode(ticketLink, code) }
  const message = { number: maskNumber(phone), state: sms === 'sending' ? 'waits' : (sms ?? 'failed') } as const
  return { ...around, code: null, message, ticketLink: linkWithoutCode(ticketLink) }
}
