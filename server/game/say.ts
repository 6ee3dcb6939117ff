import { eq } from 'drizzle-orm'
import type { Listen, Turn } from '../../scenario/protocol.ts'
import { calls } from '../store/schema/schema.ts'
import { appendEntries, type Call, type GameContext, type NewEntry, type Transaction } from '../store/store.ts'
import { shortest } from './pairing-code.ts'
import type { Speech } from './speech.ts'

/** Makes the next turn of a call, keeps it, and writes it into the chat log. */
export async function say(transaction: Transaction, call: Call, speech: Speech): Promise<Turn> {
  const turn = turnOf(transaction.context, call.turn + 1, speech)
  await keep(transaction, call, turn, speech)
  if (speech.visitId !== null) {
    const spoken: NewEntry[] = call.answeredAt ? [{ from: 'pavel', text: speech.caption ?? speech.say }] : []
    const lines = [...(speech.after ?? []), ...spoken]
    if (lines.length > 0) appendEntries(transaction, speech.visitId, lines)
    transaction.changed.add(speech.visitId)
  }
  return turn
}

/** Refuses a call before it is answered, which costs nobody anything. */
export async function reject(transaction: Transaction, call: Call): Promise<Turn> {
  const turn: Turn = { ...turnOf(transaction.context, call.turn + 1, { say: '', part: 'goodbye' }), then: 'reject' }
  await keep(transaction, call, turn, { part: 'goodbye' })
  return turn
}

/** A turn that only closes a line, for calls that are not current any more: it is kept nowhere. */
export function closingTurn({ context }: Transaction, call: Call, text: string): Turn {
  return turnOf(context, call.turn + 1, { say: text, part: 'goodbye' })
}

/** The turn before the first one: nothing has been said yet. */
export function noTurn(context: GameContext): Turn {
  return { ...turnOf(context, 0, { say: '', part: 'goodbye' }), then: 'reject' }
}

type Counts = Pick<Speech, 'part' | 'silences' | 'tries'>

async function keep({ tx, at }: Transaction, call: Call, reply: Turn, { part, silences = 0, tries }: Counts): Promise<void> {
  await tx
    .update(calls)
    .set({ turn: reply.turn, reply, repliedAt: at, heardAt: at, part, silences, tries: tries ?? call.tries, pushes: 0 })
    .where(eq(calls.id, call.id))
}

function turnOf(context: GameContext, turn: number, { say, part, keys }: Pick<Speech, 'say' | 'part' | 'keys'>): Turn {
  const listen = listenFor(context, part, keys)
  const { filler, goodbye } = context.spoken
  const reply: Turn = {
    turn,
    say,
    listen,
    then: listen ? 'listen' : 'hang up',
    voice: context.quiz.voice,
    phrases: { filler, goodbye },
  }
  return part === 'check' ? { ...reply, examine: context.spoken.check } : reply
}

function listenFor({ quiz, spoken }: GameContext, part: Call['part'], keys: number = shortest): Listen | null {
  const seconds = quiz.listenSeconds
  switch (part) {
    case 'digits':
      return { seconds, hints: [], keys }
    case 'game':
      return { seconds, hints: hintsOf(quiz, spoken), keys: 1 }
    case 'code':
      return { seconds, hints: [], keys: 1 }
    case 'check':
      return { seconds, hints: [], keys: 0 }
    case 'goodbye':
      return null
  }
}

/** Every answer of the quiz, not only the right one: a hint pulls the recogniser towards its word. The line alone sees them. */
function hintsOf(quiz: GameContext['quiz'], spoken: GameContext['spoken']): string[] {
  return [...quiz.rebuses.map((rebus) => rebus.answer), ...Object.values(spoken.pressed)]
}
