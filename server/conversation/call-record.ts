import { and, asc, eq } from 'drizzle-orm'
import { withoutNumbers } from '../rules/number/number.ts'
import { answers, calls, events } from '../store/schema/schema.ts'
import type { Call, GameContext } from '../store/store.ts'
import { masked } from './calls.ts'
import { type Quality, qualityOf } from './quality.ts'

type Event = typeof events.$inferSelect
type Answer = Pick<typeof answers.$inferSelect, 'verdict' | 'reason' | 'points'>

/** What was heard, or not; `decision` is what an answer was worth, and the matching's reason. */
export type Happening = Pick<Event, 'seq' | 'type' | 'heard' | 'confidence' | 'replyMs' | 'tries' | 'lost' | 'at'> & {
  decision: Answer | null
}

/** What Pavel said, and all that answered it. */
export type ToldTurn = { turn: number; say: string; happenings: Happening[] }

export type CallInDetail = Pick<
  Call,
  'id' | 'direction' | 'startedAt' | 'answeredAt' | 'endedAt' | 'seconds' | 'hungUpBy' | 'reason'
> & {
  number: string | null
  quality: Quality
  turns: ToldTurn[]
  /** of the call itself: its beginning, its end, what was pushed */
  others: Happening[]
}

/** A call with all its turns, from its first; null where there is none with this id. */
export async function readCall({ db, quizName }: GameContext, callId: string): Promise<CallInDetail | null> {
  const [call] = await db
    .select()
    .from(calls)
    .where(and(eq(calls.id, callId), eq(calls.quiz, quizName)))
  if (!call) return null
  const happened = await db.select().from(events).where(eq(events.callId, callId)).orderBy(asc(events.seq))
  const given = await db.select().from(answers).where(eq(answers.callId, callId))
  const { id, caller, direction, startedAt, answeredAt, endedAt, seconds, hungUpBy, reason } = call
  const decisions = new Map(given.filter(({ via }) => via !== 'typed').map((answer) => [answer.at.getTime(), answer]))
  const show = (event: Event) => showHappening(event, decisions)
  const isHeard = ({ type, turn }: Event) => turn !== null && type !== 'turn.started'
  return {
    id,
    direction,
    startedAt,
    answeredAt,
    endedAt,
    seconds,
    hungUpBy,
    reason: reason && withoutNumbers(reason),
    number: masked(caller),
    quality: qualityOf(happened),
    turns: turnsOf(call, happened).map(({ turn, say }) => ({
      turn,
      say,
      happenings: happened.filter((event) => event.turn === turn && isHeard(event)).map(show),
    })),
    others: happened.filter((event) => !isHeard(event)).map(show),
  }
}

/** Every turn was some event's reply, or is the current one; those of its last words may be nobody's. */
function turnsOf({ reply }: Call, happened: Event[]): { turn: number; say: string }[] {
  const said = new Map([...happened.map((event) => event.reply), reply].map(({ turn, say }) => [turn, say]))
  return [...said]
    .map(([turn, say]) => ({ turn, say }))
    .filter(({ say }) => say !== '')
    .sort((one, other) => one.turn - other.turn)
}

/** An event and the answer that it brought were kept at one instant. */
function showHappening(
  { seq, type, heard, confidence, replyMs, tries, lost, at }: Event,
  decisions: Map<number, Answer>,
): Happening {
  const decision = ['speech.heard', 'keys.pressed'].includes(type) ? (decisions.get(at.getTime()) ?? null) : null
  const told = decision && { ...decision, reason: withoutNumbers(decision.reason) }
  return { seq, type, heard: heard && withoutNumbers(heard), confidence, replyMs, tries, lost, at, decision: told }
}
