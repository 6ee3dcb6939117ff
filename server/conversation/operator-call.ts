import { and, asc, eq } from 'drizzle-orm'
import { maskNumber, withoutNumbers } from '../rules/phone-number/phone-number.ts'
import { answers, callbacks, calls, codes, events, participants } from '../store/schema/schema.ts'
import type { Call, GameContext, Participant } from '../store/store.ts'
import { type CallEnding, endingOf } from './call-ending.ts'
import { type Quality, qualityOf } from './call-quality.ts'
import { withoutCodes } from './without-codes.ts'

type Event = typeof events.$inferSelect
type Answer = Pick<typeof answers.$inferSelect, 'verdict' | 'reason' | 'points'>

/** An event of a call. `decision` says how an answer was judged and why; null when the event brought no answer. */
export type RecordedEvent = Pick<
  Event,
  'seq' | 'type' | 'heard' | 'confidence' | 'interrupted' | 'replyMs' | 'tries' | 'lost' | 'at'
> & {
  decision: Answer | null
}

/** What Pavel said in one turn, and the events that came in reply. */
export type RecordedTurn = { turn: number; say: string; events: RecordedEvent[] }

/** What whoever plays had agreed to, and how the number was proved. The path leads to the text. */
export type Agreement = Pick<Participant, 'proof' | 'provedAt'> & { version: string; at: Date; path: string }

/** A call as the operator's page shows it in full. `number` is masked; null when the caller ID is hidden. */
export type CallInDetail = Pick<
  Call,
  'id' | 'direction' | 'startedAt' | 'answeredAt' | 'endedAt' | 'seconds' | 'hungUpBy' | 'reason' | 'interruptions'
> & {
  /** how it ended, for people; null while it goes on, or where nothing is known */
  ending: CallEnding | null
  number: string | null
  /** the game that is or was played in it, and the address of its campaign */
  game: { id: number; campaign: string } | null
  /** null where nobody has begun to play in it, or the person was erased */
  agreement: Agreement | null
  quality: Quality
  turns: RecordedTurn[]
  /** the events of the call itself: its start, its end, the start of pushed turns */
  others: RecordedEvent[]
}

/** Reads a call of the current quiz with all its turns, the first turn first. Returns null when there is no call with this id. */
export async function readCall(context: GameContext, callId: string): Promise<CallInDetail | null> {
  const { db, campaignId } = context
  const [call] = await db
    .select()
    .from(calls)
    .where(and(eq(calls.id, callId), eq(calls.campaignId, campaignId)))
  if (!call) return null
  const callEvents = await db.select().from(events).where(eq(events.callId, callId)).orderBy(asc(events.seq))
  const callAnswers = await db.select().from(answers).where(eq(answers.callId, callId))
  const { id, caller, direction, startedAt, answeredAt, endedAt, seconds, hungUpBy, reason, interruptions } = call
  const decisions = new Map(callAnswers.filter(({ via }) => via !== 'typed').map((answer) => [answer.at.getTime(), answer]))
  const describe = (event: Event) => describeEvent(event, decisions)
  const ownCodes = await readCodes(context, call)
  const isHeard = ({ type, turn }: Event) => turn !== null && type !== 'turn.started'
  return {
    id,
    direction,
    startedAt,
    answeredAt,
    endedAt,
    seconds,
    hungUpBy,
    interruptions,
    reason: reason && withoutNumbers(reason),
    ending: endedAt && endingOf({ ...call, ...(await findOutcome(db, callId)) }),
    number: maskCaller(caller),
    game: call.participantId === null ? null : { id: call.participantId, campaign: context.path.slice('/c/'.length) },
    agreement: await readAgreement(context, call),
    quality: qualityOf(callEvents),
    turns: turnsOf(call, callEvents).map(({ turn, say }) => ({
      turn,
      say: withoutCodes(say, ownCodes, context.quiz.language),
      events: callEvents.filter((event) => event.turn === turn && isHeard(event)).map(describe),
    })),
    others: callEvents.filter((event) => !isHeard(event)).map(describe),
  }
}

async function findOutcome(db: GameContext['db'], id: string) {
  const [callback] = await db.select({ outcome: callbacks.outcome }).from(callbacks).where(eq(callbacks.id, id))
  return callback
}

/** Every code that the game of the call was given. */
async function readCodes({ db }: GameContext, { participantId }: Call): Promise<string[]> {
  if (participantId === null) return []
  const rows = await db.select({ code: codes.code }).from(codes).where(eq(codes.participantId, participantId))
  return rows.map(({ code }) => code)
}

/** Returns a number (E.164) as an operator may see it, masked; null when the caller ID is hidden. */
export function maskCaller(phone: string | null): string | null {
  return phone === null ? null : maskNumber(phone)
}

async function readAgreement({ db, path }: GameContext, { participantId }: Call): Promise<Agreement | null> {
  if (participantId === null) return null
  const [game] = await db.select().from(participants).where(eq(participants.id, participantId))
  if (!game?.consentVersion || !game.consentAt) return null
  const { consentVersion: version, consentAt: at, proof, provedAt } = game
  return { version, at, proof, provedAt, path: `${path}/consent/${encodeURIComponent(version)}` }
}

/** Each turn was the reply to some event, except perhaps the current one: a turn that was just pushed is found only in the call. */
function turnsOf({ reply }: Call, callEvents: Event[]): { turn: number; say: string }[] {
  const said = new Map([...callEvents.map((event) => event.reply), reply].map(({ turn, say }) => [turn, say]))
  return [...said]
    .map(([turn, say]) => ({ turn, say }))
    .filter(({ say }) => say !== '')
    .sort((one, other) => one.turn - other.turn)
}

/** An event and its answer are saved in one transaction, so they have the same timestamp; nothing else links them. */
function describeEvent(
  { seq, type, heard, confidence, interrupted, replyMs, tries, lost, at }: Event,
  decisions: Map<number, Answer>,
): RecordedEvent {
  const decision = ['speech.heard', 'keys.pressed'].includes(type) ? (decisions.get(at.getTime()) ?? null) : null
  const shown = decision && { ...decision, reason: withoutNumbers(decision.reason) }
  return { seq, type, heard: heard && withoutNumbers(heard), confidence, interrupted, replyMs, tries, lost, at, decision: shown }
}
