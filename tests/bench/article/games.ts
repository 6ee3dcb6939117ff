import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { calls, campaigns, entries, events, participants, quizVersions, visits } from '../../../server/store/schema/schema.ts'
import { openDatabase } from '../../../server/store/store.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'
import { turnSaying } from './answer.ts'

const [campaignId, versionId] = [1, 1]

const settings = { phoneNumber: null, phoneNumberAbroad: null, isPrizeByMessage: false }

/** A game under way, with a call in which Pavel listens. */
export type Game = { phone: string; visitId: number; call: { id: string; seq: number; turn: number } }

/** Makes Pavel's tables in a database, for whoever does Pavel's work there. `open` writes a game that has just begun. */
export async function openGames(databaseUrl: string) {
  const database = await openDatabase({ url: databaseUrl, folder: '' })
  await database.migrate().finally(() => database.close())
  const client = postgres(databaseUrl, { max: 2 })
  const db = drizzle(client, { casing: 'snake_case' })
  const quiz = fixedQuiz()
  const reply = turnSaying(quiz, 1, 'Какое слово спрятано?')
  let games = 0
  await db
    .insert(campaigns)
    .values({ address: 'bench', name: quiz.title, language: quiz.language, settings, createdAt: new Date() })
  await db.insert(quizVersions).values({ campaignId, number: 1, quiz, publishedAt: new Date(), publishedBy: 'bench' })
  return {
    quiz,
    countOfEvents: `select count(*) from answers where verdict = 'wrong'`,
    close: () => client.end({ timeout: 1 }),
    async open(): Promise<Game> {
      const number = 1_000_000 + games++
      const phone = `+7916${number}`
      const at = new Date()
      const call = { id: crypto.randomUUID(), seq: 2, turn: reply.turn }
      const opened = { campaignId, phone, openedAt: at }
      const consent = { consentVersion: '1', consentAt: at }
      const [visit] = await db
        .insert(visits)
        .values({ ...opened, ...consent, token: crypto.randomUUID(), entries: 4 })
        .returning({ id: visits.id })
      const visitId = visit?.id ?? 0
      const played = {
        campaignId,
        versionId,
        phone,
        visitId,
        callId: call.id,
        draw: [0, 1, 2, 3, 4],
        seed: number,
        startedAt: at,
      }
      const [participant] = await db.insert(participants).values(played).returning({ id: participants.id })
      await db.insert(calls).values({
        id: call.id,
        campaignId,
        direction: 'inbound',
        caller: phone,
        called: '78005553535',
        part: 'game',
        participantId: participant?.id ?? 0,
        turn: reply.turn,
        reply,
        repliedAt: at,
        startedAt: at,
        answeredAt: at,
        heardAt: at,
      })
      const types = ['call.started', 'call.answered']
      await db.insert(events).values(types.map((type, index) => ({ callId: call.id, seq: index + 1, type, reply, at })))
      const texts = Array.from({ length: 4 }, () => reply.say)
      await db
        .insert(entries)
        .values(texts.map((text, index) => ({ visitId, number: index + 1, from: 'pavel' as const, text, at })))
      return { phone, visitId, call }
    },
  }
}
