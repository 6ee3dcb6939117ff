import type { Pool, PoolClient } from 'pg'
import type { Turn } from '../../../scenario/protocol.ts'
import type { Quiz } from '../../../server/rules/quiz/quiz.ts'
import type { Call, Participant } from '../../../server/store/store.ts'
import { isRight, type Shown, turnAfter } from './answer.ts'

/** What was heard in a call, and the id of its delivery. */
export type Speech = { call: string; seq: number; turn: number; text: string; confidence: number; delivery: string }

/** The reply; where its page is, and what it shows, if the event is new. */
export type Saved = { reply: Turn; visitId: number; shown: Shown | null }

/**
 * Saves a wrong answer as Pavel does: the same rows, locked, read and written in the same order, in one transaction of prepared
 * statements. The database alone is measured with this function, and the article's stack with it behind its door.
 */
export async function saveWrongAnswer(pool: Pool, quiz: Quiz, speech: Speech): Promise<Saved> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const saved = await save(client, quiz, speech)
    await client.query('commit')
    return saved
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function save(client: PoolClient, quiz: Quiz, speech: Speech): Promise<Saved> {
  const [call] = await rows<Row>(client, 'select * from calls where id = $1 for update', [speech.call])
  if (!call) throw new Error('an unknown call')
  const [saved] = await rows<{ reply: Turn }>(client, 'select * from events where (call_id = $1 and seq = $2) or delivery = $3', [
    speech.call,
    speech.seq,
    speech.delivery,
  ])
  const [game] = await rows<Row>(client, 'select * from participants where id = $1 for update', [call.participant_id])
  if (!game) throw new Error('a call without a game')
  const visitId = game.visit_id
  if (saved) return { reply: saved.reply, visitId, shown: null }
  if (speech.turn !== call.turn || isRight(quiz, game.rebus, speech.text)) throw new Error('not a wrong answer of this turn')
  const at = new Date()
  const after = turnAfter(quiz, game, call.turn + 1)
  await rows(
    client,
    `insert into answers (participant_id, call_id, rebus, attempt, via, heard, verdict, reason, points, is_last, at)
      values ($1, $2, $3, $4, 'voice', $5, 'wrong', 'no match', 0, $6, $7)`,
    [game.id, speech.call, game.rebus, game.attempt, speech.text, after.isLast, at],
  )
  await rows(client, 'update participants set rebus = $2, attempt = $3, points = $4, question = $5 where id = $1', [
    game.id,
    after.rebus,
    after.attempt,
    game.points,
    game.question + 1,
  ])
  const reply = JSON.stringify(after.turn)
  await rows(
    client,
    `update calls set turn = $2, reply = $3, replied_at = $4, heard_at = $4, part = 'game', silences = 0, tries = $5, pushes = 0
      where id = $1`,
    [speech.call, after.turn.turn, reply, at, call.tries],
  )
  await rows(
    client,
    `insert into events (call_id, seq, type, turn, heard, confidence, delivery, reply, at)
      values ($1, $2, 'speech.heard', $3, $4, $5, $6, $7, $8)`,
    [speech.call, speech.seq, speech.turn, speech.text, speech.confidence, speech.delivery, reply, at],
  )
  const [visit] = await rows<{ last: number }>(
    client,
    'update visits set entries = entries + 2 where id = $1 returning entries as last',
    [visitId],
  )
  if (!visit) throw new Error('a game without a visit')
  await rows(
    client,
    `insert into entries (visit_id, number, "from", text, via, verdict, at)
      values ($1, $2, 'visitor', $3, 'voice', 'wrong', $6), ($1, $4, 'pavel', $5, null, null, $6)`,
    [visitId, visit.last - 1, speech.text, visit.last, after.turn.say, at],
  )
  return { reply: after.turn, visitId, shown: { ...after, points: game.points, heard: speech.text, last: visit.last } }
}

type Row = { id: number; turn: number; tries: Call['tries']; participant_id: number; visit_id: number } & Pick<
  Participant,
  'rebus' | 'attempt' | 'points' | 'question'
>

/** A statement is prepared once on each connection, under a name: its own text. */
async function rows<Result = unknown>(client: PoolClient, text: string, values: unknown[]): Promise<Result[]> {
  return (await client.query({ name: nameOf(text), text, values })).rows
}

/** PostgreSQL cuts names at 63 bytes. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  names.set(text, `statement ${names.size}`)
  return nameOf(text)
}

const names = new Map<string, string>()
