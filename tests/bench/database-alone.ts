import pg from 'pg'
import { openGames } from './article/games.ts'
import { saveWrongAnswer } from './article/wrong-answer.ts'
import type { Contender } from './contender.ts'
import { eventsPerPlayer } from './player.ts'

/** The database alone: this process sends it the statements of a wrong answer, without a server. */
export async function startDatabaseAlone({ name, databaseUrl }: { name: string; databaseUrl: string }): Promise<Contender> {
  const games = await openGames(databaseUrl)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, idleTimeoutMillis: 0 })
  // the next statement then fails
  pool.on('error', () => undefined)
  return {
    name,
    databaseUrl,
    countOfEvents: games.countOfEvents,
    pid: null,
    pageUrl: null,
    async player() {
      const { phone, call } = await games.open()
      let { seq, turn } = call
      return {
        async play() {
          if (turn > eventsPerPlayer) throw new Error('a game has ended')
          const text = `самолёт ${phone} ${turn}`
          const delivery = `msg_${crypto.randomUUID()}`
          const startedAt = performance.now()
          const speech = { call: call.id, seq: ++seq, turn, text, confidence: 0.9, delivery }
          const { reply } = await saveWrongAnswer(pool, games.quiz, speech)
          if (reply.turn !== ++turn) throw new Error(`«${text}» got the reply ${JSON.stringify(reply)}`)
          return { ms: performance.now() - startedAt, frame: 0, reply: 0 }
        },
        close: async () => undefined,
      }
    },
    idle: null,
    pages: null,
    restart: async () => undefined,
    close: () => Promise.all([pool.end(), games.close()]).then(() => undefined),
  }
}
